"""The order of cells in a raster, and its colours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.look import LIGHT
from app.model import Role
from app.plots import ActivityPanel
from app.plots.ordering import ORDERS, like, ordered
from app.plots.raster import Raster
from app.run.preview import Preview
from tests.app.plots.feeds import Feed
from tests.app.plots.figures.test_activity_map import of_grid
from tests.app.plots.pixels import grab
from tests.app.plots.pixels import like as of_colour

SOON = 30_000  # ms, for a child process


def feed(cells=(0, 2, 5)):
    return Feed(cells=np.array(cells)).fire([5, 5, 2, 5, 2], [1.0, 2.0, 3.0, 4.0, 5.0])


def choose(chart, menu, words):
    submenu = next(action.menu() for action in chart.context_menu().actions() if action.text() == menu)
    next(action for action in submenu.actions() if action.text() == words).trigger()


def test_cells_by_index_rate_and_place():
    places = {"excitatory": np.array([[5.0, 0, 0], [0, 0, 0], [1.0, 0, 9.0], [0, 0, 0], [0, 0, 0], [3.0, 0, 4.0]])}
    assert ordered(feed(), "index", {}).tolist() == [0, 2, 5]
    assert ordered(feed(), "rate", {}).tolist() == [5, 2, 0]
    assert ordered(feed(), "x", places).tolist() == [2, 5, 0]
    assert ordered(feed(), "z", places).tolist() == [0, 5, 2]
    assert ordered(feed(), "x", {}).tolist() == [0, 2, 5]
    assert ordered(feed(), "x", {"excitatory": np.zeros((3, 3))}).tolist() == [0, 2, 5]


@given(st.permutations(range(8)), st.sets(st.integers(0, 12)))
def test_others_stand_in_the_same_order_as_far_as_they_are_known(order, cells):
    found = like(np.array(order), np.array(sorted(cells), np.int64)).tolist()
    assert sorted(found) == sorted(cells)
    assert found[: len(cells & set(range(8)))] == [cell for cell in order if cell in cells]


@pytest.mark.parametrize("order", ORDERS)
def test_no_spike_is_lost_in_any_order(shown, order):
    raster = shown(Raster())
    raster.set_duration(10.0)
    raster.set_sources([feed()], before=[feed(cells=(2, 5, 7))])
    choose(raster, "Order cells by", ORDERS[order])
    assert raster.order == order
    top = raster.name_at(4.0, 0.05)
    assert top.startswith("Excitatory 5" if order == "rate" else "Excitatory 0")
    assert of_colour(grab(raster), LIGHT.hue(Role.EXCITATORY).line, 20).any()


def test_populations_of_one_role_have_shades_of_it(shown):
    raster = shown(Raster())
    raster.set_sources([feed(), Feed("other", "Other", Role.EXCITATORY, np.arange(3))])
    first, second = raster._palettes()
    assert (first == second).all()
    choose(raster, "Colour by", "Population")
    first, second = raster._palettes()
    assert (first != second).any() and first[-1] == raster._film._palettes[0][-1]


def test_places_are_asked_for_when_they_are_wanted(shown, qtbot):
    preview = Preview()
    panel, run = shown(ActivityPanel(preview=preview), 904, 300), of_grid()
    panel.set_run(run.results, run.populations, run.duration, run.network)
    panel.refresh(final=True)
    choose(panel.raster, "Order cells by", ORDERS["x"])
    qtbot.waitUntil(lambda: bool(panel.raster._places), timeout=SOON)
    x = panel.raster._places["exc"][:, 0]
    assert x[panel.raster._bands[0].cells].tolist() == sorted(x)
    preview.shutdown()
