"""Spikes at given times, and Poisson trains."""

import numpy as np
import pytest

from backends.simulator import SimulatorError
from tests.backends.brian2.conftest import Bench


def trains(*times: list[float]) -> np.ndarray:
    sequences = np.empty(len(times), object)
    sequences[:] = [np.array(train, float) for train in times]
    return sequences


def test_spikes_are_stamped_as_they_were_given(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", 3, spike_times=trains([0.1, 5.0, 5.0], [], [7.05, 2.0]))
    bench.record(source)
    bench.run(6.0)
    spikes = bench.spikes(source)
    np.testing.assert_array_equal(spikes.times, [0.1, 2.0, 5.0, 5.0])
    np.testing.assert_array_equal(spikes.cells, [0, 2, 0, 0])
    bench.run(4.0)
    np.testing.assert_array_equal(bench.spikes(source).times, [7.1])  # the end of the step in which 7.05 lies


def test_two_spikes_in_a_step_are_two(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0, 1.0, 3.0]))
    cell = bench.cells("IF_curr_delta", tau_m=1e9)
    bench.one_to_one(source, cell, 2.0, 1.5)
    bench.record(cell, "v")
    bench.run(6.0)
    values = bench.values(cell)[:, 0]
    np.testing.assert_allclose(values[[24, 25, 44, 45]], [-65.0, -61.0, -61.0, -59.0], rtol=1e-6)


def test_new_times_leave_the_past_as_it_was(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", 2, spike_times=np.array([1.0, 20.0]))
    cell = bench.cells("IF_curr_delta", 2, tau_m=1e9)
    bench.one_to_one(source, cell, 1.0, 1.0)
    bench.record(source)
    bench.record(cell, "v")
    bench.run(10.0)
    bench.simulator.set(source, np.array([1]), {"spike_times": np.array([5.0, 12.0, 13.0])})
    bench.run(20.0)
    spikes = bench.spikes(source)
    np.testing.assert_array_equal(spikes.times, [1.0, 1.0, 12.0, 13.0, 20.0])
    np.testing.assert_array_equal(spikes.cells, [0, 1, 1, 1, 0])
    np.testing.assert_allclose(bench.values(cell)[-1], [-63.0, -62.0], rtol=1e-6)


def test_a_spike_at_zero_is_refused(bench: Bench) -> None:
    with pytest.raises(SimulatorError, match=r"spike_times of cell 1 of SpikeSourceArray: 0 ms is too early"):
        bench.cells("SpikeSourceArray", 2, spike_times=trains([1.0], [0.0, 3.0]))


@pytest.mark.parametrize("spread", [0.0, 1e-9])
def test_counts_are_poisson_even_at_high_rates(bench: Bench, spread: float) -> None:
    """Two spikes a step in the mean: with one rate for all, and with rates that have to be looked at one by one."""
    noise = bench.cells("SpikeSourcePoisson", 50, rate=np.linspace(20_000.0, 20_000.0 * (1 + spread), 50))
    bench.record(noise)
    bench.run(100.0)
    spikes = bench.spikes(noise)
    steps = np.rint(spikes.times / 0.1).astype(int) - 1
    counts = np.bincount(spikes.cells * 1000 + steps, minlength=50_000).reshape(50, 1000)
    assert abs(counts.sum() - 100_000) < 5 * np.sqrt(100_000)
    assert counts.var() / counts.mean() == pytest.approx(1.0, abs=0.05)
    correlations = np.corrcoef(counts)[np.triu_indices(50, 1)]
    assert abs(correlations.mean()) < 5 / np.sqrt(1000 * correlations.size)
    assert np.abs(correlations).max() < 6 / np.sqrt(1000)


def test_rate_start_and_duration(bench: Bench) -> None:
    noise = bench.cells("SpikeSourcePoisson", 500, rate=40.0, start=100.0, duration=500.0)
    bench.record(noise)
    bench.run(1000.0)
    spikes = bench.spikes(noise)
    assert abs(spikes.times.size - 10_000) < 5 * np.sqrt(10_000)
    assert 100.0 < spikes.times.min() < 102.0
    assert 598.0 < spikes.times.max() <= 600.0


def test_each_cell_has_its_own_rate_and_time(bench: Bench) -> None:
    parameters = {"start": np.array([0.0, 50.0, 0.0]), "duration": np.array([50.0, 1e10, 1e10])}
    noise = bench.cells("SpikeSourcePoisson", 3, rate=np.array([1000.0, 2000.0, 0.0]), **parameters)
    bench.record(noise)
    bench.run(100.0)
    spikes = bench.spikes(noise)
    assert spikes.times[spikes.cells == 0].max() <= 50.0
    assert spikes.times[spikes.cells == 1].min() > 50.0
    assert abs(np.bincount(spikes.cells, minlength=3) - [50, 100, 0]).max() < 50
    assert not np.any(spikes.cells == 2)
    bench.simulator.set(noise, np.array([2]), {"rate": 500.0})
    bench.simulator.set(noise, np.array([1]), {"rate": 0.0})
    bench.run(100.0)
    assert set(bench.spikes(noise).cells.tolist()) == {2}


def test_the_seed_decides(bench: Bench) -> None:
    times = []
    for seed in (1, 1, 2, -1):
        bench.begin(seed=seed)
        noise = bench.cells("SpikeSourcePoisson", 5, rate=100.0)
        bench.record(noise)
        bench.run(200.0)
        times.append(bench.spikes(noise).times.tolist())
    assert times[0] == times[1]
    assert times[1] != times[2] != times[3]


def test_what_is_recorded_is_what_arrives(bench: Bench) -> None:
    noise = bench.cells("SpikeSourcePoisson", 1, rate=2000.0)
    cell = bench.cells("IF_curr_delta", tau_m=1e12, v_thresh=1e9)
    bench.one_to_one(noise, cell, 1.0, 1.5)
    bench.record(noise)
    bench.record(cell, "v")
    bench.run(100.0)
    sent = bench.spikes(noise).times
    jumps = np.rint(np.diff(bench.values(cell)[:, 0])).astype(int)
    np.testing.assert_allclose(sent[sent <= 98.5 + 1e-9] + 1.5, np.repeat(np.arange(1, 1001), jumps) * 0.1, atol=1e-9)
    assert jumps.max() > 1
