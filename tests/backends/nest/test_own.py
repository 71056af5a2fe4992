"""Models of NEST's own, by their names, in its units."""

from collections.abc import Iterator
from types import ModuleType

import numpy as np
import pytest

import backends.nest
import backends.sketch
from backends.api.errors import InvalidModelError, InvalidParameterValueError, NonExistentParameterError


@pytest.fixture
def sim() -> Iterator[ModuleType]:
    backends.nest.setup(timestep=0.1, rng_seed=3)
    yield backends.nest
    backends.nest.end()


CELL = {"C_m": 1000.0, "tau_m": 20.0, "E_L": -65.0, "V_reset": -65.0, "V_th": -50.0, "t_ref": 2.0, "tau_syn_ex": 0.5}
OURS = {"tau_refrac": 2.0, "tau_syn_E": 0.5}


def test_it_does_what_the_standard_model_does(sim: ModuleType) -> None:
    source = sim.Population(3, sim.SpikeSourceArray(spike_times=[5.0, 9.0]))
    own = sim.Population(3, "iaf_psc_alpha", {**CELL, "I_e": [0.0, 500.0, 900.0]}, initial_values={"V_m": -60.0})
    standard = sim.Population(3, sim.IF_curr_alpha(**OURS, i_offset=[0.0, 0.5, 0.9]), initial_values={"v": -60.0})
    for cells, weight in ((own, 800.0), (standard, 0.8)):
        sim.Projection(source, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=weight, delay=1.0))
        cells.inject(sim.DCSource(amplitude=0.1, start=20.0))
    own.record(["V_m", "spikes"])
    standard.record(["v", "spikes"])
    sim.run(100.0)
    traces = [cells.get_data().segments[0].analogsignals[0] for cells in (own, standard)]
    assert str(traces[0].units.dimensionality) == "mV"
    np.testing.assert_allclose(traces[0].magnitude, traces[1].magnitude, atol=1e-9)
    assert [*own.get_spike_counts().values()] == [*standard.get_spike_counts().values()]


def test_parameters_have_its_names(sim: ModuleType) -> None:
    kind = sim.native_cell_type("iaf_cond_exp")
    assert kind.default_parameters["g_L"] == pytest.approx(16.6667)
    assert kind.receptor_types == ("excitatory", "inhibitory")
    cells = sim.Population(4, kind(g_L=10.0))
    cells[1:3].set(g_L=[11.0, 12.0], E_L=-71.0)
    assert cells.get(["g_L", "E_L"])[0].tolist() == [10.0, 11.0, 12.0, 10.0]
    assert not cells[0].is_standard_cell
    assert cells.can_record("g_ex") and not cells.can_record("v")


def test_receptors_of_its_own(sim: ModuleType) -> None:
    cells = sim.Population(1, "ht_neuron")
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[2.0]))
    sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=1.0), receptor_type="NMDA")
    cells.record("g_NMDA")
    sim.run(20.0)
    assert cells.get_data().segments[0].analogsignals[0].magnitude.max() > 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("iaf_psc_alfa", "'iaf_psc_alfa' is no neuron of NEST's own. Did you mean 'iaf_psc_alpha'?"),
        ("poisson_generator", "'poisson_generator' is no neuron of NEST's own"),
        ("", "'' is no neuron of NEST's own"),
    ],
)
def test_what_it_has_not(sim: ModuleType, name: str, words: str) -> None:
    with pytest.raises(InvalidModelError, match=words.replace("?", r"\?")):
        sim.Population(1, name)


def test_wrong_parameters(sim: ModuleType) -> None:
    with pytest.raises(NonExistentParameterError, match="iaf_psc_exp has no parameter 'tau'.*tau_m"):
        sim.Population(1, "iaf_psc_exp", {"tau": 3.0})
    with pytest.raises(InvalidParameterValueError, match="tau_m of iaf_psc_exp: 'x' is not a number"):
        sim.Population(1, "iaf_psc_exp", {"tau_m": "x"})


def test_another_simulator_has_none_by_name() -> None:
    backends.sketch.setup()
    with pytest.raises(InvalidModelError, match="'iaf_psc_alpha': .* offers no models of its own by name"):
        backends.sketch.Population(1, "iaf_psc_alpha")
    backends.sketch.end()


def test_it_takes_no_equations(sim: ModuleType) -> None:
    with pytest.raises(InvalidModelError, match="'iaf_psc_alpha': got an unexpected keyword argument 'threshold'"):
        sim.native_cell_type("iaf_psc_alpha", threshold="v > 1")
