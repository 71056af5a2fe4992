"""Rates and irregularities of spike trains whose statistics are known."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.statistics import caption, irregularity, rate, sample


def trains(make, cells=50):
    pairs = [(np.full(len(times), cell), times) for cell, times in enumerate(make(cell) for cell in range(cells))]
    cells_of, times = (np.concatenate(arrays) for arrays in zip(*pairs, strict=True))
    order = np.argsort(times, kind="stable")
    return cells_of[order].astype(np.int32), times[order]


def test_a_clock_is_regular():
    assert irregularity(*trains(lambda cell: np.arange(cell % 7, 1000, 10.0)), np.arange(50)) == pytest.approx(
        0.0, abs=1e-6
    )


def test_a_poisson_process_is_not():
    rng = np.random.default_rng(5)
    spikes = trains(lambda cell: np.cumsum(rng.exponential(10.0, 400)))
    assert irregularity(*spikes, np.arange(50)) == pytest.approx(1.0, abs=0.03)


def test_it_is_the_mean_over_cells_of_std_over_mean():
    rng = np.random.default_rng(6)
    times = [np.cumsum(rng.gamma(2.0, 5.0, 30)) for _ in range(20)]
    expected = np.mean([np.std(np.diff(t)) / np.mean(np.diff(t)) for t in times[:10]])
    assert irregularity(*trains(lambda cell: times[cell], 20), np.arange(10)) == pytest.approx(expected)


def test_nothing_is_said_of_too_few_spikes():
    nobody = np.empty(0, np.int32), np.empty(0)
    assert math.isnan(irregularity(*nobody, np.arange(3)))
    assert math.isnan(irregularity(np.array([0, 0, 0], np.int32), np.array([1.0, 2.0, 3.0]), np.arange(3)))
    assert math.isnan(irregularity(np.array([0] * 9, np.int32), np.ones(9), np.arange(1)))
    assert math.isnan(irregularity(np.array([5] * 9, np.int32), np.arange(9.0), np.arange(0)))


@given(st.integers(0, 5000))
def test_a_sample_is_small_spread_and_without_repetition(n):
    chosen = sample(np.arange(n))
    assert len(chosen) == min(n, 200) == len(set(chosen.tolist()))
    if n:
        assert (chosen[0], chosen[-1]) == (0, n - 1)


def test_rates():
    assert rate(500, 100, 500.0) == 10.0
    assert math.isnan(rate(0, 0, 500.0))
    assert math.isnan(rate(0, 10, 0.0))


def test_the_caption_says_what_is_known():
    assert caption("Excitatory", 8.43, 0.918) == "Excitatory 8.4 Hz · CV 0.92"
    assert caption("Excitatory", 0.0, math.nan) == "Excitatory 0.0 Hz"
    assert caption("Excitatory", math.nan, math.nan) == "Excitatory"
