"""How long the slices of a run become, for simulators whose slices cost something by themselves."""

from __future__ import annotations

from itertools import pairwise

import pytest

from backends.api.slicing import Pace

PERIOD = 0.04


def slices(own: float, each: float, steps: int) -> list[int]:
    """The lengths of slices until so many of the smallest ones are done."""
    pace, found = Pace(), []
    while sum(found) < steps:
        found.append(pace.slices)
        pace.took(own + each * pace.slices, PERIOD)
    return found


@pytest.mark.parametrize("own", [0.0, 0.001, 0.04, 0.2])
def test_what_a_slice_costs_by_itself_stays_a_small_part(own):
    found = slices(own, 1e-5, 100_000)
    assert own * len(found) < 0.5 * (1e-5 * 100_000) + 10 * own


def test_they_take_about_the_period():
    assert 380 < slices(0.0, 1e-4, 100_000)[-2] <= 400
    assert slices(0.0, 0.3, 10) == [1, 2, *[1] * 7]  # a large network: as short as can be


def test_they_grow_at_most_eightfold():
    found = slices(0.0, 1e-9, 10**6)
    assert all(later <= 8 * before for before, later in pairwise(found[1:]))


def test_a_busy_moment_does_not_make_them_long():
    pace = Pace()
    for seconds in (0.001, 0.002, 0.5, 0.02, 0.02, 0.4, 0.03):  # of a simulator that costs nothing by itself
        pace.took(seconds, PERIOD)
        before = pace.slices
    pace.took(0.0001 * before, PERIOD)
    assert pace.slices * 0.0001 <= 8 * PERIOD and pace._own >= 0 and min(pace._own, pace._least) <= 0.001
