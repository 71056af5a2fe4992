"""What it costs to watch a run, and how soon it begins: python -m tests.bench.living.

Wall seconds: of what a person waits for the median, of ratios the fastest of interleaved runs, which others on the
machine have disturbed least. Networks are Brunel's (2000), model A.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt5.QtCore import QCoreApplication

from app.model import Component, Frozen, Network, Recording
from app.run import RunSession
from app.script import Program, write
from app.shell.examples import BY_KEY
from app.storage import load
from app.sweep.plan import Axis, Plan
from app.sweep.session import sweep
from app.sweep.where import Where
from app.worker import Outcome, Task, batch

REPEATS, LEAST = 5, 75.0  # runs of each, and more for so many seconds
ALWAYS, NEVER = 0.04, 1e9  # seconds between two frames
SWEPT = 64


def main() -> None:
    """Print the lines."""
    application = QCoreApplication([])
    print("wall seconds")
    for cells, aim in ((1_000, 0.3), (10_000, None)):
        first_spikes(application, cells, aim)
    for simulator in ("nest", "neuron"):
        in_slices(simulator)
    streamed()
    swept()


def brunel(cells: int, duration: float, simulator: str = "nest") -> Network:
    """About so many cells, with as many inputs as in brunel-demo."""
    network = load(BY_KEY["brunel-demo"].path).network
    share = cells / 2500
    for population in network.populations:
        records = (Recording("spikes"),) if population.records else ()
        network.replace(population.name, replace(population, size=round(population.size * share), records=records))
    for projection in network.projections if share < 1 else ():
        if "n" in projection.connector.parameters:
            number = round(float(str(projection.connector.parameters["n"])) * share)
            connector = Component(projection.connector.model, Frozen(n=number))
            network.replace(projection.name, replace(projection, connector=connector))
    network.describe(network.title, "", replace(network.settings, duration=duration, simulator=simulator))
    return network


def first_spikes(application: QCoreApplication, cells: int, aim: float | None) -> None:
    """From pressing Run, with a worker that stands ready, to the first spikes in the window."""
    program = write(brunel(cells, 1000.0))
    pairs = [_first(application, program) for _ in range(REPEATS)]
    waited, built = (median(times) for times in zip(*pairs, strict=True))
    after = median(one - build for one, build in pairs)
    limit = f"aim {aim:.1f}" if aim else "aim 0.3 after the build"
    print(f"first spikes, {cells:,} cells on NEST   {waited:.2f}   build {built:.2f}, {after:.2f} more; {limit}")


def _first(application: QCoreApplication, program: Program) -> tuple[float, float]:
    """How long the first spikes took, and how much of that the building of the network."""
    session, ended = RunSession(), list[Outcome]()
    session.finished.connect(ended.append)
    session.prewarm("nest")
    ready = perf_counter() + 3.0
    _until(application, lambda: perf_counter() > ready)
    began = perf_counter()
    session.start(program, "nest", 1000.0)
    _until(application, lambda: any(r.count for r in session.results.recordings.values()))
    took = perf_counter() - began
    _until(application, lambda: bool(ended))
    session.shutdown()
    assert ended[0].finished is not None
    return took, ended[0].finished.seconds["build"]


def in_slices(simulator: str) -> None:
    """A run of 1 s in one call, and in a hundred."""
    whole = write(brunel(2500, 1000.0, simulator))
    parts = Program(whole.text.replace("sim.run(1000.0)", "for _ in range(100):\n    sim.run(10.0)"))
    one, many = _interleaved(*(lambda p=p: _run_seconds(p, simulator, NEVER) for p in (whole, parts)))
    print(f"{simulator}, 100 calls of 10 ms over one of 1 s   {many / one:.3f}   ({one:.2f} s); aim 1.10")


def streamed() -> None:
    """10,000 cells with frames thirty times a second, and with none before the end."""
    program = write(brunel(10_000, 1000.0))
    silent, told = _interleaved(*(lambda p=p: _run_seconds(program, "nest", p) for p in (NEVER, ALWAYS)))
    print(f"nest, 10,000 cells streamed over silent   {told / silent:.3f}   ({silent:.2f} s); aim 1.05")


def swept() -> None:
    """64 runs on one worker and on two."""
    plan = Plan(brunel(2500, 500.0), (Axis("seed", f"1..{SWEPT}"),), "nest")
    took = []
    for workers in (1, 2):
        with TemporaryDirectory() as folder:
            began = perf_counter()
            *_, progress = sweep(plan, Where(workers), Path(folder))
            took.append(perf_counter() - began)
            assert progress.done == SWEPT and not progress.failures
    print(f"sweep of {SWEPT} runs, one worker over two   {took[0] / took[1]:.2f}   ({took[1]:.1f} s); aim 1.8")


def _interleaved(*measured: Callable[[], float]) -> list[float]:
    found, began = list[list[float]](), perf_counter()
    while len(found) < REPEATS or perf_counter() - began < LEAST:
        found.append([one() for one in measured])
    return [min(times) for times in zip(*found, strict=True)]


def _run_seconds(program: Program, simulator: str, period: float) -> float:
    _, outcome = batch.run(program, Task(simulator, period=period))
    assert outcome.finished is not None, outcome.sentence
    return outcome.finished.seconds["run"]


def _until(application: QCoreApplication, done: Callable[[], bool]) -> None:
    while not done():
        application.processEvents()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
