"""Spikes and traces come once, complete, and from the cells that were asked for."""

import numpy as np

from tests.backends.brian2.conftest import Bench


def test_trace_has_its_first_and_its_last_sample(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 3, i_offset=0.2)
    bench.simulator.initialize(cells, None, {"v": np.array([-64.0, -63.0, -62.0])})
    bench.record(cells, "v")
    bench.run(10.0)
    samples = bench.simulator.drain_samples(cells, "v")
    assert (samples.start, samples.interval, samples.values.shape) == (0.0, 0.1, (101, 3))
    np.testing.assert_array_equal(samples.values[0], [-64.0, -63.0, -62.0])
    times = np.arange(101)[:, None] * 0.1
    exact = -65.0 + 4.0 + (np.array([-64.0, -63.0, -62.0]) + 61.0) * np.exp(-times / 20.0)
    np.testing.assert_allclose(samples.values, exact, rtol=1e-12)


def test_before_the_run_there_is_the_first_sample_alone(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp")
    bench.record(cells, "v")
    np.testing.assert_array_equal(bench.values(cells), [[-65.0]])
    assert bench.values(cells).shape == (0, 1)
    bench.run(0.2)
    samples = bench.simulator.drain_samples(cells, "v")
    assert (samples.start, samples.values.shape) == (0.1, (2, 1))


def test_coarse_interval_and_drains_between_samples(bench: Bench) -> None:
    cells, fine = bench.cells("IF_curr_exp", i_offset=0.5), bench.cells("IF_curr_exp", i_offset=0.5)
    bench.record(cells, "v", 0.5)
    bench.record(fine, "v", 0.1)
    parts = []
    for duration in (0.3, 0.1, 0.1, 0.7, 1.3, 0.5):
        bench.run(duration)
        parts.append(bench.values(cells))
    values = np.concatenate(parts)
    assert values.shape == (7, 1)
    np.testing.assert_array_equal(values, bench.values(fine)[::5])


def test_more_samples_than_fit_into_a_chunk(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 2, i_offset=0.5)
    bench.record(cells, "v")
    bench.run(230.0)
    values = bench.values(cells)
    assert values.shape == (2301, 2)
    assert not np.any(np.diff(values[:500, 0]) <= 0)


def test_a_trace_may_begin_later_and_off_the_grid_of_its_interval(bench: Bench) -> None:
    cells, other = bench.cells("IF_curr_exp", i_offset=0.5), bench.cells("IF_curr_exp", i_offset=0.5)
    bench.record(cells, "v", 0.1)
    bench.run(1.3)
    bench.record(other, "v", 0.5)
    bench.run(2.0)
    samples = bench.simulator.drain_samples(other, "v")
    assert samples.start == 1.3
    np.testing.assert_array_equal(samples.values, bench.values(cells)[13::5])


def test_recording_other_cells_from_now_on(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 3, i_offset=np.array([0.1, 0.2, 0.3]))
    bench.simulator.record(cells, "v", np.array([0]), 0.1)
    bench.simulator.record(cells, "v", np.array([0, 2]), 0.1)
    bench.run(1.0)
    assert bench.values(cells).shape == (11, 2)
    bench.simulator.record(cells, "v", np.array([1]), 0.1)
    bench.run(1.0)
    samples = bench.simulator.drain_samples(cells, "v")
    assert (samples.start, samples.values.shape) == (1.0, (11, 1))
    bench.simulator.record(cells, "v", np.empty(0, np.int64), 0.1)
    bench.run(1.0)
    assert bench.values(cells).size == 0


def test_spikes_of_the_wanted_cells_alone(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 3, i_offset=np.array([0.9, 1.2, 1.5]))
    bench.simulator.record(cells, "spikes", np.array([0, 2]), 0.1)
    bench.run(50.0)
    first = bench.spikes(cells)
    assert set(first.cells.tolist()) == {0, 2}
    assert np.all(np.diff(first.times) >= 0)
    bench.simulator.record(cells, "spikes", np.array([1]), 0.1)
    bench.run(50.0)
    later = bench.spikes(cells)
    assert set(later.cells.tolist()) == {1}
    assert later.times.min() > 50.0
    assert bench.spikes(cells).times.size == 0
