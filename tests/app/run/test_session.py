"""The session of the window: its states, what it tells, and that it lets go of what it started."""

import math

import numpy as np
import pytest

from app.run import RunSession
from app.worker import End, Outcome, frames
from tests.app.run.fake import DONE, PROGRAM, Makers, recording, spikes


class Heard:
    def __init__(self, session):
        self.all = []
        for name in ("state_changed", "reached", "progressed", "data_arrived", "printed", "finished"):
            getattr(session, name).connect(lambda *values, name=name: self.all.append((name, *values)))

    def of(self, name):
        return [entry[1:] if len(entry) > 2 else entry[1] for entry in self.all if entry[0] == name and len(entry) > 1]

    def count(self, name):
        return sum(entry[0] == name for entry in self.all)


@pytest.fixture
def workers():
    return Makers()


@pytest.fixture
def session(qapp, workers):
    session = RunSession(make_worker=workers)
    yield session
    session.shutdown()


@pytest.fixture
def heard(session):
    return Heard(session)


def started(session, workers):
    session.start(PROGRAM, "nest", 1000.0, threads=2, seed=7)
    return workers.made[-1]


def look(session, worker, *arrived, outcome=None):
    worker.frames.extend(arrived)
    worker.outcome = outcome
    session._look()


def test_a_run_from_beginning_to_end(session, workers, heard):
    worker = started(session, workers)
    look(session, worker, frames.Reached(1))
    look(session, worker, recording(), frames.Reached(2), frames.Started(0.0, 1000.0))
    look(session, worker, spikes(), frames.Progress(10.0, 1000.0))
    look(session, worker, spikes(times=(15.0, 16.0)), frames.Progress(1000.0, 1000.0), outcome=DONE)
    assert heard.of("state_changed") == ["starting", "building", "running", "idle"]
    assert heard.of("reached") == ["excitatory", "inhibitory", ""]
    assert heard.of("finished") == [DONE]
    assert session.results.recordings[0].count == 4
    assert session.results.recordings[0].element == "excitatory"


def test_the_task_says_what_was_asked(session, workers):
    _, program, task = started(session, workers).told[0]
    assert program is PROGRAM
    assert (task.simulator, task.threads, task.seed) == ("nest", 2, 7)


def test_many_frames_are_one_announcement_and_no_data_are_lost(session, workers, heard):
    worker = started(session, workers)
    burst = [frame for i in range(50) for frame in (spikes(times=(i, i + 0.5)), frames.Progress(i + 1.0, 1000.0))]
    look(session, worker, recording(), frames.Started(0.0, 1000.0), *burst)
    assert heard.count("data_arrived") == 1
    assert [(now, end) for now, end, *_ in heard.of("progressed")] == [(50.0, 1000.0)]
    assert session.results.recordings[0].count == 100


def test_a_million_spikes_in_one_frame(session, workers):
    worker = started(session, workers)
    many = spikes(cells=np.zeros(10**6), times=np.full(10**6, 3.0))
    look(session, worker, recording(), frames.Started(0.0, 1000.0), many, frames.Progress(5.0, 1000.0))
    assert session.results.recordings[0].count == 10**6


def test_time_left_and_speed(session, workers, heard, monkeypatch):
    clock = iter([0.0, 0.0, 0.5, 1.0])
    monkeypatch.setattr("app.run.session.monotonic", lambda: next(clock))
    worker = started(session, workers)
    look(session, worker, frames.Started(0.0, 1000.0))
    look(session, worker, frames.Progress(100.0, 1000.0))
    look(session, worker, frames.Progress(200.0, 1000.0))
    assert math.isnan(heard.of("progressed")[0][2])
    assert heard.of("progressed")[-1] == (200.0, 1000.0, pytest.approx(4.0), pytest.approx(0.2))


def test_pause_and_resume(session, workers, heard):
    worker = started(session, workers)
    look(session, worker, frames.Reached(1), frames.Started(0.0, 1000.0))
    session.resume()
    session.pause()
    session.pause()
    look(session, worker, frames.Progress(30.0, 1000.0))
    assert session.state == "paused"
    session.resume()
    assert worker.told[1:] == ["pause", ("resume", None)]
    assert heard.of("state_changed")[-3:] == ["running", "paused", "running"]


def test_stop_is_asked_once_then_forced(session, workers):
    worker = started(session, workers)
    session.stop()
    assert session.state == "stopping"
    session.pause()
    session.stop()
    assert worker.told[1:] == ["stop", "kill"]
    look(session, worker, outcome=Outcome(End.STOPPED, "Stopped at 12 ms."))
    assert session.state == "idle"


def test_a_crash_is_told_and_what_came_is_kept(session, workers, heard):
    worker = started(session, workers)
    crash = Outcome(End.CRASHED, "The simulator ended unexpectedly (signal 9).", 2, "inhibitory")
    look(session, worker, recording(), frames.Started(0.0, 1000.0), spikes(), outcome=crash)
    assert heard.of("finished") == [crash]
    assert session.state == "idle"
    assert session.results.recordings[0].count == 2
    again = started(session, workers)
    assert again is not worker
    assert session.state == "starting"


