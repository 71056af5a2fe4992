"""Dots are counted where they fall, spread to their size, and developed to the right opacity."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.plots.ink import Ink, develop, exposure, palette

places = hnp.arrays(np.int64, st.tuples(st.integers(0, 200), st.just(2)), elements=st.integers(-40, 60))


def all_of(ink, dot=(1, 1)):
    return ink.spread(range(ink.width), slice(0, ink.height), dot)


@given(places)
def test_every_dot_inside_is_counted_once(places):
    ink = Ink(32, 24)
    ink.add(places[:, 0], places[:, 1])
    expected = np.zeros((32, 24))
    for x, y in places:
        if 0 <= x < 32 and 0 <= y < 24:
            expected[x, y] += 1
    assert np.array_equal(all_of(ink), expected)


@given(places)
def test_the_changed_columns_are_told(places):
    ink = Ink(32, 24)
    changed = ink.add(places[:, 0], places[:, 1])
    touched = np.flatnonzero(ink.counts.any(axis=1)) - ink.MARGIN
    assert list(touched) == [] or (changed.start, changed.stop) == (touched[0], touched[-1] + 1)


@pytest.mark.parametrize(
    ("dot", "columns", "rows"),
    [((1, 1), [5], [4]), ((2, 2), [5, 6], [4, 5]), ((3, 3), [4, 5, 6], [3, 4, 5]), ((2, 4), [5, 6], [3, 4, 5, 6])],
)
def test_a_dot_covers_its_pixels(dot, columns, rows):
    ink = Ink(12, 10)
    ink.add(np.array([5]), np.array([4]))
    covered = np.argwhere(all_of(ink, dot))
    assert sorted({x for x, _ in covered.tolist()}) == columns
    assert sorted({y for _, y in covered.tolist()}) == rows
    assert len(covered) == dot[0] * dot[1]


def test_a_dot_does_not_reach_beyond_its_rows():
    ink = Ink(12, 10)
    ink.add(np.array([5]), np.array([4]))
    assert ink.spread(range(12), slice(0, 5), (1, 7))[5].tolist() == [0, 1, 1, 1, 1]
    assert ink.spread(range(12), slice(5, 10), (1, 7)).sum() == 0


def test_a_wide_dot_reaches_in_from_outside():
    ink = Ink(12, 10)
    ink.add(np.array([-1]), np.array([4]))
    assert all_of(ink, (3, 1))[0, 4] == 1


def test_the_palette_is_premultiplied():
    colours = palette(255, 128, 0)
    assert colours[0] == 0
    assert colours[255] == 0xFFFF8000
    assert colours[128] >> 24 == 128
    assert (colours[128] >> 8) & 0xFF <= 128


def test_opacity_is_gain_times_dots_and_full_at_one():
    pixels = develop(np.array([[0.0, 1.0, 2.0, 50.0]], np.float32), np.full(4, 0.5, np.float32), palette(255, 255, 255))
    assert [int(p) >> 24 for p in pixels[0]] == [0, 127, 255, 255]


@given(st.floats(0, 1e6))
def test_crowds_are_fainter_but_never_gone(density):
    assert 0.0 < exposure(density) <= 1.0
    assert exposure(density) * density <= 0.71 or exposure(density) == 1.0
    assert exposure(density * 4) <= exposure(density)
