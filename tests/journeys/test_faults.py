"""What a machine does to a run: it sleeps in the midst of it, its memory ends, its disk does, or it has ten at once."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PyQt5.QtTest import QTest

from app.model import Component, Network
from app.records import Archive
from app.shell.window import Window
from app.worker import End, Outcome
from tests.journeys.test_chaos import workers
from tests.journeys.test_laboratory import SIMULATORS, brunel

SPARE = 3  # processes: the run that is over, one that is ready for the next, one that answers while people edit
ROOM = 300 << 20  # bytes that a process may take beyond what it has
PATIENCE = 120_000  # ms, on a busy machine


def test_a_machine_that_sleeps_goes_on_where_it_was(window: Window, qtbot):
    window.document.open(brunel(5.0, "nest", 2000.0))
    ended: list[Outcome] = []
    window.session.finished.connect(ended.append)
    window.runner.run()
    qtbot.waitUntil(lambda: window.session.results.now > 0, timeout=PATIENCE)
    worker = window.session._worker.pid
    os.kill(worker, signal.SIGSTOP)
    QTest.qWait(300)  # what was on its way has arrived
    before = window.session.results.now
    QTest.qWait(700)
    assert window.session.results.now == before and not ended
    window.document.select([window.document.network.populations[0].name])  # the window does not wait for it
    os.kill(worker, signal.SIGCONT)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
    assert ended[0].end is End.DONE and window.session.results.now == 2000.0


def test_of_ten_runs_at_once_the_last_one_is_run_and_all_are_kept(window: Window, qtbot):
    window.document.open(brunel(5.0, "nest", 300.0))
    ended: list[Outcome] = []
    for _ in range(10):
        window.runner.run()
    window.session.finished.connect(ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
    assert ended[-1].end is End.DONE and window.session.results.now == 300.0
    qtbot.waitUntil(lambda: len(workers()) <= SPARE, timeout=PATIENCE)
    archive = Archive(window.recorder.archive._shelf.folder)
    qtbot.waitUntil(lambda: all(record.end for record in archive.records()), timeout=PATIENCE)
    kept = archive.records()
    assert len(kept) == 10 and [record.end for record in kept].count("done") == 1


@pytest.mark.parametrize("simulator", SIMULATORS)
def test_a_network_that_memory_cannot_hold_is_told_and_the_next_one_runs(window: Window, qtbot, simulator):
    small, ended = brunel(5.0, simulator, 20.0), list[Outcome]()
    window.session.finished.connect(ended.append)
    window.session.reached.connect(lambda name: name and bound_memory(window.session._worker.pid))
    window.document.open(larger(small))
    window.runner.run()
    qtbot.waitUntil(lambda: len(ended) == 1, timeout=PATIENCE)
    assert ended[0].end is End.FAILED
    assert ended[0].sentence == "Excitatory → Excitatory: there is not enough memory for this."
    assert ended[0].element == "exc_to_exc" and ended[0].sentence in window.problems.sentences
    window.session.reached.disconnect()
    window.document.open(small)
    window.runner.run()
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=PATIENCE)
    assert ended[1].end is End.DONE


def test_a_disk_that_is_full_keeps_what_had_arrived_and_the_run_goes_on(window: Window, qtbot):
    window.document.open(brunel(5.0, "nest", 2000.0))
    said: list[str] = []
    ended: list[Outcome] = []
    window.recorder.told.connect(said.append)
    window.session.finished.connect(ended.append)
    window.runner.run()
    qtbot.waitUntil(lambda: window.session.results.now > 100.0, timeout=PATIENCE)
    with files_of_at_most(100_000):
        qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
    assert ended[0].end is End.DONE and window.session.results.now == 2000.0
    assert said[0].startswith("This run is not kept any more: file too large.")
    archive = Archive(window.recorder.archive._shelf.folder)
    qtbot.waitUntil(lambda: bool(archive.records()[0].end), timeout=PATIENCE)
    (record,) = archive.records()
    kept = archive.results(record)
    assert record.state == "done" and f"Only what came until {kept.now:g} ms is kept" in record.outcome
    assert 100.0 <= kept.now < 2000.0 and next(iter(kept.recordings.values())).count > 0


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """While it lasts this process can write no file larger than so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def larger(network: Network) -> Network:
    """With more connections than there is room for."""
    network = network.copy()
    for population in network.populations:
        network.replace(population.name, replace(population, size=population.size * 10))
    for projection in network.projections:
        if projection.pre in ("excitatory", "inhibitory"):
            network.replace(projection.name, replace(projection, connector=Component("AllToAllConnector")))
    return network


def bound_memory(process: int) -> None:
    """Let it take little more than it has by now; what is bound already stays so."""
    if resource.prlimit(process, resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY:
        taken = int(Path(f"/proc/{process}/statm").read_text().split()[0]) * resource.getpagesize()
        resource.prlimit(process, resource.RLIMIT_AS, (taken + ROOM, taken + ROOM))
