"""Synapses, rules of plasticity, currents and the parts of composed cells have what they have upstream."""

import pytest

from backends.standard import (
    CURRENTS,
    NEURONS,
    RECEPTORS,
    SYNAPSES,
    TIMINGS,
    WEIGHT_DEPENDENCES,
    mechanism,
    point_neuron,
)
from backends.standard.point_neuron import compositions, recipe

PARTS = [*SYNAPSES.values(), *TIMINGS.values(), *WEIGHT_DEPENDENCES.values(), *CURRENTS.values()]


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.name)
def test_defaults_are_those_of_upstream(model):
    from pyNN.standardmodels import electrodes, synapses

    upstream = getattr(synapses, model.name, None) or getattr(electrodes, model.name)
    defaults = {k: tuple(getattr(v, "value", ())) or v for k, v in upstream.default_parameters.items()}
    assert model.defaults == {k: () if hasattr(v, "value") else v for k, v in defaults.items()}
    assert model.title and model.doc.endswith(".")
    for parameter in model.parameters:
        assert parameter.doc
        assert parameter.problem(parameter.default) is None


def test_a_mechanism_has_the_parameters_of_its_parts():
    timing, dependence = TIMINGS["SpikePairRule"], WEIGHT_DEPENDENCES["GutigWeightDependence"]
    model = mechanism(timing, dependence)
    assert {**timing.defaults, **dependence.defaults}.items() <= model.defaults.items()
    assert model.defaults.keys() - timing.defaults.keys() - dependence.defaults.keys() == {
        "weight",
        "delay",
        "dendritic_delay_fraction",
    }
    assert model.plastic and model.less == (("w_min", "w_max"),)
    assert mechanism(timing, dependence) is model


@pytest.mark.parametrize("model", [*NEURONS.values(), *RECEPTORS.values()], ids=lambda model: model.name)
def test_parts_of_composed_cells_are_those_of_upstream(model):
    from pyNN.standardmodels import cells, receptors

    upstream = getattr(cells, model.name, None) or getattr(receptors, model.name)
    elsewhere = {"locations"}  # which say where on a dendrite receptors are
    assert model.defaults == {k: v for k, v in upstream.default_parameters.items() if k not in elsewhere}
    states = model.states if model.name in NEURONS else (model.state,)
    assert {state.name: state.initial for state in states} == upstream.default_initial_values
    assert {state.name: state.unit for state in states}.items() <= upstream.units.items()
    for parameter in model.parameters:
        assert parameter.doc and upstream.units.get(parameter.name, parameter.unit) == parameter.unit
        assert parameter.problem(parameter.default) is None
    assert model.title and model.doc.endswith(".") and model.equations
    if model.name in RECEPTORS:
        assert bool(model.reversal) == (model.state.unit == "uS") == upstream.conductance_based
        assert {model.rise, model.decay, model.reversal} - {""} == model.by_name.keys()


def test_a_composed_cell_has_what_its_parts_have():
    fast, slow = RECEPTORS["CurrExpPostSynapticResponse"], RECEPTORS["CondBetaPostSynapticResponse"]
    cell = point_neuron(NEURONS["AdExp"], (("AMPA", fast), ("NMDA", slow)))
    assert NEURONS["AdExp"].defaults.items() <= cell.defaults.items()
    names = [*NEURONS["AdExp"].by_name, "AMPA.tau_syn", "NMDA.e_syn", "NMDA.tau_rise", "NMDA.tau_decay"]
    assert list(cell.by_name) == names
    assert [state.name for state in cell.states] == ["v", "w", "AMPA.isyn", "NMDA.gsyn"]
    assert [signal.name for signal in cell.recordable] == ["spikes", "v", "w", "AMPA.isyn", "NMDA.gsyn"]
    assert cell.receptors == ("AMPA", "NMDA") and not cell.is_source
    assert (cell.unit_of("AMPA"), cell.unit_of("NMDA"), cell.weight_unit) == ("nA", "uS", "")
    assert cell.less == NEURONS["AdExp"].less
    assert point_neuron(NEURONS["AdExp"], (("AMPA", fast), ("NMDA", slow))) is cell


def test_every_composition_has_a_recipe():
    cells = [*compositions(NEURONS.values(), RECEPTORS.values())]
    recipes = [recipe(cell) for cell in cells]
    assert len(cells) == len(NEURONS) * (4 + 10 + 4) == len({*recipes})
    assert {"PointNeuron(LIF, CurrExp)", "PointNeuron(AdExp, CondExp, CondAlpha)"} <= {*recipes}
    assert "PointNeuron(LIF, CondBeta, CondBeta, CondBeta)" in recipes


def test_weights_have_one_unit_where_all_receptors_agree():
    kind = RECEPTORS["CondExpPostSynapticResponse"]
    cell = point_neuron(NEURONS["LIF"], (("a", kind), ("b", kind)))
    assert cell.weight_unit == cell.unit_of("b") == "uS" and cell.conductance_based
