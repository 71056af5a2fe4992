"""Cutting a run into slices changes nothing, and no slice makes Brian2 prepare anything anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backends.brian2.library import brian2
from tests.backends.brian2.conftest import Bench

DURATION = 300  # steps of 0.1 ms


def network(bench: Bench) -> object:
    bench.begin(seed=7)
    noise = bench.cells("SpikeSourcePoisson", 20, rate=np.linspace(500.0, 1500.0, 20))
    cells = bench.cells("IF_curr_delta", 20)
    bench.one_to_one(noise, cells, 6.0, 1.5)
    bench.connect(cells, cells, np.arange(20), np.roll(np.arange(20), 1), np.linspace(2.0, 4.0, 20), 1.5)
    bench.record(cells)
    bench.record(cells, "v", 0.3)
    return cells


def trains(bench: Bench, cuts: list[int]) -> tuple[np.ndarray, ...]:
    """A network driven by Poisson trains, run in slices that end at these steps."""
    cells, spikes, samples = network(bench), [], []
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
    assert result[1].size > 50
    return result


@settings(max_examples=5, deadline=None)
@given(cuts=st.lists(st.integers(1, DURATION - 1), unique=True, max_size=8).map(sorted))
def test_any_cuts(whole: tuple, cuts: list[int]) -> None:
    assert_equal(trains(Bench(), cuts), whole)


def test_single_steps_prepare_once(whole: tuple, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared, prepare = [], brian2.Network.before_run
    monkeypatch.setattr(brian2.Network, "before_run", lambda *args: (prepared.append(1), prepare(*args)))
    assert_equal(trains(Bench(), list(range(1, DURATION))), whole)
    assert len(prepared) == 1


def test_preparing_anew_loses_no_spike(bench: Bench, whole: tuple) -> None:
    cells, spikes = network(bench), []
    for _ in range(10):
        bench.run(3.0)
        bench.cells("IF_curr_exp")
        spikes.append(bench.spikes(cells))
    np.testing.assert_array_equal(np.concatenate([part.times for part in spikes]), whole[1])
