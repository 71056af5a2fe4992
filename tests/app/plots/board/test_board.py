"""The board in the Activity tab: charts are added, closed, moved and remembered; those over time are linked."""

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

from app.plots import ActivityPanel
from app.plots.board.kinds import kinds
from app.plots.figures.figure import Figure
from tests.app.plots.figures.runs import random_run, reach
from tests.app.plots.figures.test_planes import cycle as of_two_variables
from tests.app.plots.pixels import grab

KEYS = [kind.key for kind in kinds()]


@pytest.fixture
def panel(shown):
    return shown(ActivityPanel(), 1300, 340)


@pytest.fixture
def full(panel):
    """A panel that shows a run."""
    show(panel, random_run())
    return panel


def show(panel, run):
    panel.set_run(run.results, run.populations, run.duration, run.network)
    panel.refresh(final=True)


def choose(panel, words):
    panel.page.add.fill()
    next(action for action in panel.page.add.menu().actions() if action.text() == words).trigger()


@pytest.mark.parametrize("key", KEYS)
def test_every_kind_can_be_added_to_a_run_and_shows_the_next(full, key, tmp_path):
    tile = full.board.add(key)
    show(full, random_run(seed=1))
    grab(full)
    if isinstance(tile.chart, Figure):
        assert tile.chart.run is full._run
    assert tile.chart.accessibleName() and tile.chart.focusPolicy() & Qt.TabFocus
    tile.chart.save(tmp_path / "chart.pdf")
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    assert all(np.ndim(column) == 1 for column in tile.chart.table().values())


@pytest.mark.parametrize("key", KEYS)
def test_every_kind_waits_for_a_run(panel, key):
    tile = panel.board.add(key)
    grab(tile)
    show(panel, random_run())
    panel.forget()
    assert tile.chart.table() is not None


def test_what_is_added_while_a_run_goes_on_shows_what_there_was(panel, qtbot):
    run = random_run()
    run.results.end = 5000.0
    panel.set_run(run.results, run.populations, 5000.0, run.network)
    panel.refresh()
    choose(panel, "Irregularity")
    (tile,) = panel.board.tiles
    qtbot.waitUntil(lambda: "CV" in tile.chart.caption)
    reach(run.results, 1200.0)
    panel.refresh()


def test_the_menu_says_for_which_kinds_nothing_is_recorded(full):
    full.page.add.fill()
    words = [action.text() for action in full.page.add.menu().actions()]
    assert "Rates" in words and "Phase plane (nothing recorded for it)" in words


def test_rows_are_filled_before_another_is_begun(full):
    for key in ("isi", "cv", "rates", "map", "power"):
        full.board.add(key)
    assert [len(row) for row in map(list, _keys(full.board))] == [3, 2]


def _keys(board):
    import json

    return json.loads(board.state())


def test_charts_are_closed_and_rows_with_them(full):
    for key in ("isi", "cv", "rates", "map"):
        full.board.add(key)
    QTest.mouseClick(full.board.tiles[-1].close_button, Qt.LeftButton)
    assert _keys(full.board) == [["isi", "cv", "rates"]]
    linked = len(full.page.linked.charts)
    full.board.close_tile(full.board.tiles[-1])
    assert len(full.page.linked.charts) == linked - 1
    full.raster.view.show_time(100.0, 200.0)


def test_charts_are_moved(full):
    for key in ("isi", "cv", "rates"):
        full.board.add(key)
    board = full.board

    def move(key, way):
        tile = next(each for each in board.tiles if each.key == key)
        next(action for action in tile.menu.menu().actions() if action.text() == f"Move {way}").trigger()

    move("cv", "left")
    assert _keys(board) == [["cv", "isi", "rates"]]
    move("cv", "left")
    assert _keys(board) == [["cv", "isi", "rates"]]
    move("isi", "down")
    assert _keys(board) == [["cv", "rates"], ["isi"]]
    move("isi", "down")
    move("rates", "down")
    assert _keys(board) == [["cv"], ["isi", "rates"]]
    move("isi", "up")
    move("rates", "up")
    assert _keys(board) == [["cv", "isi", "rates"]]
    move("cv", "up")
    assert _keys(board) == [["cv", "isi", "rates"]]


def test_charts_over_time_look_at_the_same_time(full):
    full.raster.view.show_time(200.0, 400.0)
    rates = full.board.add("rates").chart
    assert rates.view.viewRange()[0] == [200.0, 400.0]
    rates.view.show_time(300.0, 350.0)
    assert full.raster.view.viewRange()[0] == [300.0, 350.0]
    full.raster.pointed.emit(321.0)
    assert rates.pointer == 321.0


def test_the_charts_that_stay_can_be_hidden(full):
    assert full.raster.isVisible()
    choose(full, "Raster")
    assert not full.raster.isVisible()
    show(full, random_run(seed=1))
    assert not full.raster.isVisible()
    choose(full, "Raster")
    assert full.raster.isVisible()


def test_the_board_is_remembered(full, shown):
    for key in ("isi", "rates"):
        full.board.add(key)
    choose(full, "Traces")
    again = shown(ActivityPanel(), 1300, 340)
    again.page.restore(full.page.state())
    assert again.page.state() == full.page.state() and [tile.key for tile in again.board.tiles] == ["isi", "rates"]


@pytest.mark.parametrize("text", ["", "null", "[1]", '{"hidden": 3, "board": "x"}', '{"board": "[[\\"no\\", 1], 2]"}'])
def test_what_is_remembered_wrongly_is_passed_over(panel, text):
    panel.page.restore(text)
    assert panel.board.tiles == []


def test_who_wants_a_picture_or_data_says_of_which_chart(full, qtbot):
    tile = full.board.add("cv")
    for words, signal in (("Export picture…", full.page.export_wanted), ("Export data…", full.page.data_wanted)):
        with qtbot.waitSignal(signal) as asked:
            next(action for action in tile.menu.menu().actions() if action.text() == words).trigger()
        assert asked.args == [tile.chart]


def test_further_traces_have_a_variable_and_a_scale_of_their_own(panel):
    run = of_two_variables()
    show(panel, run)
    chart = panel.board.add("traces").chart
    chart.show_variable("w")
    assert (panel.traces.variable, chart.variable) == ("v", "w")
    show(panel, of_two_variables())
    assert chart.variable == "w" and list(chart.table())[1].endswith(": w (nA)")
