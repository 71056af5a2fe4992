"""Cutting a run into slices changes nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.backends.neuron.conftest import Bench

DURATION = 600  # steps of 0.1 ms


def trains(bench: Bench, cuts: list[int], threads: int = 1, min_delay: float | None = None) -> tuple:
    """A network driven by many Poisson generators, run in slices that end at these steps."""
    bench.begin(seed=7, threads=threads, min_delay=min_delay)
    noise = bench.cells("SpikeSourcePoisson", 20, rate=np.linspace(500.0, 1500.0, 20))
    cells = bench.cells("IF_curr_delta", 20)
    bench.one_to_one(noise, cells, 6.0, 1.5)
    bench.connect(cells, cells, np.arange(20), np.roll(np.arange(20), 1), np.linspace(2.0, 4.0, 20), 1.5)
    bench.record(cells)
    bench.record(cells, "v", 0.3)
    spikes, samples = [], []
    for begin, end in zip([0, *cuts], [*cuts, DURATION], strict=True):
        bench.run((end - begin) * 0.1)
        spikes.append(bench.spikes(cells))
        samples.append(bench.values(cells))
    return (
        np.concatenate([part.cells for part in spikes]),
        np.concatenate([part.times for part in spikes]),
        np.concatenate(samples),
    )


def assert_equal(one: tuple, other: tuple) -> None:
    for a, b in zip(one, other, strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.fixture(scope="module")
def whole() -> tuple:
    result = trains(Bench(), [])
    assert result[1].size > 100
    return result


@settings(max_examples=12, deadline=None)
@given(cuts=st.lists(st.integers(1, DURATION - 1), unique=True, max_size=8).map(sorted))
def test_any_cuts(whole: tuple, cuts: list[int]) -> None:
    assert_equal(trains(Bench(), cuts), whole)


@pytest.mark.parametrize("step", [1, 7, 15, 16, 100])
def test_even_slices(whole: tuple, step: int) -> None:
    assert_equal(trains(Bench(), list(range(step, DURATION, step))), whole)


def test_a_longer_shortest_delay_changes_nothing(whole: tuple) -> None:
    assert_equal(trains(Bench(), [4, 100], min_delay=1.5), whole)


def test_two_threads() -> None:
    assert_equal(trains(Bench(), [3, 44, 333], threads=2), trains(Bench(), [], threads=2))


def test_recording_changes_no_spike(bench: Bench, whole: tuple) -> None:
    bench.begin(seed=7)
    noise = bench.cells("SpikeSourcePoisson", 20, rate=np.linspace(500.0, 1500.0, 20))
    cells = bench.cells("IF_curr_delta", 20)
    bench.one_to_one(noise, cells, 6.0, 1.5)
    bench.connect(cells, cells, np.arange(20), np.roll(np.arange(20), 1), np.linspace(2.0, 4.0, 20), 1.5)
    bench.record(cells)
    bench.run(DURATION * 0.1)
    np.testing.assert_array_equal(bench.spikes(cells).times, whole[1])
