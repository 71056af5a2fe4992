"""The session with real worker processes: runs, a killed worker, and nothing left behind."""

import os
import signal
from pathlib import Path

import pytest

from app.run import RunSession
from app.script import Program
from app.worker import End

SIMULATOR = "sketch"
HELLO = Program("print('hello')\n")
ENDLESS = Program("import time\n\ntime.sleep(600)\n", {3: "excitatory"})
MISTAKEN = Program("x = 1\nraise ValueError('the weight is missing')\n", {2: "inputs"})


@pytest.fixture
def session(qapp):
    session = RunSession()
    yield session
    session.shutdown()


def children():
    """Processes that this one has started and that have not gone."""
    own = Path("/proc/self/task")
    return {int(pid) for task in own.iterdir() for pid in (task / "children").read_text().split()}


def run(session, qtbot, program):
    with qtbot.waitSignal(session.finished, timeout=30_000) as ended:
        session.start(program, SIMULATOR, 100.0)
    return ended.args[0]


def begin(session, qtbot):
    session.start(ENDLESS, SIMULATOR, 100.0)
    qtbot.waitUntil(lambda: session.state == "building", timeout=30_000)


def test_what_is_printed_and_how_it_ended(session, qtbot):
    printed = []
    session.printed.connect(printed.append)
    assert run(session, qtbot, HELLO).end is End.DONE
    assert printed == ["hello"]


def test_a_mistake_names_its_element(session, qtbot):
    outcome = run(session, qtbot, MISTAKEN)
    assert (outcome.end, outcome.line, outcome.element) == (End.FAILED, 2, "inputs")
    assert "the weight is missing" in outcome.sentence


def test_a_killed_worker_is_told_and_the_next_run_works(session, qtbot):
    begin(session, qtbot)
    with qtbot.waitSignal(session.finished, timeout=30_000) as ended:
        os.kill(session._worker.pid, signal.SIGKILL)
    assert (ended.args[0].end, ended.args[0].element) == (End.CRASHED, "excitatory")
    assert run(session, qtbot, HELLO).end is End.DONE


def test_stop_ends_a_build(session, qtbot):
    begin(session, qtbot)
    with qtbot.waitSignal(session.finished, timeout=30_000) as ended:
        session.stop()
    assert ended.args[0].end is End.STOPPED
    assert session.state == "idle"


def test_starting_again_and_shutdown_leave_no_process(qapp, qtbot):
    before = children()
    session = RunSession()
    session.prewarm(SIMULATOR)
    for _ in range(4):
        begin(session, qtbot)
    assert children() > before
    session.shutdown()
    qtbot.waitUntil(lambda: children() <= before, timeout=10_000)
