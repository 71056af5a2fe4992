"""Spikes, cell by cell."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.trains import among, by_cell, of_cell, sample, span
from tests.app.analysis.trains import NOBODY, spikes


@given(spikes())
def test_no_spike_is_lost_when_they_are_sorted_by_cell(recorded):
    cells, times = by_cell(*recorded)
    assert sorted(zip(*recorded, strict=True)) == list(zip(cells, times, strict=True))
    assert [of_cell(*recorded, cell).tolist() for cell in range(5)] == [
        times[cells == cell].tolist() for cell in range(5)
    ]


def test_a_time_that_is_no_number_is_no_spike():
    cells, times = by_cell(np.array([1, 0, 1]), np.array([3.0, np.nan, 2.0]))
    assert (cells.tolist(), times.tolist()) == ([1, 1], [2.0, 3.0])
    assert of_cell(np.array([0, 0]), np.array([np.nan, 1.0]), 0).tolist() == [1.0]


@given(spikes(), st.sets(st.integers(0, 9)))
def test_among_keeps_the_chosen_and_their_order(recorded, chosen):
    cells, times = among(*recorded, np.array(sorted(chosen), np.int64))
    assert list(zip(cells, times, strict=True)) == [pair for pair in zip(*recorded, strict=True) if pair[0] in chosen]


def test_among_nobody_is_nobody():
    assert len(among(*NOBODY, np.arange(3))[0]) == 0


@given(st.integers(0, 5000))
def test_a_sample_is_small_spread_and_without_repetition(n):
    chosen = sample(np.arange(n))
    assert len(chosen) == min(n, 200) == len(set(chosen.tolist()))
    if n:
        assert (chosen[0], chosen[-1]) == (0, n - 1)


def test_a_span_has_its_beginning_and_not_its_end():
    times = np.array([1.0, 2.0, 2.0, 3.0])
    assert times[span(times, 2.0, 3.0)].tolist() == [2.0, 2.0]
    assert times[span(times, 3.0, 1.0)].tolist() == []