def test_starting_again_ends_the_former_first(session, workers, heard):
    first = started(session, workers)
    look(session, first, recording(), spikes())
    second = started(session, workers)
    assert "kill" in first.told
    first.outcome = DONE
    look(session, second, frames.Reached(1))
    assert session.results.recordings == {}
    assert heard.count("finished") == 0


def test_a_run_begun_by_whoever_hears_of_the_end(session, workers, heard):
    worker = started(session, workers)
    session.finished.connect(lambda _: started(session, workers))
    look(session, worker, outcome=DONE)
    assert session.state == "starting"
    look(session, workers.made[-1], frames.Reached(1))
    assert session.state == "building"


def test_a_run_begun_in_the_middle_of_a_look(session, workers, heard):
    worker = started(session, workers)
    session.printed.connect(lambda text: text == "again" and started(session, workers))
    look(session, worker, frames.Printed("stdout", "again"), outcome=DONE)
    assert session.state == "starting"
    assert heard.count("finished") == 0


def test_what_the_script_prints_is_passed_on(session, workers, heard):
    look(session, started(session, workers), frames.Printed("stdout", "hello"), frames.Printed("stderr", "careful"))
    assert heard.of("printed") == ["hello", "careful"]


def test_the_warm_worker_is_taken_and_the_next_is_warmed_up(session, workers, qtbot):
    session.prewarm("nest")
    session.prewarm("nest")
    worker = started(session, workers)
    assert len(workers.made) == 1
    assert [order[0] for order in worker.told] == ["prewarm", "start"]
    look(session, worker, outcome=DONE)
    qtbot.waitUntil(lambda: len(workers.made) == 2)
    assert workers.made[1].told == [("prewarm", "nest")]


def test_another_simulator_takes_the_warm_place(session, workers):
    session.prewarm("nest")
    session.prewarm("sketch")
    assert "kill" in workers.made[0].told
    assert started(session, workers) not in workers.made[:2]
    assert "kill" not in workers.made[1].told


def test_shutdown_ends_everything(session, workers):
    session.prewarm("sketch")
    worker = started(session, workers)
    session.shutdown()
    for each in (worker, workers.made[0]):
        assert {"kill", "close"} <= {told for told in each.told if isinstance(told, str)}
    session.stop()
    assert session.state == "idle"


def test_no_process_is_an_outcome_too(qapp):
    def fail():
        raise OSError(11, "Resource temporarily unavailable")

    session = RunSession(make_worker=fail)
    heard = Heard(session)
    session.start(PROGRAM, "nest", 1000.0)
    assert session.state == "idle"
    assert heard.of("finished")[0].end is End.CRASHED
    assert "Resource temporarily unavailable" in heard.of("finished")[0].sentence


def test_nothing_is_warmed_up_after_shutdown(session, workers, qtbot):
    look(session, started(session, workers), outcome=DONE)
    session.shutdown()
    qtbot.wait(20)
    assert len(workers.made) == 1


def ended(session, workers, resting=True):
    worker = started(session, workers)
    worker.resting = resting
    look(session, worker, frames.Started(0.0, 1000.0), frames.Progress(1000.0, 1000.0), outcome=DONE)
    return worker


def test_a_network_that_rests_goes_on(session, workers, heard):
    worker = ended(session, workers)
    assert session.state == "idle" and session.can_go_on
    session.go_on(50.0)
    worker.outcome = None
    assert worker.told[-1] == ("go_on", "sim.run(50.0)")
    assert session.state == "running"
    look(session, worker, frames.Started(1000.0, 1050.0), frames.Progress(1050.0, 1050.0), outcome=DONE)
    assert heard.of("progressed")[-1][:2] == (1050.0, 1050.0)
    assert heard.of("finished") == [DONE, DONE]
    session.reset()
    assert worker.told[-1] == ("go_on", "sim.reset()")


def test_what_has_gone_does_not_go_on(session, workers):
    ended(session, workers, resting=False)
    assert not session.can_go_on
    session.go_on(50.0)
    assert session.state == "idle"


def test_another_run_takes_its_place(session, workers, qtbot):
    worker = ended(session, workers)
    started(session, workers)
    qtbot.waitUntil(lambda: "close" in worker.told)


def test_it_is_held_after_a_step(session, workers, heard):
    session.start(PROGRAM, "nest", 1000.0, until=10.0)
    worker = workers.made[-1]
    assert worker.told[0][2].until == 10.0
    look(session, worker, frames.Started(0.0, 1000.0), frames.Progress(10.0, 1000.0), frames.Held(10.0))
    assert session.state == "paused"
    session.resume(25.0)
    assert worker.told[-1] == ("resume", 35.0)
    assert session.state == "running"


def test_what_is_altered_is_told(session, workers, heard):
    worker = started(session, workers)
    session.alter(["a.set(b=1)"], ["excitatory"])
    assert worker.told[-1] == ("alter", ["a.set(b=1)"], ["excitatory"])
    done = frames.Altered(5.0, "a.set(b=1)", "excitatory")
    told = []
    session.altered.connect(told.append)
    look(session, worker, done, frames.Altered(5.0, "import numpy", ""))
    assert told == [done]
    assert session.results.alterations == [done]


def test_a_brake_holds_for_later_runs(session, workers):
    session.brake(0.5)
    assert started(session, workers).told[-1] == ("brake", 0.5)
