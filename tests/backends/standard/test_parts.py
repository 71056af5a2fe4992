"""Synapses, rules of plasticity and currents have the parameters and defaults of upstream."""

import pytest

from backends.standard import CURRENTS, SYNAPSES, TIMINGS, WEIGHT_DEPENDENCES, mechanism

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
