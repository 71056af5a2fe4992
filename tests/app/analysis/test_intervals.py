"""Intervals of trains whose statistics are known."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from app.analysis.intervals import cv, irregularity, isi, lv
from app.analysis.trains import among
from tests.app.analysis.trains import NOBODY, spikes, trains


def test_a_clock_is_regular():
    clock = trains(lambda cell: np.arange(cell % 7, 1000, 10.0))
    assert irregularity(*clock) == pytest.approx(0.0, abs=1e-6)
    assert lv(*clock)[1] == pytest.approx(np.zeros(50), abs=1e-9)


def test_a_poisson_process_is_not():
    rng = np.random.default_rng(5)
    recorded = trains(lambda cell: np.cumsum(rng.exponential(10.0, 400)))
    assert irregularity(*recorded) == pytest.approx(1.0, abs=0.03)
    assert lv(*recorded)[1].mean() == pytest.approx(1.0, abs=0.05)


def test_local_variation_does_not_mind_a_slow_change():
    recorded = trains(lambda cell: np.cumsum(np.linspace(2.0, 20.0, 200)), 3)
    assert lv(*recorded)[1].max() < 0.01 < 0.4 < irregularity(*recorded)


def test_irregularity_is_the_mean_over_the_chosen_cells_of_std_over_mean():
    rng = np.random.default_rng(6)
    times = [np.cumsum(rng.gamma(2.0, 5.0, 30)) for _ in range(20)]
    expected = np.mean([np.std(np.diff(t)) / np.mean(np.diff(t)) for t in times[:10]])
    assert irregularity(*among(*trains(lambda cell: times[cell], 20), np.arange(10))) == pytest.approx(expected)


def test_nothing_is_said_of_too_few_spikes():
    assert math.isnan(irregularity(*NOBODY))
    assert math.isnan(irregularity(np.array([0, 0, 0], np.int32), np.array([1.0, 2.0, 3.0])))
    assert math.isnan(irregularity(np.array([0] * 9, np.int32), np.ones(9)))
    assert [len(array) for array in (*isi(*NOBODY), *cv(*NOBODY), *lv(*NOBODY))] == [0] * 6
    assert len(isi(np.array([4]), np.array([1.0]))[0]) == 0


def test_intervals_are_of_one_cell_even_when_spikes_come_unsorted():
    owners, intervals = isi(np.array([1, 0, 1, 0]), np.array([9.0, 4.0, 2.0, 1.0]))
    assert (owners.tolist(), intervals.tolist()) == ([0, 1], [3.0, 7.0])


@settings(deadline=None)
@given(spikes())
def test_they_are_elephants(recorded):
    import quantities as pq
    from elephant import statistics

    owners, intervals = isi(*recorded)
    for cell, ours in zip(*cv(*recorded), strict=True):
        assert ours == pytest.approx(statistics.cv(intervals[owners == cell]))
    for cell, ours in zip(*lv(*recorded), strict=True):
        assert ours == pytest.approx(float(statistics.lv(intervals[owners == cell] * pq.ms)))
