"""Project files as the commands need them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from app.cli.errors import CommandError
from app.model import Network
from app.model.checks import Problem
from app.script import Program, write
from app.storage import Opened, StorageError, load


def opened(path: Path) -> Opened:
    """The network of a project file. CommandError when it cannot be read."""
    try:
        return load(path)
    except StorageError as error:
        raise CommandError(str(error)) from error


def program_of(network: Network) -> Program:
    """The program of a network. CommandError when a name in it can be none."""
    try:
        return write(network)
    except ValueError as error:
        raise CommandError(f"The program cannot be written: {error}.") from error


def report(problems: Iterable[Problem], stream: TextIO) -> None:
    """A line for each problem."""
    for problem in problems:
        print(f"{problem.severity.value}: {problem.sentence}", file=stream)
