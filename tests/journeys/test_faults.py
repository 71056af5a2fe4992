"""What a machine does to a run: it sleeps in the midst of it, or has ten runs asked of it at once."""

from __future__ import annotations

import os
import signal

from PyQt5.QtTest import QTest

from app.records import Archive
from app.shell.window import Window
from app.worker import End, Outcome
from tests.journeys.test_chaos import workers
from tests.journeys.test_laboratory import brunel

SPARE = 3  # processes: the run that is over, one that is ready for the next, one that answers while people edit
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
