"""The picture of a raster: every spike where arithmetic puts it, and adding equals drawing anew."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.bands import stack
from app.plots.ink import palette
from app.plots.raster_picture import RasterPicture
from app.plots.view import View

BLUE, RED = palette(0, 0, 255), palette(255, 0, 0)


def picture(view, sizes=(80, 20)):
    return RasterPicture(stack([np.arange(n) for n in sizes]), [BLUE, RED], view)


def random_spikes(n, cells, seed=1):
    rng = np.random.default_rng(seed)
    return rng.integers(0, cells, n).astype(np.int32), np.sort(rng.uniform(0, 1000, n))


@given(st.integers(0, 79), st.floats(0, 999.9))
def test_a_spike_is_drawn_at_its_time_and_cell(cell, time):
    view = View(0, 1000, 500, 200)
    drawn = picture(view)
    drawn.add(0, np.array([cell], np.int32), np.array([time]), 1000.0)
    rows, columns = np.nonzero(drawn.pixels)
    band = stack([np.arange(80), np.arange(20)])[0]
    assert int(time / 1000 * 500) in columns
    assert int(band.heights()[cell] * 200) in rows
    assert set(drawn.pixels[rows, columns].tolist()) == {0xFF0000FF}


def test_populations_have_their_colours():
    view = View(0, 1000, 500, 200)
    drawn = picture(view)
    for band, n in enumerate((80, 20)):
        drawn.add(band, *random_spikes(300, n), 1000.0)
    first, second = (view.span(band) for band in stack([np.arange(80), np.arange(20)]))
    assert set(np.unique(drawn.pixels[first]).tolist()) == {0, 0xFF0000FF}
    assert set(np.unique(drawn.pixels[second]).tolist()) == {0, 0xFFFF0000}
    assert not drawn.pixels[first.stop : second.start].any()


@pytest.mark.parametrize("view", [View(0, 1000, 300, 120), View(200, 300, 333, 111, 2.0, 0.1, 0.6)])
@pytest.mark.parametrize(("cells", "spikes"), [(7, 500), (80, 4000), (3000, 100_000)])
def test_adding_equals_drawing_anew(view, cells, spikes):
    cell, time = random_spikes(spikes, cells)
    whole, bitwise = picture(view, (cells, 20)), picture(view, (cells, 20))
    whole.add(0, cell, time, 1000.0)
    for part in np.array_split(np.arange(spikes), 30):
        bitwise.add(0, cell[part], time[part], float(time[part[-1]]))
    bitwise.add(0, cell[:0], time[:0], 1000.0)
    assert np.array_equal(whole.pixels, bitwise.pixels)


def test_a_million_spikes_at_one_instant_stay_in_their_column():
    drawn = picture(View(0, 1000, 400, 100), (10_000,))
    cells = np.tile(np.arange(10_000, dtype=np.int32), 100)
    drawn.add(0, cells, np.full(len(cells), 500.0), 510.0)
    assert np.flatnonzero(drawn.pixels.any(axis=0)).tolist() == [200]
    assert (drawn.pixels[:, 200] >> 24).min() == 255


def test_a_crowd_leaves_room_for_a_burst():
    drawn = picture(View(0, 1000, 200, 100), (5000,))
    cell, time = random_spikes(400_000, 5000)
    burst = np.arange(0, 5000, dtype=np.int32).repeat(4)
    drawn.add(0, cell, time, 1000.0)
    drawn.add(0, burst, np.full(len(burst), 502.0), 1000.0)
    opacity = (drawn.pixels >> 24).mean(axis=0)
    assert 60 < np.median(opacity) < 200
    assert opacity[100] > np.median(opacity) + 50


def test_rows_that_stand_for_more_cells_are_not_darker():
    # 150 cells on 100 rows: every other row stands for two cells.
    view = View(0, 1000, 1000, 100)
    drawn = picture(view, (150,))
    drawn.add(0, *random_spikes(60_000, 150), 1000.0)
    opacity = (drawn.pixels >> 24).mean(axis=1)
    assert abs(opacity[0::2].mean() - opacity[1::2].mean()) < 0.12 * opacity.mean()


def test_spikes_outside_the_view_and_unrecorded_cells_are_left_out():
    drawn = RasterPicture(stack([np.array([2, 4])]), [BLUE], View(100, 200, 50, 20))
    drawn.add(0, np.array([2, 4, 3], np.int32), np.array([50.0, 250.0, 150.0]), 300.0)
    assert not drawn.pixels.any()


def test_nothing_to_draw_is_an_empty_picture():
    drawn = RasterPicture((), [], View(0, 1000, 10, 10))
    assert not drawn.pixels.any()
    drawn = picture(View(0, 1000, 10, 10), (0, 1))
    drawn.add(1, np.array([0], np.int32), np.array([5.0]), 10.0)
    assert drawn.pixels.any()


def test_other_colours_for_the_same_dots():
    view = View(0, 1000, 100, 50)
    drawn = picture(view)
    drawn.add(0, *random_spikes(50, 80), 1000.0)
    before = drawn.pixels != 0
    drawn.repaint([RED, BLUE])
    assert np.array_equal(drawn.pixels != 0, before)
    assert not (drawn.pixels & 0xFFFF).any()


def test_evening_does_not_dim_what_is_even():
    drawn = picture(View(0, 1000, 400, 200, 2.0), (1000,))
    drawn.add(0, *random_spikes(10_000, 1000), 1000.0)
    assert (drawn.pixels >> 24).max() == 255
    assert np.median((drawn.pixels >> 24)[drawn.pixels != 0]) > 200
