"""The engine from outside: real child processes, and all that can become of them."""

import os
from pathlib import Path

import numpy as np
import pytest

from app.preview import Request
from tests.app.preview.asking import Asking, sketch

PID = "import os\nanswer = {'pid': [os.getpid()]}"


def test_arrays_come_back_by_name(shared):
    answer = shared.ask(sketch("answer = {'a': np.arange(6.0).reshape(2, 3), 'b': [1, 2], 'c': 0.5}"))
    assert answer.sentence == ""
    assert np.array_equal(answer.arrays["a"], [[0, 1, 2], [3, 4, 5]])
    assert answer.arrays["b"].dtype == np.int32
    assert answer.arrays["c"] == 0.5


def test_a_simulation_is_computed(shared):
    program = """
sim.setup(timestep=0.5)
cells = sim.Population(3, sim.IF_curr_exp(), initial_values={"v": -70.0})
cells.record("v")
sim.run(10.0)
answer = {"v": cells.get_data().segments[0].filter(name="v")[0].magnitude}
"""
    assert np.array_equal(shared.ask(sketch(program)).arrays["v"], np.full((21, 3), -70.0))


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("answer = {'a': 1 / 0}", "ZeroDivisionError"),
        ("answer =", "SyntaxError"),
        ("raise SystemExit(3)", "SystemExit"),
        ("pass", "binds no dict of arrays"),
        ("answer = {'a': ['x']}", "could not convert string to float"),
        ("sim.Population(2, sim.IF_curr_exp())", "before setup()"),
    ],
)
def test_what_is_wrong_with_a_program_is_said(shared, program, said):
    answer = shared.ask(sketch(program))
    assert said in answer.sentence
    assert not answer.arrays


def test_a_simulator_that_is_not_here_is_said(asking):
    answer = asking.ask(Request("moose", "import pyNN.moose as sim\nanswer = {}"))
    assert "moose" in answer.sentence


def test_the_child_stays(shared):
    assert shared.ask(sketch(PID)).arrays["pid"] == shared.ask(sketch(PID)).arrays["pid"]


def test_a_crash_is_said_and_the_next_request_gets_a_new_child(asking):
    before = asking.ask(sketch(PID)).arrays["pid"]
    crashed = asking.ask(sketch("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"))
    assert crashed.sentence == "sketch ended unexpectedly (signal 11) while it computed the preview."
    assert asking.ask(sketch(PID)).arrays["pid"] != before


def test_what_takes_too_long_is_ended_and_the_next_request_is_answered(asking):
    late = asking.ask(sketch("while True: pass", seconds=0.2))
    assert late.sentence == "sketch gave no answer within 0.2 s, so there is no preview."
    assert asking.ask(sketch(PID)).arrays


def test_much_that_is_printed_holds_nothing_up(shared):
    assert shared.ask(sketch("print('x' * 1_000_000)\n" + PID)).arrays


def test_the_newest_request_of_a_topic_takes_the_place_of_one_that_waits(asking):
    busy = sketch("import time; time.sleep(0.3); answer = {}")
    asking.engine.ask("first", busy)
    for number in range(20):
        asking.engine.ask("second", sketch(f"answer = {{'n': {number}}}"))
    come = [asking.next() for _ in range(2)]
    assert [topic for topic, _ in come] == ["first", "second"]
    assert come[1][1].arrays["n"] == 19


def test_a_topic_that_is_forgotten_is_not_answered(asking):
    asking.engine.ask("first", sketch("import time; time.sleep(0.3); answer = {}"))
    asking.engine.ask("second", sketch("answer = {}"))
    asking.engine.ask("third", sketch("answer = {}"))
    asking.engine.forget("second")
    assert [asking.next()[0] for _ in range(2)] == ["first", "third"]


def test_closing_ends_the_child_in_the_midst_of_a_program():
    asking = Asking()
    pid = int(asking.ask(sketch(PID)).arrays["pid"][0])
    asking.engine.ask("endless", sketch("while True: pass"))
    asking.engine.close(30.0)
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
