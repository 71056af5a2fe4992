"""Spike-timing-dependent plasticity, against the rules summed by hand.

Weights are read after a presynaptic spike: in between, a simulator need not have looked at the postsynaptic ones.
"""

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.simulator import SimulatorError
from tests.agreement.reading import LIF, spikes

PRE = [10.0, 33.0, 61.0, 64.5, 90.0, 131.0, 158.3, 200.0]
POST = [14.2, 30.0, 40.1, 62.2, 93.7, 120.0, 155.0, 156.1]
DELAY = 1.5
RATES = {"A_plus": 0.04, "A_minus": 0.05, "tau_plus": 17.0, "tau_minus": 29.0}


def learnt(
    sim: ModuleType, rule: Any, initial: float, share: float = 1.0, pre: list[float] = PRE
) -> tuple[Any, np.ndarray]:
    """A projection after presynaptic spikes, and when its postsynaptic cell spiked (driven by POST)."""
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=pre))
    driver = sim.Population(1, sim.SpikeSourceArray(spike_times=POST))
    cell = sim.Population(1, sim.IF_curr_delta(**{**LIF, "tau_refrac": 0.5}))
    sim.Projection(driver, cell, sim.OneToOneConnector(), sim.StaticSynapse(weight=100.0, delay=0.5))
    mechanism = sim.STDPMechanism(*rule, weight=initial, delay=DELAY, dendritic_delay_fraction=share)
    if sim.session.simulator.refusal(mechanism.model) is not None:
        pytest.skip(f"{mechanism.model.title} is refused")
    projection = sim.Projection(source, cell, sim.OneToOneConnector(), mechanism)
    cell.record("spikes")
    sim.run(210.0)
    return projection, spikes(cell)[0]


def by_pairs(
    initial: float, post: np.ndarray, up: float, down: float, bounds: tuple[float, float], pre: list[float] = PRE
) -> float:
    """The weight after all spikes: presynaptic ones as sent, postsynaptic ones a dendritic delay later.

    Changes are A_plus w_max (1 - w/w_max)^up and A_minus w_max (w/w_max)^down, times a trace of all spikes before.
    """
    least, most = bounds
    weight = initial
    for time, is_post in sorted([(t, False) for t in pre] + [(t + DELAY, True) for t in post]):
        if is_post:
            before = np.array([t for t in pre if t < time])
            trace = np.exp((before - time) / RATES["tau_plus"]).sum()
            weight += RATES["A_plus"] * most * (1.0 - weight / most) ** up * trace
        else:
            before = np.array([t + DELAY for t in post if t + DELAY < time])
            trace = np.exp((before - time) / RATES["tau_minus"]).sum()
            weight -= RATES["A_minus"] * most * (weight / most) ** down * trace
        weight = min(max(weight, least), most)
    return weight


@pytest.mark.parametrize(
    ("dependence", "more", "up", "down"),
    [
        ("AdditiveWeightDependence", {}, 0.0, 0.0),
        ("MultiplicativeWeightDependence", {}, 1.0, 1.0),
        ("AdditivePotentiationMultiplicativeDepression", {}, 0.0, 1.0),
        ("GutigWeightDependence", {"mu_plus": 0.3, "mu_minus": 0.7}, 0.3, 0.7),
    ],
)
@pytest.mark.parametrize("initial", [0.1, 1.0, 1.9])
def test_pairs(sim: ModuleType, dependence: str, more: dict, up: float, down: float, initial: float) -> None:
    rule = sim.SpikePairRule(**RATES), getattr(sim, dependence)(w_max=2.0, **more)
    projection, post = learnt(sim, rule, initial)
    assert post.size == len(POST)
    exact = by_pairs(initial, post, up, down, (0.0, 2.0))
    assert abs(exact - initial) > 0.02
    assert projection.get("weight", "list", with_address=False)[0] == pytest.approx(exact, rel=1e-6)


