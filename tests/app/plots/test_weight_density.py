"""How weights are spread over time, on screen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.look import LIGHT
from app.model import Role
from app.plots.spread import BINS, density
from app.plots.weight_density import NOTHING, WeightDensity
from tests.app.plots.figures.test_weight_matrix import note, run_of
from tests.app.plots.pixels import grab, like


@pytest.fixture
def ready(qtbot, shown):
    def show(run):
        chart = shown(WeightDensity())
        chart.set_duration(100.0)
        chart.show_run(run)
        qtbot.waitUntil(lambda: not chart.thinking.busy)
        return chart

    return show


@given(st.lists(st.lists(st.floats(-10, 10), max_size=20), max_size=10))
def test_the_shares_of_a_note_are_all_of_it(rows):
    found = density(range(len(rows)), [np.array(row) for row in rows])
    assert len(found.times) == sum(1 for row in rows if row)
    assert found.shares.sum(axis=1) == pytest.approx(np.ones(len(found.times)))
    assert len(found.edges) == BINS + 1 or not len(found.times)


def test_weights_that_are_no_numbers_are_passed_over():
    found = density([0.0, 1.0], [np.array([np.nan]), np.array([1.0, np.nan])])
    assert found.times.tolist() == [1.0] and found.shares.sum() == 1.0


def test_where_most_weights_lie_it_is_darkest(ready):
    run = run_of("one")
    for time in (0.0, 50.0):
        note(run, "one", time, *[0.1] * 90, *[0.9] * 10)
    chart = ready(run)
    plot = chart.view.geometry().toRect()
    dark = like(grab(chart), LIGHT.hue(Role.EXCITATORY).line, 3)[plot.top() : plot.bottom(), plot.left() : plot.right()]
    rows = np.flatnonzero(dark.sum(axis=1) > 0.9 * plot.width())
    assert len(rows) and (rows > 0.9 * plot.height()).all()
    assert chart.name_at(25.0, 0.98).startswith("90.0% near 0.101")
    table = chart.table()
    assert {len(column) for column in table.values()} == {2 * BINS} and table["share"].sum() == pytest.approx(2.0)


def test_it_follows_a_run_and_the_choice_of_a_projection(ready, qtbot):
    run = run_of("one", "two")
    chart = ready(run)
    assert chart.caption == NOTHING and not chart.choice.isVisible()
    note(run, "one", 0.0, 0.1, 0.2)
    note(run, "two", 0.0, 5.0, 6.0)
    chart.refresh(10.0, final=True)
    qtbot.waitUntil(lambda: len(chart.density.times) == 1)
    assert chart.choice.isVisible() and chart.caption == "µS"
    chart.choice.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: chart.density.edges[-1] > 5.0)


def test_of_very_many_notes_one_a_pixel_is_drawn(ready):
    run = run_of("one")
    for time in np.linspace(0.0, 100.0, 3000):
        note(run, "one", time, 0.1, 0.5)
    chart = ready(run)
    assert like(grab(chart), LIGHT.hue(Role.EXCITATORY).line, 3).sum() > 400
