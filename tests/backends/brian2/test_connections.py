"""Connections keep their order, their weights and their delays."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backends.simulator import Edges
from backends.standard import SYNAPSES
from tests.backends.brian2.conftest import Bench

SLOW = 1e9  # ms: a membrane that keeps every jump


def moved(bench: Bench, cells: object) -> np.ndarray:
    """How far each cell has moved between the first and the last sample."""
    values = bench.values(cells)
    return values[-1] - values[0]


@settings(max_examples=6, deadline=None)
@given(
    edges=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.floats(0.01, 1.0)), min_size=1, max_size=30),
    seed=st.integers(0, 99),
    run_before=st.booleans(),
)
def test_changed_weights_reach_the_right_synapses(edges: list, seed: int, run_before: bool) -> None:
    bench = Bench()
    source = bench.cells("SpikeSourceArray", 4, spike_times=np.array([5.0]))
    cells = bench.cells("IF_curr_delta", 3, tau_m=SLOW)
    pre, post, weights = (np.array(column) for column in zip(*edges, strict=True))
    links = bench.connect(source, cells, pre, post, weights, 1.0)
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), weights)
    if run_before:
        bench.run(1.0)
    changed = np.random.default_rng(seed).uniform(0.01, 1.0, weights.size)
    bench.simulator.set_links(links, {"weight": changed})
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), changed)
    bench.record(cells, "v")
    bench.run(10.0)
    np.testing.assert_allclose(moved(bench, cells), np.bincount(post, changed, 3), rtol=1e-5)


def test_blocks_are_one_projection(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", 2, spike_times=np.array([1.0]))
    cells = bench.cells("IF_curr_delta", 2, tau_m=SLOW)
    blocks = (
        Edges(np.array([i]), np.array([1 - i]), {"weight": np.array([i + 1.0]), "delay": 0.5 + i}) for i in range(2)
    )
    links = bench.simulator.connect(source, cells, blocks, SYNAPSES["StaticSynapse"], "excitatory", "FromList")
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), [1.0, 2.0])
    np.testing.assert_array_equal(bench.simulator.get_links(links, "delay"), [0.5, 1.5])
    bench.record(cells, "v")
    bench.run(5.0)
    np.testing.assert_allclose(moved(bench, cells), [2.0, 1.0], rtol=1e-6)


def test_no_connections_at_all(bench: Bench) -> None:
    source, cells = bench.cells("SpikeSourceArray"), bench.cells("IF_curr_delta")
    links = bench.simulator.connect(source, cells, [], SYNAPSES["StaticSynapse"], "excitatory", "FixedProbability")
    assert bench.simulator.get_links(links, "weight").size == 0
    bench.simulator.set_links(links, {"weight": 2.0})
    bench.run(1.0)


def arrivals(bench: Bench, cells: object) -> np.ndarray:
    """For each cell the time of its first jump (ms)."""
    return np.argmax(np.abs(np.diff(bench.values(cells), axis=0)) > 0.5, axis=0) * 0.1 + 0.1


def test_delays_given_and_changed(bench: Bench) -> None:
    delays = np.array([0.1, 0.7, 3.0])
    source = bench.cells("SpikeSourceArray", spike_times=np.array([2.0]))
    cells = bench.cells("IF_curr_delta", 3, tau_m=SLOW)
    same = bench.connect(source, cells, [0, 0, 0], [0, 1, 2], 5.0, 1.0)
    each = bench.connect(source, cells, [0, 0, 0], [0, 1, 2], 5.0, delays)
    np.testing.assert_array_equal(bench.simulator.get_links(same, "delay"), [1.0, 1.0, 1.0])
    np.testing.assert_array_equal(bench.simulator.get_links(each, "delay"), delays)
    bench.simulator.set_links(each, {"delay": 0.3, "weight": 0.0})
    bench.simulator.set_links(same, {"delay": delays[::-1]})
    np.testing.assert_array_equal(bench.simulator.get_links(each, "delay"), [0.3, 0.3, 0.3])
    np.testing.assert_array_equal(bench.simulator.get_links(same, "delay"), delays[::-1])
    bench.record(cells, "v", 0.1)
    bench.run(8.0)
    np.testing.assert_allclose(arrivals(bench, cells), 2.0 + delays[::-1], atol=1e-9)


def test_one_delay_for_all_may_change_on_the_way(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([2.0, 6.0]))
    cells = bench.cells("IF_curr_delta", 2, tau_m=SLOW)
    links = bench.connect(source, cells, [0, 0], [0, 1], 5.0, 3.0)
    bench.run(4.0)  # the first spike is on its way
    bench.record(cells, "v")
    bench.simulator.set_links(links, {"delay": 1.0})
    bench.run(4.0)
    values = bench.values(cells)[:, 0]
    np.testing.assert_allclose(values[[9, 10, 29, 30]], [-65.0, -60.0, -60.0, -55.0], rtol=1e-6)


def test_one_number_for_all_becomes_a_number_for_each_on_the_way(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0, 4.0]))
    cells = bench.cells("IF_curr_delta", 3, tau_m=SLOW)
    links = bench.connect(source, cells, [0, 0, 0], [0, 1, 2], 1.0, 5.0)
    bench.record(cells, "v")
    bench.run(2.0)  # the first spike is on its way
    bench.simulator.set_links(links, {"weight": np.array([1.0, 2.0, 3.0]), "delay": np.array([0.5, 1.0, 2.0])})
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(bench.simulator.get_links(links, "delay"), [0.5, 1.0, 2.0])
    bench.run(6.0)
    jumps = [{round((i + 1) * 0.1, 9): jump for i, jump in enumerate(each) if jump > 0.5}
             for each in np.diff(bench.values(cells), axis=0).T.round(6)]  # fmt: skip
    assert jumps == [{4.5: 1.0, 6.0: 1.0}, {5.0: 2.0, 6.0: 2.0}, {6.0: 6.0}]


def test_inhibition(bench: Bench) -> None:
    for model, weight in (
        ("IF_curr_exp", -1.0),
        ("IF_curr_alpha", -1.0),
        ("IF_curr_delta", -2.0),
        ("IF_cond_exp", 1.0),
    ):
        bench.begin()
        source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0]))
        cells = bench.cells(model)
        bench.connect(source, cells, [0], [0], weight, 1.0, "inhibitory")
        bench.record(cells, "v")
        bench.run(5.0)
        assert moved(bench, cells)[0] < -0.1, model
