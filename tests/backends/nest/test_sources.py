"""Spikes at given times, and Poisson trains in common or apart."""

import numpy as np
import pytest

from backends.simulator import SimulatorError, Spikes
from tests.backends.nest.conftest import Bench


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


def test_spikes_arrive_after_their_delay(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([0.1, 3.0]))
    cell = bench.cells("IF_curr_delta", tau_m=1e9)
    bench.one_to_one(source, cell, 2.0, 1.5)
    bench.record(cell, "v")
    bench.run(6.0)
    values = bench.values(cell)[:, 0]
    np.testing.assert_allclose(values[[15, 16, 44, 45]], [-65.0, -63.0, -63.0, -61.0], rtol=1e-6)


def test_two_projections_of_one_source_onto_the_same_cells(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0]))
    cell = bench.cells("IF_curr_delta", tau_m=1e9)
    links = [bench.one_to_one(source, cell, weight, 1.0) for weight in (1.0, 2.0)]
    bench.change(links[1], weight=5.0)
    bench.record(cell, "v")
    bench.run(3.0)
    np.testing.assert_allclose(bench.values(cell)[-1], [-59.0], rtol=1e-6)


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


def counts(bench: Bench, cells: object, n: int) -> np.ndarray:
    return np.bincount(bench.spikes(cells).cells, minlength=n)


def relayed(bench: Bench, n: int, **parameters: object) -> tuple:
    """A Poisson source and cells that spike with each spike they get."""
    noise = bench.cells("SpikeSourcePoisson", n, **parameters)
    cells = bench.cells("IF_curr_delta", n, tau_m=0.1, tau_refrac=0.0)
    links = bench.one_to_one(noise, cells, 100.0, 1.0)
    bench.record(cells)
    return noise, cells, links


def assert_relayed(sent: Spikes, got: Spikes, since: float = 0.0, until: float = 1e9) -> None:
    """One spike per cell and time step in which it got some, a millisecond later."""
    expected = {(cell, round(time + 1.0, 1)) for cell, time in zip(sent.cells, sent.times, strict=True)}
    found = {(cell, round(time, 1)) for cell, time in zip(got.cells, got.times, strict=True)}
    assert {pair for pair in found if pair[1] > since} == {pair for pair in expected if since < pair[1] <= until}


@pytest.mark.parametrize("recorded", [False, True])
def test_rate_start_and_duration(bench: Bench, recorded: bool) -> None:
    noise, cells, _ = relayed(bench, 500, rate=40.0, start=100.0, duration=500.0)
    if recorded:
        bench.record(noise)
    bench.run(1000.0)
    assert noise.is_relayed is recorded
    spikes = bench.spikes(cells)
    assert abs(spikes.times.size - 10_000) < 5 * np.sqrt(10_000)
    assert spikes.times.min() > 101.0
    assert spikes.times.max() <= 601.0
    per_cell = np.bincount(spikes.cells, minlength=500)
    assert abs(per_cell.var() / per_cell.mean() - 1.0) < 5 * np.sqrt(2 / 500)
    if recorded:
        assert_relayed(bench.spikes(noise), spikes)


def test_trains_of_one_generator_are_independent(bench: Bench) -> None:
    _, cells, _ = relayed(bench, 20, rate=100.0)
    bench.run(4000.0)
    spikes = bench.spikes(cells)
    binned = np.histogram2d(spikes.cells, spikes.times, bins=(20, 800))[0]
    correlation = np.corrcoef(binned)[np.triu_indices(20, 1)]
    assert np.abs(correlation).max() < 6 / np.sqrt(800)
    assert abs(correlation.mean()) < 5 / np.sqrt(800 * correlation.size)


def test_cells_that_differ_are_kept_apart(bench: Bench) -> None:
    noise, cells, _ = relayed(bench, 2, rate=np.array([50.0, 500.0]))
    bench.run(2000.0)
    assert noise.is_relayed
    slow, fast = counts(bench, cells, 2)
    assert abs(slow - 100) < 50
    assert abs(fast - 1000) < 160


