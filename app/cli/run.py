"""The command `run`: one worker, one run, one report."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable

from app.cli.errors import CommandError
from app.cli.interrupts import Interrupts
from app.cli.job import Job, job
from app.cli.meter import Meter
from app.cli.report import summary, table
from app.worker import End, Outcome, Results, Worker, batch
from app.worker.frames import Frame, Printed
from backends.mpi import world

_STATUS = {End.DONE: 0, End.STOPPED: 130}  # what shells expect after Ctrl+C


def run(arguments: Namespace) -> int:
    """Run a project or a script. 0 when it ran to its end, 130 when it was stopped; otherwise CommandError."""
    what = job(arguments)
    results = Results(what.program.lines)
    outcome = _follow(what, results, quiet=arguments.json)
    if outcome.end in (End.FAILED, End.CRASHED):
        raise CommandError(outcome.sentence, outcome.detail)
    if world().rank > 0:
        return _STATUS[outcome.end]  # process 0 reports
    result = summary(what, results, outcome)
    if arguments.out is not None:
        from app.cli.harvest import harvest  # matplotlib and Neo take a while to import

        harvest(arguments.out, what, results, result)
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        table(result, what.title, sys.stdout)
    if outcome.end is End.STOPPED:
        print(outcome.sentence, file=sys.stderr)
    return _STATUS[outcome.end]


def _follow(what: Job, results: Results, quiet: bool) -> Outcome:
    """Start the run and gather what it brings until it has ended. Ctrl+C stops it, twice ends it at once."""
    meter = Meter(sys.stderr)
    listen = _listener(what, quiet)

    def hear(frame: Frame) -> None:
        meter.show(frame)
        listen(frame)

    with Interrupts() as interrupts, Worker() as worker:
        worker.start(what.program, what.task)
        outcome = batch.follow(worker, results, hear, lambda: interrupts.pass_on(worker))
        meter.clear()
        return outcome


def _listener(what: Job, quiet: bool) -> Callable[[Frame], None]:
    """Passes on what a script prints; with `quiet` standard output is left to the report."""

    def hear(frame: Frame) -> None:
        if isinstance(frame, Printed) and what.prints:
            print(frame.text, file=sys.stdout if frame.stream == "stdout" and not quiet else sys.stderr)

    return hear
