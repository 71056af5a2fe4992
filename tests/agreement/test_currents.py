"""Injected currents against closed forms: a current from t on acts in the step that begins at t, from t = 0 on."""

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.simulator import TakesCurrents
from tests.agreement.conftest import DT
from tests.agreement.reading import LIF, first_move, spikes, trace

TAU, CM, REST = LIF["tau_m"], LIF["cm"], LIF["v_rest"]
QUIET = {**LIF, "v_thresh": 1e6}


@pytest.fixture(autouse=True)
def takes_currents(sim: ModuleType) -> None:
    if not isinstance(sim.session.simulator, TakesCurrents):
        pytest.skip("currents are refused")


def response(current: np.ndarray) -> np.ndarray:
    """The exact potential of a membrane at rest under a current that is constant in each time step."""
    decay, v = np.exp(-DT / TAU), [0.0]
    for level in current:
        v.append(v[-1] * decay + level * TAU / CM * (1.0 - decay))
    return REST + np.array(v)


def recorded(sim: ModuleType, source: Any, duration: float = 100.0, cell: str = "IF_curr_exp") -> np.ndarray:
    cells = sim.Population(1, getattr(sim, cell)(**QUIET))
    cells.record("v")
    source.inject_into(cells)
    sim.run(duration)
    return trace(cells)[1][:, 0]


def steps(duration: float = 100.0) -> np.ndarray:
    """When each time step begins."""
    return np.arange(round(duration / DT)) * DT + 1e-6


@pytest.mark.parametrize(("start", "stop"), [(0.0, 1e12), (0.1, 30.0), (0.2, 0.3), (10.0, 50.0)])
@pytest.mark.parametrize("cell", ["IF_curr_exp", "IF_cond_exp"])
def test_constant(sim: ModuleType, start: float, stop: float, cell: str) -> None:
    found = recorded(sim, sim.DCSource(amplitude=0.5, start=start, stop=stop), cell=cell)
    exact = response(np.where((steps() >= start) & (steps() < stop), 0.5, 0.0))
    np.testing.assert_allclose(found, exact, atol=0.005)
    assert first_move(np.arange(found.size) * DT, found) == pytest.approx(start + DT)


def test_it_is_the_same_as_the_parameter(sim: ModuleType) -> None:
    own = sim.Population(1, sim.IF_curr_exp(**LIF, i_offset=0.9))
    given = sim.Population(3, sim.IF_curr_exp(**LIF, i_offset=[0.0, 0.4, 0.0]))
    sim.DCSource(amplitude=0.9).inject_into(given[0:1])
    given[1].inject(sim.DCSource(amplitude=0.5))
    for cells in (own, given):
        cells.record("spikes")
    sim.run(120.0)
    expected = spikes(own)[0]
    first, second, third = spikes(given)
    np.testing.assert_array_equal(first, expected)
    np.testing.assert_array_equal(second, expected)
    assert third.size == 0


def test_sine(sim: ModuleType) -> None:
    source = sim.ACSource(amplitude=0.6, offset=0.1, frequency=25.0, phase=60.0, start=5.0, stop=85.0)
    found = recorded(sim, source)
    late = np.arange(0.0, 80.0 + DT / 2, DT)
    omega, phase = 2.0 * np.pi * 25.0 / 1000.0, np.pi / 3
    angle = np.arctan(omega * TAU)  # of the filter
    gain = TAU / CM / np.hypot(1.0, omega * TAU)
    swing = gain * (np.sin(omega * late + phase - angle) - np.sin(phase - angle) * np.exp(-late / TAU))
    exact = REST + 0.6 * swing + 0.1 * TAU / CM * (1.0 - np.exp(-late / TAU))
    np.testing.assert_allclose(found[50:851], exact, atol=0.002)


def test_steps(sim: ModuleType) -> None:
    found = recorded(sim, sim.StepCurrentSource(times=[0.0, 10.0, 10.1, 60.0], amplitudes=[0.2, 0.5, -0.3, 0.0]))
    level = np.select([steps() < 10.0, steps() < 10.1, steps() < 60.0], [0.2, 0.5, -0.3], 0.0)
    np.testing.assert_allclose(found, response(level), atol=0.005)


def test_noise(sim: ModuleType) -> None:
    cells = sim.Population(2, sim.IF_curr_exp(**{**QUIET, "tau_m": 1e6}))
    cells.record("v")
    cells.inject(sim.NoisyCurrentSource(mean=0.2, stdev=0.5, dt=1.0, start=20.0, rng=sim.NumpyRNG(3)))
    for duration in (40.05, 0.05, 960.0):
        sim.run(duration)
    values = trace(cells)[1]
    np.testing.assert_array_equal(values[:, 0], values[:, 1])
    currents = np.diff(values[::10, 0]) * CM / 1.0  # one number for each ms
    fine = np.diff(values[:, 0]) * CM / DT
    np.testing.assert_allclose(fine[200:].reshape(-1, 10).std(axis=1), 0.0, atol=0.002)
    np.testing.assert_allclose(currents[:20], 0.0, atol=1e-9)
    noise = currents[20:]
    assert abs(noise.mean() - 0.2) < 5 * 0.5 / np.sqrt(noise.size)
    assert abs(noise.std() - 0.5) < 5 * 0.5 / np.sqrt(2 * noise.size)
    assert abs(np.corrcoef(noise[1:], noise[:-1])[0, 1]) < 5 / np.sqrt(noise.size)


def test_changes_on_the_way(sim: ModuleType) -> None:
    source = sim.DCSource(amplitude=0.3)
    cells = sim.Population(1, sim.IF_curr_exp(**QUIET))
    cells.record("v")
    cells.inject(source)

    def stronger(time: float) -> float:
        if time > 19.0:
            source.amplitude = 0.7
            return 1e9
        return 20.0

    sim.run(50.0, callbacks=[stronger])
    source.set_parameters(amplitude=-0.2)
    sim.run(50.0)
    assert source.amplitude == -0.2
    level = np.select([steps() < 20.0, steps() < 50.0], [0.3, 0.7], -0.2)
    np.testing.assert_allclose(trace(cells)[1][:, 0], response(level), atol=0.005)


def test_injected_on_the_way_and_again_after_a_reset(sim: ModuleType) -> None:
    cells = sim.Population(1, sim.IF_curr_exp(**QUIET))
    cells.record("v")
    sim.run(30.0)
    cells.inject(sim.DCSource(amplitude=0.4, start=10.0))
    sim.run(70.0)
    np.testing.assert_allclose(trace(cells)[1][:, 0], response(np.where(steps() < 30.0, 0.0, 0.4)), atol=0.005)
    sim.reset()
    sim.run(100.0)
    np.testing.assert_allclose(trace(cells)[1][:, 0], response(np.where(steps() < 10.0, 0.0, 0.4)), atol=0.005)


def test_two_currents_add_up(sim: ModuleType) -> None:
    cells = sim.Population(2, sim.IF_curr_exp(**QUIET))
    cells.record("v")
    for amplitude, start in ((0.3, 0.0), (0.2, 0.1), (-0.1, 40.0)):
        cells.inject(sim.DCSource(amplitude=amplitude, start=start))
    sim.run(100.0)
    level = 0.3 + np.where(steps() >= 0.1, 0.2, 0.0) - np.where(steps() >= 40.0, 0.1, 0.0)
    np.testing.assert_allclose(trace(cells)[1][:, 1], response(level), atol=0.005)
