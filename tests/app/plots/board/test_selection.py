"""A region of time is marked in any chart over time; all charts and a table speak of it."""

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.look import LIGHT
from app.plots import ActivityPanel
from app.plots.board.selected import HEADINGS, Stretch, rows, stretch
from app.plots.previous import Run
from app.worker import Results, frames
from tests.app.plots.figures.runs import NAMES, fire, populations, reach, record
from tests.app.plots.pixels import grab, like


def run_of():
    """Cell 0 fires every 10 ms; v of cells 0 and 1 is 1 and 3, from 500 ms on 2 and 4."""
    results = Results(NAMES)
    record(results, 1, 20)
    fire(results, 1, np.zeros(100), np.arange(0.0, 1000.0, 10.0))
    results.take([frames.Recording(2, "exc", 1, 20, "v", "mV", np.array([0, 1], np.int32))])
    values = np.array([[1.0, 3.0]]) + (np.arange(1000)[:, None] >= 500)
    results.take([frames.Samples(2, 0.0, 1.0, values)])
    reach(results, 1000.0)
    return Run(results, populations(), 1000.0)


@pytest.fixture
def panel(shown):
    panel = shown(ActivityPanel(), 1000, 400)
    run = run_of()
    panel.set_run(run.results, run.populations, run.duration)
    panel.refresh(final=True)
    return panel


def filled(panel, qtbot):
    qtbot.waitUntil(lambda: not panel.page.selection.thinking.busy and panel.page.selection.table.rowCount() == 2)
    return [line.split("\t") for line in panel.page.selection.text.splitlines()]


def test_keys_mark_a_region_and_all_charts_show_it(panel, qtbot):
    tile = panel.board.add("cv")
    panel.raster.setFocus()
    panel.raster.pointed.emit(200.0)
    QTest.keyClick(panel.raster, Qt.Key_BracketLeft)
    panel.raster.pointed.emit(600.0)
    QTest.keyClick(panel.raster, Qt.Key_BracketRight)
    assert panel.raster.region == panel.traces.region == tile.chart.region == (200.0, 600.0)
    assert panel.page.selection.isVisible() and panel.page.selection.words.text() == "200.0 – 600.0 ms · 400.0 ms"
    assert panel.board.add("rates").chart.region == (200.0, 600.0)
    QTest.keyClick(panel.raster, Qt.Key_Escape)
    assert panel.traces.region is None is tile.chart.region and not panel.page.selection.isVisible()


def test_the_table_speaks_of_the_region_alone(panel, qtbot):
    panel.page.linked.set_region((495.0, 600.0))
    head, spikes, trace = filled(panel, qtbot)
    assert tuple(head) == HEADINGS
    assert spikes == ["Excitatory", "20", "spikes", "10", "4.76", "0.00", "", ""]
    assert trace[:3] == ["Excitatory", "2", "v (mV)"]
    values = np.array([[1.0, 3.0]] * 5 + [[2.0, 4.0]] * 100)
    assert trace[6:] == [f"{values.mean():.4g}", f"{values.std():.4g}"]


def test_the_table_can_be_copied_and_cleared(panel, qtbot):
    panel.page.linked.set_region((0.0, 500.0))
    filled(panel, qtbot)
    panel.page.selection.copy()
    assert QApplication.clipboard().text() == panel.page.selection.text
    panel.page.selection.cleared.emit()
    assert panel.raster.region is None


def test_a_region_is_drawn_with_shift_and_the_mouse(panel, qtbot):
    before = panel.raster.view.viewRange()
    panel.raster.view.marked.emit(100.0, 300.0)
    assert panel.traces.region == (100.0, 300.0)
    soft = like(grab(panel.traces), LIGHT.accent, 120).sum()
    panel.page.linked.set_region(None)
    assert like(grab(panel.traces), LIGHT.accent, 120).sum() < soft
    assert panel.raster.view.viewRange() == before


def test_the_region_outlives_a_run_and_not_the_network(panel):
    panel.page.linked.set_region((100.0, 300.0))
    run = run_of()
    panel.set_run(run.results, run.populations, run.duration)
    panel.refresh()
    assert panel.raster.region == (100.0, 300.0) and panel.page.selection.isVisible()
    panel.forget()
    assert panel.raster.region is None and not panel.page.selection.isVisible()


def test_what_is_not_there_is_left_empty():
    (row,) = rows((), [Stretch("A", "w", "", np.full((3, 1), np.nan))])
    assert row == ("A", "1", "w", "", "", "", "", "")
    _, traces = run_of().sources()
    assert stretch(traces[0], (2000.0, 3000.0)).values.shape == (0, 2)
    assert stretch(traces[0], (-5.0, 0.0)).values.shape == (0, 2)
