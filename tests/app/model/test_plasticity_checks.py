"""What is wrong with a plastic synapse is said of the parameter that it is about."""

from dataclasses import replace

import pytest

from app.model import Component, Frozen
from app.model.checks import Severity, check
from tests.app.networks import balanced


def found(timing="SpikePairRule", dependence="AdditiveWeightDependence", watch=None, **values):
    """(field, severity, sentence) of each problem of a plastic projection with such rules."""
    network = balanced()
    parts = [Component(name, Frozen(values.pop(name, {}))) for name in (timing, dependence)]
    synapse = Component(
        "STDPMechanism",
        Frozen(weight=0.01, **values, timing_dependence=parts[0], weight_dependence=parts[1]),
    )
    network.replace("one", replace(network["one"], synapse=synapse, watch=watch))
    return [(problem.field, problem.severity, problem.sentence) for problem in check(network)]


def test_sound_rules_have_no_problem():
    assert not found()
    assert not found("Vogels2011Rule", watch=5.0)
    assert not found(dependence="GutigWeightDependence")


@pytest.mark.parametrize(
    ("problem", "field", "sentence"),
    [
        ({"SpikePairRule": {"tau_plus": 0.0}}, "tau_plus", "exc → inh: tau_plus = 0.0 is not a number above 0 ms."),
        (
            {"AdditiveWeightDependence": {"w_min": 1.0, "w_max": 0.5}},
            "w_min",
            "exc → inh: w_min = 1.0 is not below w_max = 0.5.",
        ),
        (
            {"timing": "Vogels2011Rule", "dependence": "GutigWeightDependence"},
            "weight_dependence",
            "exc → inh: Vogels2011Rule changes weights by as much wherever they are, and does not go with "
            "GutigWeightDependence; it goes with AdditiveWeightDependence.",
        ),
        ({"watch": 0.01}, "watch", "exc → inh: weights every 0.01 ms cannot be recorded; the time step is 0.1 ms."),
    ],
)
def test_an_error_is_about_its_field(problem, field, sentence):
    assert (field, Severity.ERROR, sentence) in found(**problem)


def test_a_weight_outside_its_bounds_is_warned_of():
    (problem,) = found(AdditiveWeightDependence={"w_max": 0.005})
    assert problem == (
        "weight",
        Severity.WARNING,
        "exc → inh: the weight 0.01 uS is outside its bounds, 0 to 0.005 uS.",
    )
