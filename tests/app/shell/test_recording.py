"""What a run brings is on disk while it goes on, and says how it ended."""

import threading

import numpy as np
import pytest
from PyQt5.QtCore import QObject, pyqtSignal

from app.model import Network
from app.records import Archive
from app.run import RunSession
from app.script import write
from app.shell.recording import ANOTHER, CLOSED, SLOW, Recorder
from app.worker import frames
from tests.app.run.fake import DONE, PROGRAM, Makers, recording, spikes


class Runner(QObject):
    begins = pyqtSignal(object, object)


@pytest.fixture
def bench(qapp, tmp_path):
    makers, runner, archive = Makers(), Runner(), Archive(tmp_path)
    session = RunSession(make_worker=makers)
    recorder = Recorder(runner, session, archive)

    def begin():
        runner.begins.emit(Network(title="Ünruhe"), write(Network()))
        session.start(PROGRAM, "nest", 1000.0)
        return makers.made[-1]

    yield archive, recorder, session, begin
    session.shutdown()
    recorder.shutdown()


def test_a_run_is_read_back_while_it_goes_on(bench, qtbot):
    archive, _recorder, session, begin = bench
    worker = begin()
    worker.frames += [recording(), frames.Started(0.0, 1000.0), spikes(), frames.Progress(10.0, 1000.0)]
    qtbot.waitUntil(lambda: [r.state for r in archive.records()] == ["running"])
    qtbot.waitUntil(lambda: archive.results(archive.records()[0]).now == 10.0)
    assert archive.results(archive.records()[0]).recordings[0].count == 2
    worker.outcome = DONE
    qtbot.waitUntil(lambda: archive.records()[0].outcome == DONE.sentence)
    (record,) = archive.records()
    assert (record.title, record.state, record.rates) == ("Ünruhe", "done", "Excitatory 20 Hz")
    assert session.results.recordings[0].count == 2


def test_another_run_and_the_closing_of_the_window_end_one(bench, qtbot):
    archive, recorder, session, begin = bench
    begin()
    begin()
    qtbot.waitUntil(lambda: ANOTHER.format(0.0) in [r.outcome for r in archive.records()])
    session.shutdown()
    recorder.shutdown()
    assert archive.records()[0].outcome == CLOSED.format(0.0)


def test_a_run_waits_for_a_disk_that_is_slow_and_people_are_told_once(bench, qtbot):
    archive, recorder, session, begin = bench
    told, slow = [], threading.Event()
    recorder.told.connect(told.append)
    worker = begin()
    recorder._keeping.then(lambda: slow.wait(30.0) and None)
    worker.frames += [recording(variable="v"), frames.Started(0.0, 1000.0)]
    worker.frames += [frames.Samples(0, 0.0, 0.1, np.zeros((1 << 20, 10))), frames.Progress(10.0, 1000.0)]
    qtbot.waitUntil(lambda: session.results.now == 10.0)
    worker.frames += [frames.Progress(20.0, 1000.0)]
    qtbot.wait(200)
    assert session.results.now == 10.0 and told == [SLOW]
    slow.set()
    qtbot.waitUntil(lambda: session.results.now == 20.0)
    worker.outcome = DONE
    qtbot.waitUntil(lambda: archive.records()[0].state == "done")
    assert told == [SLOW]
