"""Plasticity as 2008 put it together."""

import pytest

from backends.api.errors import InvalidModelError, InvalidParameterValueError, NonExistentParameterError


@pytest.fixture
def rule(sim):
    return sim.STDPMechanism(
        timing_dependence=sim.SpikePairRule(tau_plus=20.0, tau_minus=20.0),
        weight_dependence=sim.AdditiveWeightDependence(w_min=0, w_max=0.02, A_plus=0.01, A_minus=0.012),
    )


def test_rates_at_the_rule_about_the_weight(sim, rule) -> None:
    values = rule.parameter_space
    assert [values[name] for name in ("A_plus", "A_minus", "w_max", "tau_plus")] == [0.01, 0.012, 0.02, 20.0]
    for name in ("AdditiveWeightDependence", "MultiplicativeWeightDependence", "GutigWeightDependence"):
        one = sim.STDPMechanism(sim.SpikePairRule, getattr(sim, name)(A_plus=0.3))
        assert (one.parameter_space["A_plus"], one.parameter_space["A_minus"]) == (0.3, 0.01)
    today = sim.STDPMechanism(sim.SpikePairRule(A_plus=0.4), sim.AdditiveWeightDependence(), weight=0.5)
    assert (today.parameter_space["A_plus"], today.parameter_space["weight"]) == (0.4, 0.5)


def test_wrong_rates(sim) -> None:
    with pytest.raises(InvalidParameterValueError, match="A_plus of SpikePairRule: -1"):
        sim.STDPMechanism(sim.SpikePairRule(), sim.AdditiveWeightDependence(A_plus=-1))
    with pytest.raises(NonExistentParameterError, match="Vogels2011Rule has no parameter 'A_plus'"):
        sim.STDPMechanism(sim.Vogels2011Rule(), sim.AdditiveWeightDependence(A_plus=1))
    with pytest.raises(NonExistentParameterError, match="AdditiveWeightDependence has no parameter 'A_pluss'"):
        sim.AdditiveWeightDependence(A_pluss=1)
    with pytest.raises(InvalidModelError, match="timing_dependence of STDPMechanism: None"):
        sim.STDPMechanism(weight_dependence=sim.AdditiveWeightDependence(A_plus=1))


def test_fast_or_slow(sim, rule) -> None:
    fast = sim.TsodyksMarkramMechanism(U=0.5, tau_rec=100.0, tau_facil=0.0, u0=0.0, x0=1.0, y0=0.0)
    assert fast.model.name == "TsodyksMarkramSynapse"
    assert sim.SynapseDynamics(fast=fast).synapse is fast and sim.SynapseDynamics(slow=rule).synapse is rule
    assert sim.SynapseDynamics().synapse.model.name == "StaticSynapse"
    cells = sim.Population(3, sim.IF_cond_exp)
    prj = sim.Projection(
        cells,
        cells,
        sim.FixedProbabilityConnector(p=0.9, weights=0.01, delays=2.0),
        synapse_dynamics=sim.SynapseDynamics(slow=rule),
    )
    assert set(prj.get(["weight", "delay", "A_minus"], with_address=False)) == {(0.01, 2.0, 0.012)}
    assert rule.parameter_space["weight"] == 0.0


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"fast": 3}, "fast of SynapseDynamics: 3 is not a TsodyksMarkramSynapse"),
        ({"slow": 3}, "slow of SynapseDynamics: 3 is not a STDPMechanism"),
    ],
)
def test_what_is_no_part(sim, parts, words) -> None:
    with pytest.raises(InvalidModelError, match=words):
        sim.SynapseDynamics(**parts)


def test_not_both(sim, rule) -> None:
    with pytest.raises(InvalidModelError, match="no synapse model is both, fast and slow"):
        sim.SynapseDynamics(fast=sim.TsodyksMarkramMechanism(), slow=rule)


def test_synapses_start_at_rest(sim) -> None:
    with pytest.raises(InvalidParameterValueError, match="x0 of TsodyksMarkramMechanism: synapses start with 1"):
        sim.TsodyksMarkramMechanism(x0=0.5)
    with pytest.raises(InvalidParameterValueError, match="U of TsodyksMarkramSynapse: 1.5"):
        sim.TsodyksMarkramMechanism(1.5)
    with pytest.raises(NonExistentParameterError, match="no parameter 'foo'"):
        sim.TsodyksMarkramMechanism(foo=1)
