"""The functions of PyNN: setup, run, reset, end."""

import pickle

import numpy as np
import pytest

from backends.api import overrides
from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, SetupError
from backends.standard import SYNAPSES


def test_setup_tells_the_simulator(sim) -> None:
    assert sim.setup(timestep=0.5, min_delay=1.0, max_delay=5.0, rng_seed=3, threads=2, spike_precision="off") == 0
    settings = sim.session.simulator.settings
    assert (settings.timestep, settings.min_delay, settings.max_delay) == (0.5, 1.0, 5.0)
    assert (settings.seed, settings.threads, settings.extra) == (3, 2, {"spike_precision": "off"})
    assert (sim.get_time_step(), sim.get_min_delay(), sim.get_max_delay()) == (0.5, 1.0, 5.0)
    assert (sim.num_processes(), sim.rank(), sim.get_current_time()) == (1, 0, 0.0)


def test_setup_without_arguments(sim) -> None:
    sim.setup()
    settings = sim.session.simulator.settings
    assert (settings.timestep, settings.min_delay, settings.max_delay, settings.threads, settings.seed) == (
        0.1,
        None,
        None,
        1,
        1,
    )
    assert sim.get_min_delay() == 0.1 and sim.get_max_delay() == float("inf")


def test_the_command_line_fills_in(sim, monkeypatch) -> None:
    monkeypatch.setattr(overrides, "threads", 4)
    monkeypatch.setattr(overrides, "seed", 0)
    sim.setup()
    assert (sim.session.settings.threads, sim.session.settings.seed) == (4, 0)
    sim.setup(threads=2, rng_seed=9)
    assert (sim.session.settings.threads, sim.session.settings.seed) == (2, 9)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"timestep": 0}, InvalidParameterValueError, "timestep of setup.*: 0 is not a number above 0 ms"),
        ({"timestep": "a"}, InvalidParameterValueError, "'a'"),
        ({"timestep": None}, InvalidParameterValueError, "None"),
        ({"min_delay": "later"}, InvalidParameterValueError, "min_delay of setup.*'later'"),
        ({"min_delay": 0.01}, SetupError, "min_delay, 0.01 ms, is below the time step, 0.1 ms"),
        ({"min_delay": 2, "max_delay": 1}, SetupError, "min_delay, 2 ms, is above max_delay, 1 ms"),
        ({"threads": 0}, InvalidParameterValueError, "threads of setup.*: 0 is not a whole number of at least 1"),
        ({"rng_seed": 1.5}, InvalidParameterValueError, "rng_seed of setup.*: 1.5 is not a whole number"),
        ({"dt": 0.1}, SetupError, "no argument 'dt'; expected timestep"),
        ({"mindelay": 0.1}, SetupError, "'mindelay'"),
        ({"maxdelay": 0.1}, SetupError, "'maxdelay'"),
    ],
)
def test_a_wrong_setup_is_told_and_changes_nothing(sim, arguments, error, words) -> None:
    cells = sim.Population(2, sim.IF_curr_exp())
    with pytest.raises(error, match=words):
        sim.setup(**arguments)
    cells.set(tau_m=3)


def test_run(sim) -> None:
    assert sim.run(10) == sim.get_current_time() == 10.0
    assert sim.run_for(2.56) == pytest.approx(12.6)
    assert sim.run_until(20) == 20.0
    assert sim.run_until(20) == 20.0
    assert sim.session.simulator.runs == pytest.approx([10.0, 2.6, 7.4])


@pytest.mark.parametrize("duration", [-1, "a", None, float("nan"), float("inf")])
def test_a_wrong_duration_is_told(sim, duration) -> None:
    with pytest.raises(InvalidParameterValueError, match="simtime of run"):
        sim.run(duration)


def test_the_past_is_told(sim) -> None:
    sim.run(10)
    with pytest.raises(InvalidParameterValueError, match="9 ms is in the past; the time is 10 ms"):
        sim.run_until(9)


def test_samples_that_would_not_fit_into_memory_are_refused_beforehand(sim) -> None:
    cells = sim.Population(4, sim.IF_curr_exp())
    cells.record("v")
    with pytest.raises(InvalidDimensionsError, match="samples recorded in a run until 1e.12 ms: 4e.13 would take"):
        sim.run(1e12)
    assert sim.get_current_time() == 0.0 and sim.run(1.0) == 1.0


