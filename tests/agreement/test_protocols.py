"""Plasticity under written protocols: each rule, each dependence on the weight, spikes in every order.

A presynaptic spike is at the synapse when it has passed the axon, a postsynaptic one when it has passed the dendrite.
What a spike transmits is the weight after the change that it makes; pairs that meet at the synapse change nothing.
Protocols end with a presynaptic spike: in between, a simulator need not have looked at the postsynaptic ones.
"""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.simulator import SimulatorError
from tests.agreement.reading import LIF, spikes, trace

DELAY = 1.5
TAU_SYN = 3.0
SIZES = {"A_plus": 0.04, "A_minus": 0.05, "tau_plus": 17.0, "tau_minus": 29.0}
BALANCE = {"eta": 0.0007, "tau": 15.0, "rho": 8.0}

# Presynaptic spikes, and spikes that make the postsynaptic cell fire half a millisecond later.
PROTOCOLS = {
    "pre then post": ([20.0, 60.0], [25.0]),
    "post then pre": ([30.0, 70.0], [20.0]),
    "in turn": ([10.0, 30.0, 50.0, 70.0], [20.0, 40.0, 60.0]),
    "pairs and triplets": ([20.0, 50.0, 58.0, 90.0, 130.0], [23.0, 54.0, 85.0, 95.0]),
    "bursts": ([20.0, 22.0, 24.0, 26.0, 80.0, 81.0, 82.0], [25.2, 30.0, 35.0, 79.0]),
    "post alone before": ([90.0, 100.0], [10.0, 20.0, 30.0, 40.0]),
    "presynaptic ones alone": ([10.0, 20.0, 30.0, 40.0], []),
    "within the delay": ([20.0, 40.0, 60.0, 61.0, 80.0], [19.0, 39.5, 40.5, 59.4, 60.3]),
}
MEETING = {1.0: ([10.0, 22.0, 40.0], [11.0, 20.0, 37.0]), 0.5: ([10.0, 20.0, 40.0], [12.0, 19.5, 37.0])}

Law = tuple[Callable[[float, float], float], Callable[[float, float], float], float, float]


def pairs(up: float, down: float, low: float, high: float) -> Law:
    """What a postsynaptic and a presynaptic spike make of a weight, by a trace of the others; its time constants."""
    size = high - low

    def after_post(weight: float, before: float) -> float:
        return weight + SIZES["A_plus"] * size * ((high - weight) / size) ** up * before

    def after_pre(weight: float, before: float) -> float:
        return weight - SIZES["A_minus"] * size * ((weight - low) / size) ** down * before

    return after_post, after_pre, SIZES["tau_plus"], SIZES["tau_minus"]


def balance(low: float, high: float) -> Law:
    """The same for the rule that balances inhibition."""
    eta, tau, target = BALANCE["eta"], BALANCE["tau"], 2.0 * BALANCE["rho"] * BALANCE["tau"] / 1000.0

    def after_post(weight: float, before: float) -> float:
        return weight + eta * before

    def after_pre(weight: float, before: float) -> float:
        return min(weight + eta * before, high) - eta * target

    return after_post, after_pre, tau, tau


def weights(initial: float, pre: Sequence[float], post: Sequence[float], law: Law, bounds: Any, share: float) -> list:
    """The weight with which each presynaptic spike is transmitted."""
    after_post, after_pre, tau_pre, tau_post = law
    there = [round(time + (1.0 - share) * DELAY, 6) for time in pre]
    back = [round(time + share * DELAY, 6) for time in post]
    weight, sent = initial, []
    for time, order in sorted([(t, 1) for t in there] + [(t, 0) for t in back]):
        others, tau = (back, tau_post) if order else (there, tau_pre)
        before = sum(np.exp((other - time) / tau) for other in others if other < time)
        weight = float(np.clip((after_pre if order else after_post)(weight, before), *bounds))
        if order:
            sent.append(weight)
    return sent


RULES = {
    "AdditiveWeightDependence": ({}, 0.0, 0.0),
    "MultiplicativeWeightDependence": ({}, 1.0, 1.0),
    "AdditivePotentiationMultiplicativeDepression": ({}, 0.0, 1.0),
    "GutigWeightDependence": ({"mu_plus": 0.3, "mu_minus": 0.7}, 0.3, 0.7),
}


