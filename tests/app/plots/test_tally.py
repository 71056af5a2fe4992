"""Tallies count as one would, whatever the view."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.plots.tally import BINS, Tally

DURATION = float(BINS)  # so that a bin is 1 ms
spikes = st.lists(st.tuples(st.floats(0, 3000), st.integers(-1, 19)), max_size=60).map(sorted)


def filled(pairs, parts=1, rows=20, groups=5):
    tally = Tally(rows, DURATION, groups)
    times, ranks = np.array([time for time, _ in pairs]), np.array([rank for _, rank in pairs], np.int64)
    for some in np.array_split(np.arange(len(times)), parts):
        tally.add(ranks[some], times[some])
    return tally, times, ranks


def bounds(groups):
    return np.arange(groups), np.arange(groups) + 1


@settings(max_examples=40, deadline=None)
@given(spikes, st.integers(1, 4), st.integers(0, 2000), st.integers(1, 900))
def test_each_spike_is_counted_where_it_is(pairs, parts, begin, pixel):
    tally, times, ranks = filled(pairs, parts)
    edges = begin + pixel * np.arange(5.0)
    found = tally.counts(edges, *bounds(5))
    bins = np.floor(times)
    for column in range(4):
        for group in range(5):
            inside = (bins >= edges[column]) & (bins < edges[column + 1]) & (ranks // 4 == group) & (ranks >= 0)
            assert found[column, group] == inside.sum()
    assert tally.read == len(pairs)


@given(spikes)
def test_groups_are_added_up_or_left_out(pairs):
    tally, _, ranks = filled(pairs)
    every = np.array([0.0, 4000.0])
    assert tally.counts(every, np.array([0, 2]), np.array([2, 5])).sum() == (ranks >= 0).sum()
    assert tally.counts(every, np.array([3, 3]), np.array([3, 4])).tolist() == [[0, (ranks // 4 == 3).sum()]]


def test_bins_that_are_wider_than_a_pixel_are_shared_out():
    tally, _, _ = filled([(10.5, 0)] * 8 + [(20.0, 0)])
    shares = tally.counts(10.0 + 0.25 * np.arange(5), *bounds(5))[:, 0]
    assert shares.tolist() == [2.0, 2.0, 2.0, 2.0]


def test_more_rows_than_groups_and_fewer():
    assert filled([], groups=50)[0].groups == 20 and filled([], rows=0)[0].groups == 1


def test_what_comes_after_the_end_is_in_the_last_bin():
    tally, _, _ = filled([(DURATION + 10.0, 0)])
    assert tally.counts(np.array([0.0, DURATION]), *bounds(5)).sum() == 1
