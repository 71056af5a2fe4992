"""The command `compare`: one network on several simulators, and whether they agree."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from app.cli.errors import CommandError, UsageError
from app.cli.interrupts import Interrupts
from app.cli.job import chosen_simulator, text_of
from app.cli.project import opened, program_of, report
from app.compare.comparison import Comparison, comparison_of
from app.compare.report import as_json, text, write_csv
from app.compare.runs import Run
from app.compare.words import again, title
from app.model.checks import Severity, check
from app.script import Program
from app.storage import EXTENSION
from backends import registry


def run(arguments: Namespace) -> int:
    """Run it everywhere. 0 when all agree, 1 when they do not or one did not run, 130 when it was called off."""
    simulators = _simulators(arguments.on)
    program, labels = _program(arguments.file)
    with Interrupts() as interrupts:
        cancelled = lambda: interrupts.count > 0  # noqa: E731
        same = not arguments.own_noise
        comparison = comparison_of(program, simulators, labels, same, _tell, cancelled, differ=_tell_more)
        if interrupts.count:
            return 130
    if arguments.out is not None:
        _leave(comparison, arguments.out, program)
    print(json.dumps(as_json(comparison), ensure_ascii=False, indent=2) if arguments.json else text(comparison))
    return 0 if comparison.agree and all(one.ran for one in comparison.runs) else 1


def _simulators(given: str | None) -> list[str]:
    there = [one.name for one in registry.simulators() if one.version]
    names = [name.strip() for name in given.split(",") if name.strip()] if given else there
    for name in names:
        chosen_simulator(name)
    if len(set(names)) < 2:
        raise UsageError(f"--on {given or ','.join(names)}: at least two simulators are expected.")
    return list(dict.fromkeys(names))


def _program(path: Path) -> tuple[Program, dict[str, str]]:
    if path.suffix == ".py":
        return Program(text_of(path), filename=str(path)), {}
    if path.suffix != EXTENSION:
        raise UsageError(f"{path.name}: a {EXTENSION} project or a PyNN .py script is expected.")
    project = opened(path)
    report(project.problems, sys.stderr)
    network = project.network
    errors = [problem.sentence for problem in check(network) if problem.severity is Severity.ERROR]
    if errors:
        raise CommandError("\n".join(errors))
    return program_of(network), {e.name: e.label for e in network}


def _tell(run: Run) -> None:
    print(f"{title(run.simulator)}: {run.outcome.sentence}", file=sys.stderr)


def _tell_more(comparison: Comparison) -> None:
    print(again(comparison.spikes), file=sys.stderr)


def _leave(comparison: Comparison, folder: Path, program: Program) -> None:
    from app.compare.pictures import draw  # matplotlib takes a while to import

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "network.py").write_text(program.text, encoding="utf-8")
        (folder / "comparison.txt").write_text(text(comparison) + "\n", encoding="utf-8")
        body = json.dumps(as_json(comparison), ensure_ascii=False, indent=2)
        (folder / "comparison.json").write_text(body + "\n", encoding="utf-8")
        write_csv(comparison, folder / "comparison.csv")
        draw(comparison, folder / "comparison.png")
    except OSError as error:
        raise CommandError(f"{folder} could not be filled: {error.strerror or error}.") from error
