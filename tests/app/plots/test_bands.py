"""Bands fill the height, in order, without overlap; every row is found again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.plots.bands import LEAST, Band, stack

sizes = st.lists(st.integers(0, 5000), min_size=1, max_size=9)


@given(sizes)
def test_bands_follow_each_other_and_fill_the_height(sizes):
    bands = stack([np.arange(n) for n in sizes])
    edges = [edge for band in bands for edge in (band.top, band.bottom)]
    assert edges[0] == 0.0
    assert np.isclose(edges[-1], 1.0)
    assert all(np.diff(edges) >= 0)


@given(sizes)
def test_no_band_is_lower_than_the_least(sizes):
    bands = stack([np.arange(n) for n in sizes])
    least = min(LEAST, 0.5 / len(sizes)) * 0.79
    assert all(band.bottom - band.top >= least for band in bands)


def test_heights_are_in_proportion_where_there_is_room():
    large, small = stack([np.arange(800), np.arange(200)], gap=0.0)
    assert np.isclose(large.bottom - large.top, 0.8)
    assert np.isclose(small.bottom - small.top, 0.2)


def test_nothing_recorded_is_no_band():
    assert stack([]) == ()


@given(st.sets(st.integers(0, 300), min_size=1, max_size=40))
def test_the_cell_at_the_height_of_its_row_is_the_cell(cells):
    band = Band(0.25, 0.75, np.array(sorted(cells)))
    heights = band.heights()
    assert [band.cell_at(height) for height in heights] == sorted(cells)
    assert list(heights[band.ranks()[band.cells]]) == list(heights)


def test_outside_there_is_no_cell():
    band = Band(0.25, 0.75, np.arange(3))
    assert band.cell_at(0.2) is None
    assert band.cell_at(0.75) is None
    assert Band(0.0, 1.0, np.arange(0)).cell_at(0.5) is None


def test_cells_that_are_not_recorded_have_no_rank():
    assert list(Band(0, 1, np.array([1, 3])).ranks()) == [-1, 0, -1, 1]
