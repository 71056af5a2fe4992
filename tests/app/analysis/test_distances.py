"""Distances are distances, and those of the literature."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from app.analysis.distances import first_difference, rms, van_rossum, victor_purpura
from tests.app.analysis.trains import elephants, train

NONE = np.empty(0)
DISTANCES = pytest.mark.parametrize(
    "distance", [lambda a, b: van_rossum(a, b, 10.0), lambda a, b: victor_purpura(a, b, 0.1)]
)


@DISTANCES
@settings(max_examples=25, deadline=None)
@given(a=train, b=train, c=train)
def test_they_are_metrics(distance, a, b, c):
    assert distance(a, a) == pytest.approx(0.0, abs=1e-6)
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-6)
    assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-6


@DISTANCES
def test_one_spike_more_is_a_distance_of_one(distance):
    assert distance(np.array([5.0]), NONE) == pytest.approx(1.0)
    assert distance(np.array([5.0, np.nan]), np.array([5.0])) == pytest.approx(0.0)
    assert distance(NONE, NONE) == 0.0


def test_two_spikes_apart():
    a, b = np.array([100.0]), np.array([104.0])
    assert van_rossum(a, b, 10.0) == pytest.approx(math.sqrt(2 * (1 - math.exp(-0.4))))
    assert victor_purpura(a, b, 0.1) == pytest.approx(0.4)
    assert victor_purpura(a, b, 10.0) == pytest.approx(2.0)


@pytest.mark.filterwarnings("ignore:van_rossum_distance. very small negative")  # its sums over pairs cancel
@settings(deadline=None)
@given(train, train)
def test_van_rossums_is_elephants(a, b):
    import quantities as pq
    from elephant.spike_train_dissimilarity import van_rossum_distance

    theirs = van_rossum_distance([elephants(a), elephants(b)], time_constant=10 * pq.ms)[0, 1]
    assert van_rossum(a, b, 10.0) == pytest.approx(theirs, abs=1e-6)


@given(train, train)
def test_the_first_difference_lies_where_trains_part(a, b):
    at = first_difference(a, b)
    if at is None:
        assert a.tolist() == b.tolist()
    else:
        assert a[a < at].tolist() == b[b < at].tolist()
        assert (at in a) != (at in b)


def test_a_little_later_is_no_difference_within_the_tolerance():
    a, b = np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.1, 3.5])
    assert first_difference(a, b, 0.1) == 3.0
    assert first_difference(a, b, 0.5) is None
    assert first_difference(a, a[:2], 0.5) == 3.0


def test_rms_is_of_what_both_know():
    a, b = np.array([[1.0, 2.0], [3.0, np.nan]]), np.array([[1.0, 4.0], [3.0, 9.0], [7.0, 7.0]])
    assert rms(a, b) == pytest.approx(math.sqrt(4 / 3))
    assert math.isnan(rms(NONE, NONE))
