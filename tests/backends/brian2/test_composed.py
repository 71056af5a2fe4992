"""Composed cells in Brian2: what is translated, names, and integrals of responses that rise."""

import re
from types import ModuleType

import brian2
import numpy as np
import pytest
from brian2.core.functions import DEFAULT_FUNCTIONS
from brian2.units.allunits import all_units
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from backends.adapter import climb
from backends.brian2 import laws
from backends.brian2.composed import block
from backends.registry import load
from backends.standard import NEURONS, RECEPTORS, point_neuron
from tests.agreement.reading import trace
from tests.backends.brian2.conftest import Bench

ALL = tuple((f"r{k}", kind) for k, kind in enumerate(RECEPTORS.values()))
CURRENTS = (("mV", RECEPTORS["CurrExpPostSynapticResponse"]), ("cm2", RECEPTORS["CurrExpPostSynapticResponse"]))


@pytest.mark.parametrize("neuron", NEURONS)
@pytest.mark.parametrize("responses", [ALL, CURRENTS, ALL[1:2]])
def test_every_parameter_is_translated(bench: Bench, neuron: str, responses: tuple) -> None:
    cell = point_neuron(NEURONS[neuron], responses)
    made = block(cell)
    assert made is not None and block(cell) is made and bench.simulator.refusal(cell) is None
    told = {name for coefficient in made.coefficients for name in coefficient.of}
    assert told == set(cell.by_name)
    assert set(made.receptors) == set(cell.receptors)
    assert {variable.name for variable in cell.recordable} - {"spikes"} == set(made.states)
    group = bench.simulator.create(cell, 2, cell.defaults)
    bench.record(group, "v")
    bench.run(1.0)
    assert bench.values(group).shape == (11, 2)


def test_no_name_means_something_else_to_brian2() -> None:
    made = block(point_neuron(NEURONS["AdExp"], (*ALL, *CURRENTS)))
    assert made is not None
    theirs = {unit.name for unit in all_units} | {unit.dispname for unit in all_units}
    theirs |= set(DEFAULT_FUNCTIONS) | set(dir(brian2.units))
    assigned = set(re.findall(r"^ *(\w+) \W?= ", made.code(0.1), re.M))
    assert not {*made.names, *assigned} & theirs
    assert len(set(made.names)) == len(made.names)


TAU = st.floats(0.03, 300.0)


def rising(t: float, rise: float, decay: float) -> float:
    apart, slower = t * abs(1 / rise - 1 / decay), np.exp(-t / max(rise, decay))
    return float(climb(rise, decay) * t * slower * (1 - apart / 2 if apart < 1e-7 else -np.expm1(-apart) / apart))


@given(rise=TAU, decay=TAU, step=st.sampled_from([0.01, 0.1, 1.0]))
def test_responses_over_a_step(rise: float, decay: float, step: float) -> None:
    assert laws.gain_double(step, rise, decay) == pytest.approx(rising(step, rise, decay), rel=1e-8)
    exact = quad(rising, 0.0, step, (rise, decay), epsabs=0.0, epsrel=1e-10)[0]
    assert laws.opened_double(step, 1.0, rise, decay) == pytest.approx(exact, rel=1e-6)


@given(tau=TAU)
def test_equal_and_nearly_equal_time_constants(tau: float) -> None:
    near = tau * (1 + np.array([0.0, 1e-9, 1e-5, 1e-4]))
    np.testing.assert_allclose(laws.gain_double(0.1, tau, near), laws.gain(0.1, tau), rtol=1e-3)
    np.testing.assert_allclose(laws.opened_double(0.1, 0.5, tau, near), laws.opened_rising(0.1, 0.5, tau), rtol=1e-3)


def test_time_constants_far_below_the_step() -> None:
    """No number becomes infinite, and a response that is over at once does hardly anything."""
    sim: ModuleType = load("brian2")
    sim.setup(timestep=0.1)
    kinds = {"a": sim.BetaPSR(tau_rise=1e-6, tau_decay=5.0), "b": sim.BetaPSR(tau_rise=5.0, tau_decay=1e-5)}
    cells = sim.Population(1, sim.PointNeuron(sim.LIF(), **kinds, c=sim.AlphaPSR(tau_syn=1e-6)))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[1.0]))
    for name in "abc":
        synapse = sim.StaticSynapse(weight=0.01, delay=1.0)
        sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=name)
    cells.record(["v", "a.gsyn", "b.gsyn", "c.gsyn"])
    sim.run(20.0)
    times = trace(cells)[0]
    late = times > 2.05
    for name in "ab":
        expected = 0.01 * np.exp(-(times[late] - 2.0) / 5.0)
        np.testing.assert_allclose(trace(cells, f"{name}.gsyn")[1][late, 0], expected, rtol=1e-3)
    assert np.all(trace(cells, "c.gsyn")[1][late] == 0.0) and np.all(np.isfinite(trace(cells)[1]))


def test_responses_may_start_from_anything() -> None:
    sim: ModuleType = load("brian2")
    sim.setup(timestep=0.1)
    kinds = {"shut": sim.AlphaPSR(tau_syn=3.0), "flow": sim.CurrExpPostSynapticResponse(tau_syn=4.0)}
    cells = sim.Population(2, sim.PointNeuron(sim.AdExp(), **kinds), initial_values={"shut.gsyn": [0.01, 0.02]})
    cells.initialize(**{"flow.isyn": 0.1})
    cells.record(["shut.gsyn", "flow.isyn"])
    sim.run(6.0)
    np.testing.assert_allclose(trace(cells, "shut.gsyn")[1][[0, -1]], np.outer([1.0, np.exp(-2.0)], [0.01, 0.02]))
    np.testing.assert_allclose(trace(cells, "flow.isyn")[1][[0, -1], 0], [0.1, 0.1 * np.exp(-1.5)])
