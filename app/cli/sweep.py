"""The command `sweep`: one network many times, in parallel, and what came of it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from app.cli.errors import CommandError, UsageError
from app.cli.interrupts import Interrupts
from app.cli.job import chosen_simulator
from app.cli.project import opened, report
from app.storage import EXTENSION
from app.sweep.plan import MANY, Axis, Plan, plan_of
from app.sweep.session import Progress, sweep
from app.sweep.table import summary, write_csv
from app.sweep.values import SweepError
from app.sweep.where import SCHEDULER, Where, options


def run(arguments: Namespace) -> int:
    """Carry it out. 0 when every point has a result, 1 when one has none, 130 when it was called off."""
    try:
        plan = _plan(arguments)
        plan.require()
        if plan.count > MANY and not arguments.yes:
            raise UsageError(f"These are {plan.count:,} runs. Say --yes if they are meant.")
        progress, called_off = _follow(plan, arguments)
    except SweepError as error:
        raise CommandError(str(error)) from error
    _leave(progress, arguments)
    return 130 if called_off else int(bool(progress.failures))


def _plan(arguments: Namespace) -> Plan:
    path: Path = arguments.file
    if path.suffix == ".json":
        try:
            plan = plan_of(path.read_text(encoding="utf-8"), path.name)
        except OSError as error:
            raise CommandError(f"{path.name} cannot be opened: {error.strerror}.") from error
        chosen_simulator(plan.simulator)
        return plan
    if path.suffix != EXTENSION:
        raise UsageError(f"{path.name}: a {EXTENSION} project or a sweep (.json) is expected.")
    project = opened(path)
    report(project.problems, sys.stderr)
    simulator = chosen_simulator(arguments.on or project.network.settings.simulator)
    axes = []
    for given in arguments.over:
        target, equals, text = given.partition("=")
        if not equals:
            raise UsageError(f"--over {given}: ELEMENT.PARAMETER=VALUES or seed=VALUES is expected.")
        axes.append(Axis(target.strip(), text.strip()))
    return Plan(project.network, tuple(axes), simulator.name)


def _follow(plan: Plan, arguments: Namespace) -> tuple[Progress, bool]:
    kind = SCHEDULER if arguments.scheduler else arguments.cluster
    where = Where(arguments.workers or 0, kind, arguments.scheduler or "", options(arguments.cluster_options or ""))
    progress = Progress(plan)
    with Interrupts() as interrupts:
        for progress in sweep(plan, where, arguments.out, arguments.resume, lambda: interrupts.count > 0):
            if sys.stderr.isatty():
                print(f"\r{_line(progress)}", end="", file=sys.stderr, flush=True)
        called_off = interrupts.count > 0
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return progress, called_off


def _line(progress: Progress) -> str:
    left = progress.seconds_left
    more = f", {left:.0f} s left" if isfinite(left) else ""
    return f"{progress.done} of {progress.plan.count} runs{more}   "


def _leave(progress: Progress, arguments: Namespace) -> None:
    folder: Path = arguments.out
    write_csv(progress, folder / "points.csv")
    for failure in progress.failures:
        print(f"{_named(progress, failure.values)}: {failure.failure}", file=sys.stderr)
    from app.cli.sweep_pictures import draw  # matplotlib takes a while to import

    draw(progress, folder)
    if arguments.json:
        print(json.dumps(_summary(progress), ensure_ascii=False, indent=2))
    else:
        _print(progress)


def _named(progress: Progress, values: tuple[float, ...]) -> str:
    return ", ".join(f"{axis.target}={value:g}" for axis, value in zip(progress.plan.axes, values, strict=True))


def _summary(progress: Progress) -> dict[str, Any]:
    results = [progress.results[number] for number in sorted(progress.results)]
    return {
        "axes": {axis.target: list(axis.values) for axis in progress.plan.axes},
        "simulator": progress.plan.simulator,
        "points": [{"values": r.values, "measures": dict(r.measures), "failure": r.failure} for r in results],
    }


def _print(progress: Progress) -> None:
    """Each measure over the axes that are no seeds, with its spread."""
    for name in progress.measures:
        table = summary(progress, name)
        print(name + (f", mean ± sd of {table.repeats} seeds" if table.repeats > 1 else ""))
        for place in np.ndindex(table.mean.shape):
            here = [f"{t}={table.values[i][place[i]]:g}" for i, t in enumerate(table.axes)]
            spread = f" ± {table.deviation[place]:.3g}" if isfinite(table.deviation[place]) else ""
            print(f"  {' '.join(here) or 'all'}  {table.mean[place]:.4g}{spread}")
