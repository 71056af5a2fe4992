"""Plastic connections against the rule, applied spike by spike to whatever spikes there are."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backends.simulator import Edges
from backends.standard import TIMINGS, WEIGHT_DEPENDENCES, mechanism
from tests.backends.neuron.conftest import Bench

RULE = mechanism(TIMINGS["SpikePairRule"], WEIGHT_DEPENDENCES["GutigWeightDependence"])
RATES = {"A_plus": 0.1, "A_minus": 0.08, "tau_plus": 12.0, "tau_minus": 25.0, "mu_plus": 0.4, "mu_minus": 0.8}
LOW, HIGH = 1e-5, 1e-3  # mV: weights that move no cell
STEP = 0.1

steps = st.lists(st.integers(10, 300), min_size=1, max_size=12, unique=True).map(sorted)
apart = steps.filter(lambda times: min(np.diff(times), default=9) > 2)  # since targets are refractory


def weight_after(pre: list[int], post: list[int], delay: int, share: float, weight: float) -> float:
    """The rule, with times in steps; where nothing lies in the dendrite, a spike of the target may come too late."""
    late = 2 * share * delay < 1
    events = [(time + (1 - share) * delay, 1) for time in pre] + [
        (time + share * delay, 2 if late else 0) for time in post
    ]
    size = HIGH - LOW
    for time, order in sorted((round(time, 6), order) for time, order in events):
        others = [round(at, 6) for at, kind in events if (kind == 1) != (order == 1) and round(at, 6) < time]
        tau = RATES["tau_minus" if order == 1 else "tau_plus"]
        trace = sum(np.exp((at - time) * STEP / tau) for at in others)
        if order == 1:
            weight -= RATES["A_minus"] * size * ((weight - LOW) / size) ** RATES["mu_minus"] * trace
        else:
            weight += RATES["A_plus"] * size * ((HIGH - weight) / size) ** RATES["mu_plus"] * trace
        weight = min(max(weight, LOW), HIGH)
    return weight


@settings(max_examples=40, deadline=None)
@given(
    pre=steps,
    drive=apart,
    delays=st.lists(st.integers(1, 60), min_size=3, max_size=3),
    shares=st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]), min_size=3, max_size=3),
    cuts=st.lists(st.integers(1, 400), max_size=3),
)
def test_any_spikes(pre: list[int], drive: list[int], delays: list[int], shares: list[float], cuts: list[int]) -> None:
    bench = Bench()
    source = bench.cells("SpikeSourceArray", spike_times=np.array(pre) * STEP)
    driver = bench.cells("SpikeSourceArray", spike_times=np.array(drive) * STEP)
    cells = bench.cells("IF_curr_delta", 3)
    bench.connect(driver, cells, [0, 0, 0], [0, 1, 2], 100.0, STEP)
    initial = np.array([LOW, 3e-4, HIGH])
    values: dict[str, Any] = {**RULE.defaults, **RATES, "weight": initial, "w_min": LOW, "w_max": HIGH}
    values |= {"delay": np.array(delays) * STEP, "dendritic_delay_fraction": np.array(shares)}
    edges = [Edges(np.zeros(3, np.int64), np.arange(3), values)]
    links = bench.simulator.connect(source, cells, edges, RULE, "excitatory", "FromList")
    for begin, end in zip([0, *sorted(cuts)], [*sorted(cuts), 450], strict=True):
        bench.run((end - begin) * STEP)
        bench.simulator.get_links(links, "weight")
    post = [time + 1 for time in drive]
    expected = [weight_after(pre, post, *rest) for rest in zip(delays, shares, initial.tolist(), strict=True)]
    np.testing.assert_allclose(bench.simulator.get_links(links, "weight"), expected, rtol=1e-9)
