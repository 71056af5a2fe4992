"""Synapses that change, in the order in which things happen there, whatever the shares of axon and dendrite."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backends.brian2.dendrites import waits
from backends.simulator import Edges
from backends.standard import SYNAPSES, TIMINGS, WEIGHT_DEPENDENCES, mechanism
from tests.backends.brian2.conftest import Bench

STEPS = st.integers(1, 60)
SHARES = st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.5, 0.62, 0.75, 0.999, 1.0])


@given(delay=STEPS, dendrite=SHARES | st.floats(0.0, 1.0), early=st.integers(0, 1))
def test_spikes_are_dealt_with_in_order(delay: int, dendrite: float, early: int) -> None:
    found = waits(float(delay), dendrite, early)
    assert min(found.pre, found.post, found.rest) >= 0
    assert found.pre + found.rest + early == delay
    at_pre, at_post = found.pre - found.late_pre, found.post - found.late_post
    np.testing.assert_allclose([at_pre, at_post], [delay * (1.0 - dendrite), delay * dendrite], atol=1e-9)
    assert found.late_pre < 1.0 and found.late_post < 2.0
    for apart in range(-70, 70):  # how many steps later than the presynaptic spike the postsynaptic one comes
        dealt = found.pre - (apart + found.post)  # 0 or more: the postsynaptic one is first
        happens = at_pre - (apart + at_post)
        assert abs(happens) < 1e-5 or (dealt >= 0) == (happens > 0)


def rule(timing: str = "SpikePairRule", dependence: str = "AdditiveWeightDependence") -> Any:
    return mechanism(TIMINGS[timing], WEIGHT_DEPENDENCES[dependence])


RULES = {
    "AdditiveWeightDependence": (0.0, 0.0),
    "MultiplicativeWeightDependence": (1.0, 1.0),
    "AdditivePotentiationMultiplicativeDepression": (0.0, 1.0),
    "GutigWeightDependence": (0.3, 0.7),
}
LOW, HIGH = 0.2, 1.4


def expected(pre: list[int], post: list[int], delay: int, share: float, powers: tuple[float, float]) -> list[float]:
    """The weight that each presynaptic spike sends: by pairs, at exact times, with bounds. Times in steps."""
    weight, sent = 0.8, []
    up, down = powers
    befores = [(t + delay * (1 - share), t, False) for t in pre], [(t + delay * share, t, True) for t in post]
    moments = {round(at, 6) for events in befores for at, *_ in events}
    for at in sorted(moments):
        earlier = [[(at - e[0]) * 0.1 for e in events if e[0] < at - 1e-5] for events in befores]
        now = [[e for e in events if abs(e[0] - at) < 1e-5] for events in befores]
        if now[1]:
            trace = np.exp(-np.array(earlier[0]) / 17.0).sum()
            weight += 0.1 * (HIGH - LOW) * ((HIGH - weight) / (HIGH - LOW)) ** up * trace
            weight = min(weight, HIGH)
        if now[0]:
            trace = np.exp(-np.array(earlier[1]) / 29.0).sum()
            weight -= 0.12 * (HIGH - LOW) * ((weight - LOW) / (HIGH - LOW)) ** down * trace
            weight = max(weight, LOW)
            sent.append(weight)
    return sent


@settings(max_examples=25, deadline=None)
@given(data=st.data(), delay=st.sampled_from([1, 2, 7, 15, 40]), share=SHARES, dependence=st.sampled_from(list(RULES)))
def test_what_is_sent_is_the_weight_at_the_synapse(data: Any, delay: int, share: float, dependence: str) -> None:
    """Spikes may be on their way through the dendrite at the same time, each with its own weight."""
    pre, driven = (data.draw(st.lists(st.integers(0, 24), unique=True, min_size=2, max_size=9)) for _ in range(2))
    pre, driven = (sorted(1 + 4 * i for i in train) for train in (pre, driven))
    bench = Bench()
    source = bench.cells("SpikeSourceArray", spike_times=np.array(pre) * 0.1)
    driver = bench.cells("SpikeSourceArray", spike_times=np.array(driven) * 0.1)
    cell = bench.cells("IF_cond_exp", tau_syn_I=1e9, e_rev_I=-65.0, tau_syn_E=0.01, e_rev_E=1e4, tau_refrac=0.1)
    bench.connect(driver, cell, [0], [0], 100.0, 0.1)
    up, down = RULES[dependence]
    parameters = {"weight": 0.8, "delay": delay * 0.1, "dendritic_delay_fraction": share, "w_min": LOW, "w_max": HIGH}
    parameters |= {"tau_plus": 17.0, "tau_minus": 29.0, "A_plus": 0.1, "A_minus": 0.12}
    if dependence == "GutigWeightDependence":
        parameters |= {"mu_plus": up, "mu_minus": down}
    edges = Edges(np.array([0]), np.array([0]), parameters)
    bench.simulator.connect(source, cell, [edges], rule(dependence=dependence), "inhibitory", "")
    bench.record(cell)
    bench.record(cell, "gsyn_inh")
    bench.run(20.0)
    jumps = np.diff(bench.values(cell, "gsyn_inh")[:, 0])
    post = np.rint(bench.spikes(cell).times / 0.1).astype(int).tolist()
    assert len(post) >= len(driven)
    arrivals = [t + delay - 1 for t in pre]
    np.testing.assert_allclose(jumps[arrivals], expected(pre, post, delay, share, (up, down)), rtol=1e-6)
    assert np.abs(np.delete(jumps, arrivals)).max() < 1e-6


def plastic(bench: Bench, n: int = 3, **more: Any) -> tuple[Any, Any, Any]:
    source = bench.cells("SpikeSourceArray", n, spike_times=np.array([1.0, 5.0, 9.0, 14.0]))
    cells = bench.cells("IF_curr_delta", n, i_offset=1.5, tau_m=5.0, v_thresh=-60.0)
    model = rule()
    values = {p.name: p.default for p in model.parameters} | {"weight": 0.5, "delay": 1.5} | more
    links = bench.simulator.connect(
        source, cells, [Edges(np.arange(n), np.arange(n), values)], model, "excitatory", "OneToOneConnector"
    )
    return source, cells, links


def test_each_connection_may_have_its_own_delay(bench: Bench) -> None:
    """Together in one projection as each in its own."""
    delays, apart = [0.1, 1.5, 3.7], []
    for delay in delays:
        bench.begin()
        links = plastic(bench, 1, delay=delay, dendritic_delay_fraction=0.4)[-1]
        bench.run(30.0)
        apart.append(bench.simulator.get_links(links, "weight")[0])
    bench.begin()
    links = plastic(bench, 3, delay=np.array(delays), dendritic_delay_fraction=0.4)[-1]
    bench.run(30.0)
    np.testing.assert_allclose(bench.simulator.get_links(links, "weight"), apart, rtol=1e-12)
    assert len(set(apart)) == 3


def test_rules_change_on_the_way(bench: Bench) -> None:
    links = plastic(bench)[-1]
    bench.run(7.0)
    before = bench.simulator.get_links(links, "weight")
    assert np.all(before != 0.5)
    bench.simulator.set_links(links, {"A_plus": np.array([0.0, 0.01, 0.02]), "A_minus": 0.0})
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), before)
    bench.simulator.set_links(links, {"dendritic_delay_fraction": 0.0, "delay": np.array([1.0, 2.0, 2.5])})
    bench.run(20.0)
    grown = bench.simulator.get_links(links, "weight") - before
    assert grown[0] == 0.0 and grown[1] > 0.0 and grown[2] > 1.5 * grown[1]
    bench.simulator.set_links(links, {"weight": 0.25})
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), 0.25)


def released(bench: Bench, model: str, seed: int, *runs: float) -> np.ndarray:
    bench.begin(seed=seed)
    source = bench.cells("SpikeSourceArray", spike_times=np.arange(1.0, 40.0, 2.0))
    cells = bench.cells("IF_curr_delta", 20, tau_m=1e9)
    values = {p.name: p.default for p in SYNAPSES[model].parameters} | {"weight": 0.1, "delay": 1.5}
    edges = Edges(np.zeros(20, np.int64), np.arange(20), values)
    bench.simulator.connect(source, cells, [edges], SYNAPSES[model], "excitatory", "")
    bench.record(cells, "v")
    for duration in runs:
        bench.run(duration)
    return bench.values(cells)


@pytest.mark.parametrize("model", ["SimpleStochasticSynapse", "StochasticTsodyksMarkramSynapse", "MultiQuantalSynapse"])
def test_chance_follows_from_the_seed_and_not_from_the_pieces_of_a_run(bench: Bench, model: str) -> None:
    whole = released(bench, model, 3, 50.0)
    np.testing.assert_array_equal(released(bench, model, 3, 7.0, 0.1, 42.9), whole)
    assert np.any(released(bench, model, 4, 50.0) != whole)
    assert all(np.any(one != other) for one, other in pairwise(whole.T[:5]))