def test_two_projections_get_the_same_train(bench: Bench) -> None:
    noise, first, _ = relayed(bench, 3, rate=100.0)
    second = bench.cells("IF_curr_delta", 3, tau_m=0.1, tau_refrac=0.0)
    bench.one_to_one(noise, second, 100.0, 1.0)
    bench.record(second)
    bench.run(300.0)
    assert noise.is_relayed
    one, other = bench.spikes(first), bench.spikes(second)
    assert one.times.size > 20
    np.testing.assert_array_equal(one.times, other.times)
    np.testing.assert_array_equal(one.cells, other.cells)


def test_another_rule_keeps_the_cells_apart(bench: Bench) -> None:
    noise = bench.cells("SpikeSourcePoisson", rate=200.0)
    cells = bench.cells("IF_curr_delta", 2, tau_m=0.1, tau_refrac=0.0)
    bench.connect(noise, cells, [0, 0], [0, 1], 100.0, 1.0)
    bench.record(cells)
    bench.run(200.0)
    spikes = bench.spikes(cells)
    np.testing.assert_array_equal(spikes.times[spikes.cells == 0], spikes.times[spikes.cells == 1])


def test_weights_changed_while_the_connections_wait(bench: Bench) -> None:
    noise = bench.cells("SpikeSourcePoisson", 2, rate=1000.0)
    cells = bench.cells("IF_curr_delta", 2, tau_m=0.1, tau_refrac=0.0)
    links = bench.one_to_one(noise, cells, 100.0, 1.0)
    bench.change(links, weight=np.array([0.0, 100.0]))
    bench.record(cells)
    bench.run(100.0)
    assert not noise.is_relayed
    silent, active = counts(bench, cells, 2)
    assert silent == 0
    assert active > 50


def test_recording_after_the_start_parts_the_cells(bench: Bench) -> None:
    noise, cells, links = relayed(bench, 50, rate=100.0)
    bench.run(200.0)
    assert abs(bench.spikes(cells).times.size - 1000) < 160
    bench.change(links, weight=200.0)
    bench.record(noise)
    bench.run(200.0)
    after, own = bench.spikes(cells), bench.spikes(noise)
    assert abs(own.times.size - 1000) < 160
    assert_relayed(own, after, since=202.0, until=400.0)
    np.testing.assert_array_equal(bench.simulator.get_links(links, "weight"), np.full(50, 200.0))


def test_a_rate_for_some_cells_parts_them(bench: Bench) -> None:
    noise, cells, _ = relayed(bench, 4, rate=100.0)
    bench.simulator.set(noise, np.array([0, 1]), {"rate": 0.0})
    bench.run(500.0)
    assert set(bench.spikes(cells).cells.tolist()) == {2, 3}
    bench.simulator.set(noise, np.array([0]), {"rate": np.array([100.0])})
    bench.run(500.0)
    assert set(bench.spikes(cells).cells.tolist()) == {0, 2, 3}


def test_a_new_rate_for_all(bench: Bench) -> None:
    noise, cells, _ = relayed(bench, 100, rate=0.0)
    bench.run(100.0)
    assert bench.spikes(cells).times.size == 0
    bench.simulator.set(noise, None, {"rate": 100.0})
    bench.run(100.0)
    assert not noise.is_relayed
    assert abs(bench.spikes(cells).times.size - 1000) < 160


def test_cells_that_come_to_differ(bench: Bench) -> None:
    noise = bench.cells("SpikeSourcePoisson", 3, rate=500.0)
    bench.record(noise)
    bench.run(500.0)
    np.testing.assert_allclose(counts(bench, noise, 3), 250, atol=80)
    bench.simulator.set(noise, np.array([0, 2]), {"rate": np.array([0.0, 1000.0])})
    bench.run(1.0)  # a relay is a step late
    bench.spikes(noise)
    bench.run(500.0)
    found = counts(bench, noise, 3)
    assert found[0] == 0
    np.testing.assert_allclose(found[1:], [250, 500], atol=110)
    bench.simulator.set(noise, None, {"rate": 0.0})
    bench.run(1.0)
    bench.spikes(noise)
    bench.run(100.0)
    assert not counts(bench, noise, 3).any()
