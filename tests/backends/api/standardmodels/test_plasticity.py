"""The mechanism: parts by class or instance, wrong parts, parameters of all parts in one space."""

import pytest

from backends.api.errors import InvalidModelError, InvalidParameterValueError
from backends.api.standardmodels import synapses

RULE = synapses.SpikePairRule
DEPENDENCE = synapses.MultiplicativeWeightDependence


def test_parts_may_be_classes():
    mechanism = synapses.STDPMechanism(RULE, DEPENDENCE(w_max=0.5), weight=0.1)
    assert mechanism.parameter_space["tau_plus"] == 20.0
    assert mechanism.parameter_space["w_max"] == 0.5
    assert mechanism.has_parameter("A_minus") and not mechanism.has_parameter("mu_plus")
    assert "tau_minus" in mechanism.get_parameter_names()
    assert "w_max = 0.5" in mechanism.describe()


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((None, DEPENDENCE()), "timing_dependence of STDPMechanism: None is not one of SpikePairRule, Vogels2011Rule"),
        ((RULE(), RULE()), "weight_dependence of STDPMechanism: .* is not one of AdditiveWeightDependence"),
        ((RULE(), DEPENDENCE(), "v"), "voltage_dependence='v': there are no such rules"),
    ],
)
def test_wrong_parts(parts, sentence):
    with pytest.raises(InvalidModelError, match=sentence):
        synapses.STDPMechanism(*parts)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: RULE(tau_plus=-1.0),
        lambda: DEPENDENCE(w_min=2.0),
        lambda: synapses.STDPMechanism(RULE(), DEPENDENCE(), dendritic_delay_fraction=1.5),
    ],
)
def test_wrong_values(wrong):
    with pytest.raises(InvalidParameterValueError):
        wrong()
