"""Cells of a script's own equations."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import backends.brian2
from backends.api.errors import InvalidModelError, InvalidParameterValueError, NonExistentParameterError
from backends.simulator import SimulatorError

LIF = """
dv/dt = (v_rest - v)/tau_m + (i_syn + i_in)/c_m : volt (unless refractory)
di_syn/dt = -i_syn/tau_syn : amp
v_rest : volt (constant)
v_thresh : volt (constant)
tau_m : second (constant)
tau_syn : second (constant)
c_m : farad (constant)
i_in : amp
"""
MORE: dict[str, Any] = {
    "threshold": "v >= v_thresh",
    "reset": "v = v_rest",
    "receptors": {"excitatory": "i_syn", "inhibitory": "i_syn"},
    "defaults": {"v": -65.0, "v_rest": -65.0, "v_thresh": -50.0, "tau_m": 20.0, "tau_syn": 5.0, "c_m": 1.0},
    "inflow": "i_in",
    "name": "LIF",
}
DECAY = "dv/dt = -v/tau : volt\ntau : second"


@pytest.fixture
def sim() -> Iterator[ModuleType]:
    backends.brian2.setup(timestep=0.1, rng_seed=3)
    yield backends.brian2
    backends.brian2.end()


def test_it_does_what_the_standard_model_does(sim: ModuleType) -> None:
    kind = sim.native_cell_type(LIF, refractory=2.1, method="exact", **MORE)  # Brian2 counts the step of the spike
    own = sim.Population(3, kind(i_in=[0.0, 0.5, 0.9]))
    given = {"tau_syn_E": 5.0, "tau_syn_I": 5.0, "tau_refrac": 2.0}
    standard = sim.Population(3, sim.IF_curr_exp(**given, i_offset=[0.0, 0.5, 0.9]))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0, 5.3, 9.0, 20.0, 30.0]))
    for cells in (own, standard):
        for weight, delay, receptor in ((3.0, 1.0, "excitatory"), (-1.0, 2.0, "inhibitory")):
            synapse = sim.StaticSynapse(weight=weight, delay=delay)
            sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=receptor)
        cells.inject(sim.DCSource(amplitude=0.2, start=40.0, stop=80.0))
        cells.record(["v", "spikes"])
    sim.run(200.0)
    found, expected = (cells.get_data().segments[0] for cells in (own, standard))
    assert str(found.analogsignals[0].units.dimensionality) == "mV"
    np.testing.assert_allclose(found.analogsignals[0].magnitude, expected.analogsignals[0].magnitude, atol=1e-9)
    assert [*own.get_spike_counts().values()] == [1, 3, 8]
    for its, others in zip(found.spiketrains, expected.spiketrains, strict=True):
        np.testing.assert_array_equal(its.magnitude, others.magnitude)


def test_what_the_class_knows(sim: ModuleType) -> None:
    kind = sim.native_cell_type(LIF, **MORE)
    assert kind.__name__ == "LIF"
    assert kind.recordable == ["spikes", "v", "i_syn", "i_in"]
    assert kind.receptor_types == ("excitatory", "inhibitory")
    assert {name: kind.units[name] for name in ("v", "tau_m", "c_m")} == {"v": "mV", "tau_m": "ms", "c_m": "nF"}
    cells = sim.Population(3, kind(tau_m=15.0))
    cells[1:].set(tau_m=[16.0, 17.0])
    assert cells.get("tau_m").tolist() == [15.0, 16.0, 17.0]
    assert not cells[0].is_standard_cell


def test_equations_alone(sim: ModuleType) -> None:
    cells = sim.Population(2, DECAY, {"tau": [10.0, 20.0]}, initial_values={"v": 8.0})
    cells.record("v")
    sim.run(20.0)
    trace = cells.get_data().segments[0].analogsignals[0].magnitude
    np.testing.assert_allclose(trace, 8.0 * np.exp(-np.arange(201)[:, None] * 0.1 / [10.0, 20.0]), rtol=1e-9)


def test_plastic_synapses_and_weights_in_the_declared_unit(sim: ModuleType) -> None:
    kind = sim.native_cell_type("dg/dt = -g/tau : siemens\ntau : second", receptors={"excitatory": "g"})
    cells = sim.Population(1, kind(tau=10.0))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[1.0]))
    synapse = sim.SimpleStochasticSynapse(weight=0.25, delay=1.0, p=1.0)
    connections = sim.Projection(source, cells, sim.AllToAllConnector(), synapse)
    cells.record("g")
    sim.run(5.0)
    trace = cells.get_data().segments[0].analogsignals[0].magnitude[:, 0]
    assert trace[19] == 0.0
    np.testing.assert_allclose(trace[20:], 0.25 * np.exp(-np.arange(31) / 100.0), rtol=1e-9)
    assert connections.get("weight", format="list", with_address=False) == [0.25]


def test_noise_follows_from_the_seed() -> None:
    def trace(seed: int) -> Any:
        backends.brian2.setup(timestep=0.1, rng_seed=seed)
        cells = backends.brian2.Population(2, "dv/dt = -v/(10*ms) + xi*mV/ms**0.5 : volt")
        cells.record("v")
        backends.brian2.run(5.0)
        return cells.get_data().segments[0].analogsignals[0].magnitude

    first, again, other = trace(1), trace(1), trace(2)
    backends.brian2.end()
    np.testing.assert_array_equal(first, again)
    assert np.all(first[-1] != other[-1])
    assert first[-1, 0] != first[-1, 1]


@pytest.mark.parametrize(
    ("equations", "more", "words"),
    [
        ("dv/dt = -v : volt", {}, "trying NeuronGroup: Expression '-v' does not have the expected unit"),
        ("dv/dt = -v/tau : mV", {}, "reading equations: .*Use 'volt' instead"),
        ("dv/dt = -v/tau : volt", {}, '"tau" could not be resolved'),
        ("dv/dt = : volt", {}, "reading equations"),
        ("cm : farad", {}, "'cm' is the name of a unit"),
        ("q : coulomb", {}, "q is in coulomb; expected no unit, or one like ms, mV"),
        ("q : 1 (shared)", {}, "q is shared; expected a number of each cell"),
        (DECAY, {"threshold": "v > 1"}, "Comparison of expressions with different units"),
        (DECAY, {"threshold": "v >>", "reset": ""}, "invalid syntax"),
        (DECAY, {"threshold": 3}, "threshold: 3 is not a text"),
        (DECAY, {"method": "exactly"}, "No state updater with the name"),
        (DECAY, {"receptors": {"excitatory": "g"}}, "receptors: 'g' is none of the variables .*: tau, v"),
        (DECAY, {"receptors": ["v"]}, r"receptors: \['v'\] is not a dictionary"),
        (DECAY, {"defaults": {"tau": "long"}}, "default of tau: 'long' is not a number in ms"),
        (DECAY, {"inflow": "v"}, "inflow: 'v' is none of the variables"),
        (DECAY, {"inflow": "tau"}, "inflow: 'tau' is none of the variables"),
        (DECAY, {"treshold": "v > 1*mV"}, "unexpected keyword argument 'treshold'"),
        ("iaf_psc_alpha", {}, "'iaf_psc_alpha' is no neuron of Brian2's own. Standard models are given"),
    ],
)
def test_what_is_no_model(sim: ModuleType, equations: str, more: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidModelError, match=words):
        sim.native_cell_type(equations, **more)


def test_wrong_parameters(sim: ModuleType) -> None:
    with pytest.raises(NonExistentParameterError, match="NeuronGroup has no parameter 'tau_m'.*tau"):
        sim.Population(1, DECAY, {"tau_m": 3.0})
    with pytest.raises(InvalidParameterValueError, match="tau of NeuronGroup: 'x' is not a number in ms"):
        sim.Population(1, DECAY, {"tau": "x"})


def test_what_equations_do_not_tell(sim: ModuleType) -> None:
    cells = sim.Population(2, sim.native_cell_type(DECAY, receptors={"excitatory": "v"})(tau=10.0))
    with pytest.raises(
        InvalidModelError, match="cannot be injected into .population0., whose model NeuronGroup takes none"
    ):
        cells.inject(sim.DCSource(amplitude=0.2))
    standard = sim.Population(2, sim.IF_cond_exp())
    synapse = sim.ElectricalSynapse(weight=0.1)
    own = sim.Population(2, sim.native_cell_type(LIF, **MORE))
    with pytest.raises(SimulatorError, match="electrical synapses join neurons of standard models alone"):
        sim.Projection(standard, own, sim.OneToOneConnector(), synapse)