@pytest.mark.parametrize(("share", "least"), [(0.0, 0.0), (0.3, 0.5), (0.5, 0.0), (1.0, 0.5)])
def test_shares_of_the_delay_and_a_lower_bound(sim: ModuleType, share: float, least: float) -> None:
    """What is at the synapse at the same moment, or between two time steps, is told apart by its exact time."""
    rule = sim.SpikePairRule(**RATES), sim.MultiplicativeWeightDependence(w_min=least, w_max=2.0)
    try:
        projection, post = learnt(sim, rule, 1.0, share=share)
    except SimulatorError as refused:
        pytest.skip(str(refused))
    weight, span = 1.0, 2.0 - least
    events = [(t + DELAY * (1.0 - share), False) for t in PRE] + [(t + DELAY * share, True) for t in post]
    for time, is_post in sorted(events):
        other = np.array([t for t, side in events if side != is_post and t < time - 1e-6])
        trace = np.exp((other - time) / RATES["tau_plus" if is_post else "tau_minus"]).sum()
        room = (2.0 - weight if is_post else weight - least) / span
        weight += span * room * trace * (RATES["A_plus"] if is_post else -RATES["A_minus"])
    assert projection.get("weight", "list", with_address=False)[0] == pytest.approx(weight, rel=1e-6)


def test_depression_alone(sim: ModuleType) -> None:
    rule = sim.SpikePairRule(A_plus=0.0, A_minus=0.1), sim.AdditiveWeightDependence(w_max=2.0)
    projection, post = learnt(sim, rule, 2.0)
    before = [t - s - DELAY for t in PRE for s in post if t > s + DELAY]
    exact = 2.0 - 0.1 * 2.0 * np.exp(-np.array(before) / 20.0).sum()
    assert projection.get("weight", "array")[0, 0] == pytest.approx(max(exact, 0.0), rel=1e-6)


def test_two_spikes_in_one_step_change_the_weight_twice(sim: ModuleType) -> None:
    """Each finds what the other left; both of the pairs that they form with a later spike count."""
    twice = [10.0, 30.0, 30.0, 60.0, 60.0, 60.0, 90.0, 200.0]
    rule = (sim.SpikePairRule(**RATES), sim.AdditiveWeightDependence(w_min=0.0, w_max=2.0))
    projection, post = learnt(sim, rule, 1.0, pre=twice)
    assert len(post) == len(POST)
    found = projection.get("weight", "array").item()
    assert found == pytest.approx(by_pairs(1.0, post, 0.0, 0.0, (0.0, 2.0), pre=twice), rel=1e-9)


def test_balance(sim: ModuleType) -> None:
    eta, tau, rho = 0.01, 15.0, 5.0
    rule = sim.Vogels2011Rule(eta=eta, tau=tau, rho=rho), sim.AdditiveWeightDependence(w_max=10.0)
    projection, post = learnt(sim, rule, 1.0)
    apart = np.abs(np.subtract.outer(np.array(PRE), post + DELAY))
    exact = 1.0 + eta * (np.exp(-apart / tau).sum() - len(PRE) * 2.0 * rho * tau / 1000.0)
    assert projection.get("weight", "list", with_address=False)[0] == pytest.approx(exact, rel=1e-6)


def test_the_parameters_of_the_rules_are_those_of_the_synapse(sim: ModuleType) -> None:
    rule = sim.SpikePairRule(A_plus=0.0, A_minus=0.0, tau_plus=15.0), sim.AdditiveWeightDependence(w_max=3.0)
    projection, _ = learnt(sim, rule, 1.0)
    values = projection.get(["weight", "tau_plus", "w_max"], "list", with_address=False)
    assert values == [(1.0, 15.0, 3.0)]
    projection.set(A_minus=0.5)
    assert projection.get("A_minus", "list", with_address=False) == [0.5]


def test_weights_of_many_connections_keep_their_order(sim: ModuleType) -> None:
    sources = sim.Population(5, sim.SpikeSourceArray(spike_times=[2.0, 5.0]))
    cells = sim.Population(4, sim.IF_cond_exp())
    rule = sim.SpikePairRule(), sim.AdditiveWeightDependence(w_max=1.0)
    given = np.arange(20.0).reshape(5, 4) / 1000.0
    mechanism = sim.STDPMechanism(*rule, weight=given, delay=1.0)
    if sim.session.simulator.refusal(mechanism.model) is not None:
        pytest.skip("plasticity is refused")
    projection = sim.Projection(sources, cells, sim.AllToAllConnector(), mechanism, receptor_type="inhibitory")
    sim.run(8.0)
    np.testing.assert_allclose(projection.get("weight", "array"), given, rtol=1e-9, atol=1e-12)
    projection.set(weight=given / 2)
    np.testing.assert_allclose(projection.get("weight", "array"), given / 2, rtol=1e-9, atol=1e-12)
