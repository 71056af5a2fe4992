"""Artificial cells of NEURON's own, by their names, in its units."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import backends.neuron
from backends.api.errors import InvalidModelError, InvalidParameterValueError, NonExistentParameterError
from backends.simulator import SimulatorError

STEP = 0.1


@pytest.fixture
def sim() -> Iterator[ModuleType]:
    backends.neuron.setup(timestep=STEP, rng_seed=3)
    yield backends.neuron
    backends.neuron.end()


def intfire1(times: list[float], weight: float, tau: float, refrac: float, until: int) -> tuple[list[int], Any]:
    """The exact solution: the steps at whose ends it fires, and what M is at the ends of all steps.

    It jumps by the weight and decays; above 1 it fires, and deals with no event for `refrac` ms. It is 2 meanwhile for
    half a millisecond, and then 0: so that one sees it.
    """
    arrivals, m, last, fired, found = {round(time / STEP) for time in times}, 0.0, 0, [], []
    for step in range(until + 1):
        waiting = fired and step < fired[-1] + round(refrac / STEP)
        if fired and step == fired[-1] + round(refrac / STEP):
            m, last = 0.0, step
        if step in arrivals and not waiting:
            m, last = m * np.exp(-(step - last) * STEP / tau) + weight, step
            if m > 1:
                fired.append(step)
                waiting = True
        held = 2.0 if waiting and (step - fired[-1]) * STEP < 0.5 - 1e-9 else 0.0
        found.append(held if waiting else m * np.exp(-(step - last) * STEP / tau))
    return fired, np.array(found)


def test_intfire1_is_its_closed_form(sim: ModuleType) -> None:
    times = [2.0, 4.0, 5.0, 6.0, 9.0, 14.0, 14.5, 15.1, 16.0, 30.0]
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=times))
    cells = sim.Population(2, "IntFire1", {"tau": [10.0, 12.0], "refrac": 5.0})
    sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.45, delay=1.0))
    cells.record(["spikes", "M"])
    sim.run(20.0)
    sim.run(20.0)
    data = cells.get_data().segments[0]
    for cell, tau in enumerate((10.0, 12.0)):
        fired, m = intfire1([time + 1.0 for time in times], 0.45, tau, 5.0, 400)
        assert len(fired) >= 2
        np.testing.assert_allclose(data.spiketrains[cell].magnitude, np.array(fired) * STEP, atol=1e-9)
        free = np.isin(m, (0.0, 2.0), invert=True)
        np.testing.assert_allclose(data.analogsignals[0].magnitude[free, cell], m[free], rtol=1e-9)


def test_intfire2_fires_by_its_bias_alone(sim: ModuleType) -> None:
    cells = sim.Population(1, "IntFire2", {"taum": 10.0, "taus": 20.0, "ib": 1.5})
    cells.record(["spikes", "I"])
    sim.run(100.0)
    times = cells.get_data().segments[0].spiketrains[0].magnitude
    np.testing.assert_allclose(np.diff(times), 10.0 * np.log(1.5 / 0.5), atol=STEP)
    assert len(times) == 9


def test_intfire4_waits_for_its_synapse(sim: ModuleType) -> None:
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0]))
    cells = sim.Population(2, "IntFire4")
    for weight, delay, receptor, number in ((1.5, 11.0, "excitatory", 2), (-1.0, 1.0, "inhibitory", 1)):
        connector = sim.FromListConnector([(0, cell, weight, delay) for cell in range(number)])
        sim.Projection(source, cells, connector, sim.StaticSynapse(), receptor_type=receptor)
    cells.record(["spikes", "E"])
    sim.run(60.0)
    data = cells.get_data().segments[0]
    assert [len(train) for train in data.spiketrains] == [0, 1]
    assert 17.0 < data.spiketrains[1][0] < 30.0  # the excitatory current has a time constant of 5 ms
    np.testing.assert_array_equal(data.analogsignals[0].magnitude[:160, 1], 0.0)
    e = data.analogsignals[0].magnitude[160:300, 0]
    np.testing.assert_allclose(e / e[0], np.exp(-np.arange(140) * STEP / 5.0), rtol=1e-6)


def test_netstim_drives_standard_cells(sim: ModuleType) -> None:
    stimulus = sim.Population(2, "NetStim", {"start": [20.0, -1.0], "interval": 5.0, "number": 4.0})
    cells = sim.Population(2, sim.IF_curr_delta())
    sim.Projection(stimulus, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=2.0, delay=1.0))
    stimulus.record("spikes")
    cells.record("v")
    sim.run(50.0)
    data = stimulus.get_data().segments[0]
    np.testing.assert_allclose(data.spiketrains[0].magnitude, [20.0, 25.0, 30.0, 35.0], atol=1e-9)
    assert len(data.spiketrains[1]) == 0
    v = cells.get_data().segments[0].analogsignals[0].magnitude
    jumps = np.flatnonzero(np.diff(v[:, 0]) > 1.0) + 1
    np.testing.assert_array_equal(jumps, [210, 260, 310, 360])
    assert np.all(np.abs(v[:, 1] + 65.0) < 1e-9)


def test_noise_follows_from_the_seed() -> None:
    def trains(seed: int) -> list[list[float]]:
        backends.neuron.setup(timestep=STEP, rng_seed=seed)
        cells = backends.neuron.Population(2, "NetStim", {"start": 0.0, "number": 1e6, "noise": 1.0})
        cells.record("spikes")
        backends.neuron.run(1000.0)
        return [train.magnitude.tolist() for train in cells.get_data().segments[0].spiketrains]

    first, again, other = trains(1), trains(1), trains(2)
    backends.neuron.end()
    assert first == again
    assert first != other
    assert first[0] != first[1]
    assert all(60 < len(train) < 140 for train in first)


def test_what_the_class_knows(sim: ModuleType) -> None:
    kind = sim.native_cell_type("IntFire4")
    assert kind.default_parameters == {"taue": 5.0, "taui1": 10.0, "taui2": 20.0, "taum": 50.0}
    assert kind.units["taue"] == "ms"
    assert kind.receptor_types == ("excitatory", "inhibitory")
    assert kind.recordable == ["spikes", "M", "E", "I"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("IntFire3", "'IntFire3' is no neuron of NEURON's own. Did you mean 'IntFire[124]'?"),
        ("ExpSyn", "'ExpSyn' is no neuron of NEURON's own"),
        ("", "'' is no neuron of NEURON's own"),
    ],
)
def test_what_it_has_not(sim: ModuleType, name: str, words: str) -> None:
    with pytest.raises(InvalidModelError, match=words.replace("?", r"\?")):
        sim.Population(1, name)


def test_wrong_input(sim: ModuleType) -> None:
    with pytest.raises(NonExistentParameterError, match="IntFire1 has no parameter 'tau_m'.*refrac, tau"):
        sim.Population(1, "IntFire1", {"tau_m": 3.0})
    with pytest.raises(InvalidParameterValueError, match="tau of IntFire1: 'x' is not a number in ms"):
        sim.Population(1, "IntFire1", {"tau": "x"})
    with pytest.raises(InvalidModelError, match="into 'cells', whose model IntFire1 takes none"):
        sim.Population(1, "IntFire1", label="cells").inject(sim.DCSource(amplitude=1.0))


def test_it_has_no_membrane(sim: ModuleType) -> None:
    own, standard = sim.Population(1, "IntFire1"), sim.Population(1, sim.IF_curr_exp())
    for pre, post in ((own, standard), (standard, own)):
        with pytest.raises(SimulatorError, match="IntFire1 has no membrane that electrical synapses could join"):
            sim.Projection(pre, post, sim.OneToOneConnector(), sim.ElectricalSynapse(weight=0.1))


def test_plastic_and_tiring_synapses(sim: ModuleType) -> None:
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[10.0, 20.0]))
    cells = sim.Population(1, "IntFire1", {"refrac": 1.0})
    rule = {"timing_dependence": sim.SpikePairRule(), "weight_dependence": sim.AdditiveWeightDependence(w_max=3.0)}
    plastic = sim.STDPMechanism(**rule, weight=1.5, delay=1.0)
    changed = sim.Projection(source, cells, sim.AllToAllConnector(), plastic)
    tiring = sim.TsodyksMarkramSynapse(weight=1.5, delay=5.0, U=1.0, tau_rec=1000.0)
    sim.Projection(source, cells, sim.AllToAllConnector(), tiring)
    cells.record("spikes")
    sim.run(40.0)
    fired = cells.get_data().segments[0].spiketrains[0].magnitude
    np.testing.assert_allclose(fired, [11.0, 15.0, 21.0], atol=1e-9)
    assert changed.get("weight", format="list", with_address=False)[0] != 1.5


def test_it_comes_before_the_first_run(sim: ModuleType) -> None:
    sim.run(1.0)
    with pytest.raises(SimulatorError, match="NEURON has IntFire1 begin with the first run: it has to be made before"):
        sim.Population(1, "IntFire1")


def test_it_wants_one_thread() -> None:
    backends.neuron.setup(threads=2)
    with pytest.raises(SimulatorError, match="IntFire1 in one thread only"):
        backends.neuron.Population(1, "IntFire1")
    backends.neuron.end()


def test_it_begins_anew(sim: ModuleType) -> None:
    cells = sim.Population(1, "IntFire2", {"ib": 1.5})
    cells.record("spikes")
    for _ in range(2):
        sim.run(50.0)
        sim.reset()
    first, second = (segment.spiketrains[0].magnitude for segment in cells.get_data().segments[:2])
    np.testing.assert_array_equal(first, second)
    assert len(first) == 4