def test_callbacks(sim) -> None:
    calls = []

    def every(interval: float):
        def callback(time: float) -> float:
            calls.append((interval, time))
            return time + interval

        return callback

    assert sim.run(10.0, callbacks=[every(5.0), every(2.5), every(30.0)]) == 10.0
    assert [t for i, t in calls if i == 5.0] == [0.0, 5.0, 10.0]
    assert [t for i, t in calls if i == 2.5] == [0.0, 2.5, 5.0, 7.5, 10.0]
    assert [t for i, t in calls if i == 30.0] == [0.0]
    assert sim.session.simulator.runs == [2.5] * 4


@pytest.mark.parametrize(
    ("answers", "times"),
    [
        ([3.0, 6.0, 9.0, 12.0, 99.0], [0.0, 3.0, 6.0, 9.0, 10.0]),  # once more at the end
        ([4.04, 4.06, 99.0, 99.0], [0.0, 4.0, 4.1, 10.0]),  # on the grid
        ([5.0, 5.0], [0.0, 5.0]),  # whoever wants to be called in the past is not called again
        ([float("inf"), float("inf")], [0.0, 10.0]),
    ],
)
def test_when_a_callback_is_called(sim, answers, times) -> None:
    calls, waiting = [], iter(answers)

    def callback(time: float) -> float:
        calls.append(time)
        return next(waiting)

    assert sim.run(10.0, callbacks=[callback]) == 10.0
    assert calls == times


def test_callbacks_that_are_none_are_told(sim) -> None:
    for callbacks in (print, [3], 5):
        with pytest.raises(InvalidParameterValueError, match="is not a list of functions of the time"):
            sim.run(1.0, callbacks=callbacks)
    for answer in (None, "later", float("nan"), True):
        with pytest.raises(InvalidParameterValueError, match=f"returned {answer!r} at 0 ms; expected the time"):
            sim.run(1.0, callbacks=[lambda time, answer=answer: answer])
    assert sim.run(1.0, callbacks=[]) == 1.0


def test_nothing_runs_before_setup_or_after_end(sim) -> None:
    sim.end()
    sim.end()
    for act in (lambda: sim.run(1), lambda: sim.run_until(1), sim.reset):
        with pytest.raises(SetupError, match="Sketch before setup"):
            act()


def test_reset_makes_the_same_network_again(sim) -> None:
    cells = sim.Population(3, sim.IF_curr_exp(tau_m=[1, 2, 3]), initial_values={"v": -60})
    cells.record("v")
    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=1, delay=1))
    sim.run(1.0)
    cells[0:1].set(tau_m=9)
    projection.set(weight=2)
    sim.reset(annotations={"trial": 1})
    assert sim.get_current_time() == 0.0
    simulator = sim.session.simulator
    (group,), (lines,) = simulator.groups, simulator.links
    assert group.parameters["tau_m"].tolist() == [9, 2, 3] and group.states["v"] == -60
    assert lines.blocks[0].parameters == {"weight": 2.0, "delay": 1.0}
    assert projection.get("weight", "array").tolist() == [[2.0] * 3] * 3
    assert simulator.settings.seed != sim.session.settings.seed
    sim.run(2.0)
    first, second = cells.get_data().segments
    assert first.annotations == {"trial": 1} and (first.name, second.name) == ("segment000", "segment001")
    assert (first.analogsignals[0].shape, second.analogsignals[0].shape) == ((11, 3), (21, 3))


def test_end_writes_what_was_asked_for(sim, tmp_path) -> None:
    cells = sim.Population(3, sim.IF_curr_exp())
    cells.record("v", to_file=tmp_path / "deep" / "v.pkl")
    sim.run(1.0)
    sim.end()
    with open(tmp_path / "deep" / "v.pkl", "rb") as file:
        assert pickle.load(file).segments[0].analogsignals[0].shape == (11, 3)
    assert not sim.session.simulator.open
    assert cells.get_data().segments[0].analogsignals[0].t_stop.item() == pytest.approx(1.1)


def test_models(sim) -> None:
    assert "IF_curr_exp" in sim.list_standard_models()
    assert sim.session.list_synapse_models() == [*SYNAPSES]


def test_labels_begin_anew(sim) -> None:
    sim.Population(2, sim.IF_curr_exp())
    sim.setup()
    cells = sim.Population(2, sim.IF_curr_exp())
    assert cells.label == "population0"
    np.testing.assert_array_equal(cells.numbers, [1, 2])
