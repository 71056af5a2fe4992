"""The commands that end at once: export, check, simulators."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from app.cli.errors import CommandError
from app.cli.project import opened, program_of, report
from app.model import checks
from app.model.checks import Severity
from backends import registry


def export(arguments: Namespace) -> int:
    """The program of a project, to a file or standard output."""
    project = opened(arguments.file)
    report(project.problems, sys.stderr)
    text = program_of(project.network).text
    if arguments.out is None:
        sys.stdout.write(text)
        return 0
    write_text(arguments.out, text)
    return 0


def check(arguments: Namespace) -> int:
    """The problems of a project; 1 when one of them is an error."""
    project = opened(arguments.file)
    problems = (*project.problems, *checks.check(project.network))
    if arguments.json:
        entries = [{**asdict(p), "severity": p.severity.value} for p in problems]
        print(json.dumps({"file": str(arguments.file), "problems": entries}, ensure_ascii=False, indent=2))
    else:
        report(problems, sys.stdout)
        if not problems:
            print("No problems.")
    return int(any(p.severity is Severity.ERROR for p in problems))


def simulators(arguments: Namespace) -> int:
    """Each simulator: its version, or why it is not here; as JSON, also the models that it refuses, with reasons."""
    there = registry.simulators()
    if arguments.json:
        entries = [_described(presence) for presence in there]
        print(json.dumps({"simulators": entries}, ensure_ascii=False, indent=2))
        return 0
    width = max((len(p.name) for p in there), default=0)
    for presence in there:
        print(f"{presence.name:<{width}}  {presence.version or presence.reason}")
    return 0


def _described(presence: registry.Presence) -> dict[str, object]:
    """A simulator, what it refuses, and why it has but one process; one that turns out to be broken is not here."""
    alone = {"one_process": registry.alone(presence.name)}
    try:
        return {**asdict(presence), **alone, "refuses": registry.refusals(presence.name) if presence.version else {}}
    except registry.NoSuchSimulatorError as error:
        return {**asdict(presence), **alone, "version": None, "reason": str(error), "refuses": {}}


def write_text(path: Path, text: str) -> None:
    """Write a file. CommandError with the reason when the disk refuses."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} could not be written: {error.strerror}.") from error
