"""Composed cells: parts by class or instance, wrong parts, and what a population of them can do."""

import numpy as np
import pytest

from backends.api.errors import (
    ConnectionError,
    InvalidModelError,
    InvalidParameterValueError,
    InvalidWeightError,
    NonExistentParameterError,
    RecordingError,
)
from backends.api.standardmodels import cells, receptors

LIF, AdExp, PointNeuron = cells.LIF, cells.AdExp, cells.PointNeuron
ExpPSR, Current = receptors.ExpPSR, receptors.CurrExpPostSynapticResponse


@pytest.fixture
def cell():
    return PointNeuron(AdExp(tau_m=10.0), GABA=receptors.AlphaPSR(tau_syn=2.0, e_syn=-70.0), AMPA=Current())


@pytest.fixture
def population(sim, cell):
    return sim.Population(3, cell, initial_values={"v": -60.0, "GABA.gsyn": 0.01})


def test_it_knows_what_its_parts_know(cell):
    assert cell.receptor_types == ("AMPA", "GABA")
    assert cell.recordable == ["spikes", "v", "w", "AMPA.isyn", "GABA.gsyn"]
    assert cell.can_record("GABA.gsyn") and not cell.can_record("gsyn")
    assert cell.default_initial_values == {"v": -70.6, "w": 0.0, "AMPA.isyn": 0.0, "GABA.gsyn": 0.0}
    assert (cell.units["GABA.gsyn"], cell.units["AMPA.isyn"], cell.units["GABA.e_syn"]) == ("uS", "nA", "mV")
    assert cell.injectable and not cell.conductance_based
    assert cell.has_parameter("GABA.e_syn") and not cell.has_parameter("AMPA.e_syn")
    assert cell.get_parameter_names()[-3:] == ["AMPA.tau_syn", "GABA.e_syn", "GABA.tau_syn"]
    assert "GABA.e_syn = -70.0 mV" in cell.describe()


def test_parts_may_be_classes_and_have_short_names():
    cell = PointNeuron(LIF, E=ExpPSR, I=receptors.BetaPSR)
    assert cell.conductance_based and cell.parameter_space["I.tau_decay"] == 1.7
    assert ExpPSR is receptors.CondExpPostSynapticResponse
    assert receptors.AlphaPSR is receptors.CondAlphaPostSynapticResponse


def test_one_part_may_serve_several_cells_and_receptors():
    shared = ExpPSR(tau_syn=3.0)
    one, other = PointNeuron(LIF(), a=shared, b=shared), PointNeuron(AdExp(), c=shared)
    assert one.parameter_space["b.tau_syn"] == other.parameter_space["c.tau_syn"] == 3.0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda: PointNeuron(), "neuron of PointNeuron: None is not one of LIF, AdExp"),
        (lambda: PointNeuron(cells.IF_cond_exp(), a=ExpPSR()), "neuron of PointNeuron: IF_cond_exp.* is not one of"),
        (lambda: PointNeuron(LIF()), "PointNeuron has no receptors; expected some, like AMPA=ExpPSR"),
        (lambda: PointNeuron(LIF(), AMPA=LIF()), "AMPA of PointNeuron: LIF.* is not one of .*ExpPSR, AlphaPSR"),
        (lambda: PointNeuron(LIF(), AMPA=5.0), "AMPA of PointNeuron: 5.0 is not one of"),
        (lambda: PointNeuron(LIF(), tau_m=ExpPSR()), "cannot be called 'tau_m': LIF has its own"),
        (lambda: PointNeuron(AdExp(), w=ExpPSR()), "cannot be called 'w': AdExp has its own"),
        (lambda: PointNeuron(LIF(), spikes=ExpPSR()), "cannot be called 'spikes': LIF has its own"),
        (lambda: PointNeuron(LIF(), **{"a.b": ExpPSR()}), "cannot be called 'a.b': that is not a name"),
    ],
)
def test_wrong_parts(wrong, sentence):
    with pytest.raises(InvalidModelError, match=sentence):
        wrong()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda: ExpPSR(tau_syn=0.0), "tau_syn of CondExpPostSynapticResponse: 0.0 is not a number above 0 ms"),
        (lambda: receptors.BetaPSR(tau_rise=-1), "tau_rise of CondBetaPostSynapticResponse: -1 is not"),
        (lambda: LIF(v_reset=-40.0), "v_reset of LIF: -40 is not below v_thresh"),
        (lambda: AdExp(v_thresh=-30.0), "v_thresh of AdExp: -30 is not below v_spike"),
    ],
)
def test_wrong_values(wrong, sentence):
    with pytest.raises(InvalidParameterValueError, match=sentence):
        wrong()