def parts(sim: ModuleType, dependence: str, low: float, high: float) -> tuple[tuple[Any, Any], Law]:
    """The two parts of a mechanism, and the law."""
    if dependence == "Vogels":
        return (sim.Vogels2011Rule(**BALANCE), sim.AdditiveWeightDependence(w_min=low, w_max=high)), balance(low, high)
    more, up, down = RULES[dependence]
    rule = sim.SpikePairRule(**SIZES), getattr(sim, dependence)(w_min=low, w_max=high, **more)
    return rule, pairs(up, down, low, high)


def check(sim: ModuleType, dependence: str, protocol: Any, initial: float, bounds: Any, share: float = 1.0) -> None:
    """The weight at the end, and the conductance that each spike brought, are those of the law."""
    pre, drive = protocol
    rule, law = parts(sim, dependence, *bounds)
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=pre))
    driver = sim.Population(1, sim.SpikeSourceArray(spike_times=drive))
    cell = sim.Population(1, sim.IF_cond_exp(**{**LIF, "tau_refrac": 0.5, "tau_syn_E": 0.1, "tau_syn_I": TAU_SYN}))
    sim.Projection(driver, cell, sim.OneToOneConnector(), sim.StaticSynapse(weight=200.0, delay=0.4))
    mechanism = sim.STDPMechanism(*rule, weight=initial, delay=DELAY, dendritic_delay_fraction=share)
    if sim.session.simulator.refusal(mechanism.model) is not None:
        pytest.skip(f"{mechanism.model.title} is refused")
    try:
        projection = sim.Projection(source, cell, sim.OneToOneConnector(), mechanism, receptor_type="inhibitory")
    except SimulatorError as refusal:
        pytest.skip(str(refusal))
    cell.record(["spikes", "gsyn_inh"])
    sim.run(pre[-1] + 10.0)
    post = spikes(cell)[0]
    np.testing.assert_allclose(post, np.array(drive) + 0.5, atol=1e-9)
    sent = weights(initial, pre, post, law, bounds, share)
    assert projection.get("weight", "list", with_address=False)[0] == pytest.approx(sent[-1], rel=1e-6)
    times, values = trace(cell, "gsyn_inh")
    late = times[:, None] - np.array(pre) - DELAY
    exact = np.where(late > -1e-6, np.array(sent) * np.exp(-np.maximum(late, 0.0) / TAU_SYN), 0.0).sum(axis=1)
    np.testing.assert_allclose(values[:, 0], exact, rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("dependence", [*RULES, "Vogels"])
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_rule_in_every_order(sim: ModuleType, dependence: str, protocol: str) -> None:
    check(sim, dependence, PROTOCOLS[protocol], 0.005, (0.0, 0.01))


@pytest.mark.parametrize("dependence", [*RULES, "Vogels"])
@pytest.mark.parametrize("share", MEETING)
def test_spikes_that_meet_at_the_synapse(sim: ModuleType, dependence: str, share: float) -> None:
    check(sim, dependence, MEETING[share], 0.005, (0.0, 0.01), share)


@pytest.mark.parametrize("dependence", [*RULES, "Vogels"])
@pytest.mark.parametrize("initial", [0.0, 0.0002, 0.0099, 0.01])
def test_weights_stay_within_their_bounds(sim: ModuleType, dependence: str, initial: float) -> None:
    for protocol in ("bursts", "within the delay"):
        sim.setup(timestep=0.1)
        check(sim, dependence, PROTOCOLS[protocol], initial, (0.0, 0.01))


@pytest.mark.parametrize("dependence", [*RULES, "Vogels"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.8])
def test_any_share_of_the_delay_may_be_dendritic(sim: ModuleType, dependence: str, share: float) -> None:
    for protocol in ("bursts", "within the delay", "pairs and triplets"):
        sim.setup(timestep=0.1)
        check(sim, dependence, PROTOCOLS[protocol], 0.005, (0.0, 0.01), share)


@pytest.mark.parametrize("dependence", [*RULES, "Vogels"])
def test_any_lower_bound(sim: ModuleType, dependence: str) -> None:
    check(sim, dependence, PROTOCOLS["bursts"], 0.005, (0.004, 0.01))
