"""Connections keep their order, their weights and their delays."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backends.simulator import Edges
from backends.standard import SYNAPSES
from tests.backends.neuron.conftest import Bench

SLOW = 1e9  # ms: a membrane that keeps every jump


def jumps(bench: Bench, cells: object) -> np.ndarray:
    """How far each cell has moved between the first and the last sample."""
    values = bench.values(cells)
    return values[-1] - values[0]


@settings(max_examples=15, deadline=None)
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
    if run_before:
        bench.run(1.0)
    changed = np.random.default_rng(seed).uniform(0.01, 1.0, weights.size)
    bench.simulator.set_links(links, {"weight": changed})
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), changed)
    bench.record(cells, "v")
    bench.run(10.0)
    np.testing.assert_allclose(jumps(bench, cells), np.bincount(post, changed, 3), rtol=1e-5)


def test_blocks_are_one_projection(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", 2, spike_times=np.array([1.0]))
    cells = bench.cells("IF_curr_delta", 2, tau_m=SLOW)
    blocks = (
        Edges(np.array([i]), np.array([1 - i]), {"weight": np.array([i + 1.0]), "delay": 0.5 + i}) for i in range(2)
    )
    links = bench.simulator.connect(source, cells, blocks, SYNAPSES["StaticSynapse"], "excitatory", "FromList")
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), [1.0, 2.0])
    bench.record(cells, "v")
    bench.run(5.0)
    np.testing.assert_allclose(jumps(bench, cells), [2.0, 1.0], rtol=1e-6)


def test_no_connections_at_all(bench: Bench) -> None:
    source, cells = bench.cells("SpikeSourceArray"), bench.cells("IF_curr_delta")
    links = bench.simulator.connect(source, cells, [], SYNAPSES["StaticSynapse"], "excitatory", "FixedProbability")
    assert bench.simulator.get_links(links, "weight").size == 0
    bench.simulator.set_links(links, {"weight": 2.0})
    bench.simulator.set_links(links, {"weight": np.empty(0)})
    bench.run(1.0)


def test_inhibition(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0]))
    for model, weight in (
        ("IF_curr_exp", -1.0),
        ("IF_curr_alpha", -1.0),
        ("IF_curr_delta", -2.0),
        ("IF_cond_exp", 1.0),
    ):
        cells = bench.cells(model)
        bench.connect(source, cells, [0], [0], weight, 1.0, "inhibitory")
        bench.record(cells, "v")
        bench.run(5.0)
        assert jumps(bench, cells)[0] < -0.1, model
        bench.begin()
        source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0]))