def test_parameters_that_a_part_has_not():
    with pytest.raises(NonExistentParameterError, match="CondExpPostSynapticResponse has no parameter 'locations'"):
        ExpPSR(locations=0.5)


def test_a_population_tells_the_simulator_which_parts_there_are(sim, population):
    (group,) = sim.session.simulator.groups
    assert group.cell.neuron.name == "AdExp"
    assert [(name, kind.name) for name, kind in group.cell.responses] == [
        ("AMPA", "CurrExpPostSynapticResponse"),
        ("GABA", "CondAlphaPostSynapticResponse"),
    ]
    assert group.parameters["GABA.tau_syn"] == 2.0 and group.states["GABA.gsyn"] == 0.01


def test_parameters_are_read_and_changed_by_receptor(sim, population):
    assert population.get("AMPA.tau_syn") == 5.0
    population.set(**{"AMPA.tau_syn": [3.0, 2.0, 4.0], "tau_w": 100.0})
    np.testing.assert_array_equal(population.get("AMPA.tau_syn"), [3.0, 2.0, 4.0])
    assert population[1].get_parameters()["AMPA.tau_syn"] == 2.0
    population.initialize(**{"AMPA.isyn": 0.1})
    assert population.initial_values["AMPA.isyn"] == 0.1 and population.initial_values["w"] == 0.0
    with pytest.raises(NonExistentParameterError, match="PointNeuron has no parameter 'AMPA.e_syn'"):
        population.set(**{"AMPA.e_syn": 0.0})
    with pytest.raises(InvalidParameterValueError, match=r"GABA.tau_syn of PointNeuron: -1.0 .* is not a number above"):
        population.set(**{"GABA.tau_syn": [1.0, -1.0, 1.0]})


def test_recording_by_receptor(sim, population):
    population.record(["AMPA.isyn", "GABA.gsyn"])
    sim.run(1.0)
    signals = {signal.name: signal for signal in population.get_data().segments[0].analogsignals}
    assert signals["GABA.gsyn"].units.dimensionality.string == "uS" and np.all(signals["GABA.gsyn"] == 0.01)
    with pytest.raises(RecordingError, match=r"PointNeuron offers spikes, v, w, AMPA\.isyn, GABA\.gsyn"):
        population.record("gsyn_exc")


def test_weights_have_the_sign_and_unit_of_their_receptor(sim, population):
    source = sim.Population(1, sim.SpikeSourceArray())

    def connect(weight, receptor=None):
        synapse = sim.StaticSynapse(weight=weight)
        return sim.Projection(source, population, sim.AllToAllConnector(), synapse, receptor_type=receptor)

    for weight in (1.0, -1.0):
        assert connect(weight, "AMPA").receptor_type == "AMPA"
    with pytest.raises(InvalidWeightError, match="the weight -1 uS has the wrong sign; onto GABA receptors"):
        connect(-1.0, "GABA")
    with pytest.raises(InvalidWeightError, match="-1 uS"):
        connect(1.0, "GABA").set(weight=-1.0)
    with pytest.raises(ConnectionError, match="'excitatory' is not a receptor of .*; expected one of AMPA, GABA"):
        connect(1.0, "excitatory")


def test_the_first_receptor_is_meant_where_none_is_named(sim):
    cells = sim.Population(2, PointNeuron(LIF(), b=Current(), a=Current(), c=Current()))
    source = sim.Population(1, sim.SpikeSourceArray())
    chosen = [
        sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=weight)).receptor_type
        for weight in (1.0, 0.0, -1.0)
    ]
    assert chosen == ["a", "a", "b"]


def test_assemblies_of_several_compositions(sim, population):
    other = sim.Population(2, PointNeuron(LIF(), AMPA=ExpPSR()))
    both = population + other
    assert both.receptor_types == ("AMPA",) and not both.conductance_based
    with pytest.raises(AttributeError, match="several models"):
        _ = both.celltype
    with pytest.raises(InvalidWeightError, match="the weight -1 nA or uS has the wrong sign"):
        sim.Projection(other, both, sim.AllToAllConnector(), sim.StaticSynapse(weight=-1.0), receptor_type="AMPA")
