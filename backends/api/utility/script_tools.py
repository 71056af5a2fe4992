"""Arguments of scripts, names of their files, their logging."""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import datetime
from types import ModuleType
from typing import Any

from backends.api.errors import PyNNError
from backends.api.places import load, places
from backends.api.utility.notification import notify as notify

Argument = tuple[str, str] | tuple[str, str, Mapping[str, Any]]


def get_simulator(*arguments: Argument) -> tuple[ModuleType, Namespace]:
    """The simulator that the command line names first, and the other arguments.

    Each argument is (name, help) or (name, help, options of ArgumentParser.add_argument); names that begin with dashes
    are optional. A wrong command line ends the program with a message, as with argparse. NoSuchSimulatorError.
    """
    parser = ArgumentParser()
    parser.add_argument("simulator", help=f"the simulator to run on: {', '.join(places())}")
    for name, text, *options in arguments:
        parser.add_argument(name, help=text, **(options[0] if options else {}))
    given = parser.parse_args()
    return load(given.simulator), given


def get_script_args(n_args: int, usage: str = "") -> list[str]:
    """The arguments of the script, of which there have to be `n_args`. PyNNError: there are not."""
    given = sys.argv[1:]
    if len(given) != n_args:
        raise PyNNError(usage or f"The script needs {n_args} arguments; it was given {len(given)}.")
    return given


def normalized_filename(
    root: str,
    basename: str,
    extension: str,
    simulator: str,
    num_processes: int | None = None,
    use_iso8601: bool = False,
) -> str:
    """A path that tells the simulator and the time: ROOT/DATE/BASENAME_SIMULATOR[_npN]_DATE-TIME.EXTENSION."""
    now = datetime.now()
    date, time = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S") if use_iso8601 else ("%Y%m%d", "%Y%m%d-%H%M%S")
    processes = f"_np{num_processes}" if num_processes else ""
    return os.path.join(root, f"{now:{date}}", f"{basename}_{simulator}{processes}_{now:{time}}.{extension}")


def init_logging(
    logfile: str | None, debug: bool = False, num_processes: int = 1, rank: int = 0, level: int | None = None
) -> logging.Logger:
    """Log to a file (None: to standard error) from INFO on, from DEBUG on, or from `level` on. Returns the logger."""
    several = num_processes > 1
    logging.basicConfig(
        level=level or (logging.DEBUG if debug else logging.INFO),
        format=(f"Rank {rank} of {num_processes}: " if several else "") + "%(asctime)s %(levelname)-8s %(message)s",
        filename=logfile and os.path.abspath(f"{logfile}.{rank}" if several else logfile),
        filemode="w",
    )
    return logging.getLogger("PyNN")
