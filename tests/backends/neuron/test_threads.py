"""Any number of threads computes the same, to the last digit."""

import numpy as np
import pytest

from backends.neuron import kernel
from backends.simulator import Edges, SimulatorError
from backends.standard import SYNAPSES
from tests.backends.neuron.conftest import Bench

SPIKING = ("IF_cond_exp", "IF_curr_alpha", "EIF_cond_alpha_isfa_ista", "GIF_cond_exp")
N = 30


def network(bench: Bench, threads: int) -> list[np.ndarray]:
    """Spikes and traces of cells of several kinds, connected at random, with weights whose sum depends on the order."""
    bench.begin(threads=threads, seed=5)
    rng = np.random.default_rng(2)
    noise = bench.cells("SpikeSourcePoisson", N, rate=400.0)
    given = bench.cells("SpikeSourceArray", N, spike_times=np.array([5.0, 20.3]))
    groups = [bench.cells(model, N, i_offset=rng.uniform(0.5, 1.2, N)) for model in SPIKING]
    for source in (noise, given, *groups):
        for target in groups:
            pre, post = np.nonzero(rng.random((N, N)) < 0.15)
            delay = rng.integers(1, 20, pre.size) * 0.1
            bench.connect(source, target, pre, post, rng.lognormal(-6.0, 1.5, pre.size), delay)
    for amplitude in (0.3, 0.7, 0.01):
        current = bench.simulator.inject(groups[0], np.arange(0, N, 2))
        bench.simulator.steer(current, np.arange(800) * 0.1, rng.normal(0.0, amplitude, 800))
    for group in groups:
        bench.record(group)
        bench.record(group, "v", 0.5)
    for duration in (30.0, 50.0):
        bench.run(duration)
    found = [bench.spikes(group) for group in groups]
    assert all(spikes.times.size > 20 for spikes in found)
    return [part for one in found for part in (one.cells, one.times)] + [bench.values(group) for group in groups]


@pytest.fixture(scope="module")
def alone() -> list[np.ndarray]:
    return network(Bench(), 1)


@pytest.mark.parametrize("threads", [2, 3, 2, 4])
def test_the_same(bench: Bench, alone: list[np.ndarray], threads: int) -> None:
    for one, other in zip(network(bench, threads), alone, strict=True):
        np.testing.assert_array_equal(one, other)
    assert kernel.parallel.nthread() == threads


def test_cells_are_shared_out_and_one_thread_is_enough_again(bench: Bench) -> None:
    bench.begin(threads=3)
    cells = bench.cells("IF_curr_exp", 7)
    segments, where = cells.stands
    assert len({segment.sec for segment in segments}) == 3
    assert where.tolist() == [0, 0, 1, 1, 2, 2, 2]
    bench.run(1.0)
    bench.begin()
    assert kernel.parallel.nthread() == 1
    assert len(bench.cells("IF_curr_exp", 7).stands[0]) == 1
    bench.run(1.0)


def test_fewer_cells_than_threads(bench: Bench) -> None:
    bench.begin(threads=4)
    cell = bench.cells("IF_curr_exp", i_offset=0.9, tau_refrac=2.0)
    bench.record(cell)
    bench.run(40.0)
    np.testing.assert_array_equal(bench.spikes(cell).times, [35.9])


def test_what_looks_at_cells_of_other_threads_is_refused(bench: Bench) -> None:
    bench.begin(threads=2)
    cells = bench.cells("IF_curr_exp", 2)
    edges = Edges(np.array([0]), np.array([1]), {"weight": 0.01})
    with pytest.raises(
        SimulatorError, match=r"^NEURON works out electrical synapses in one thread only, and setup\(\)"
    ):
        bench.simulator.connect(cells, cells, [edges], SYNAPSES["ElectricalSynapse"], "excitatory", "")
    bench.begin()
    bench.run(1.0)
