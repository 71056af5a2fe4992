"""Panels on shelves and in windows of their own, and how they come back."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st
from PyQt5.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt
from PyQt5.QtGui import QDropEvent, QMouseEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget

from app.shell.arrangement import FLOATING, PANELS, Arrangement, Panel
from app.shell.recovery import Recovery
from app.shell.shelf import PANEL_MIME, Shelf
from app.shell.window import Window

HOME = {"palette": "left", "inspector": "right"}


@pytest.fixture
def arrangement(qtbot) -> Iterator[Arrangement]:
    parent = QWidget()
    qtbot.addWidget(parent)
    shelves = {side: Shelf(side, parent) for side in ("left", "bottom", "right")}
    panels = tuple(Panel(key, QWidget(parent), HOME.get(key, "bottom")) for key in PANELS)
    parent.show()
    arrangement = Arrangement(shelves, panels, parent)
    yield arrangement
    arrangement.close()


@pytest.fixture
def settings(tmp_path) -> QSettings:
    return QSettings(f"{tmp_path}/settings.ini", QSettings.IniFormat)


@pytest.fixture
def windows(qtbot, tmp_path, settings) -> Iterator:
    made: list[Window] = []

    def make() -> Window:
        window = Window(settings, Recovery(tmp_path / f"recovery{len(made)}"))
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


def sides(arrangement: Arrangement) -> dict[str, str]:
    return {panel.key: arrangement.side_of(panel.key) for panel in arrangement.panels}


def at_home() -> dict[str, str]:
    return {key: HOME.get(key, "bottom") for key in PANELS}


def test_at_first_everything_is_where_it_belongs(arrangement):
    assert sides(arrangement) == at_home()


def test_a_panel_is_moved_and_an_empty_shelf_goes(arrangement):
    arrangement.move("palette", "bottom")
    assert arrangement.side_of("palette") == "bottom"
    assert not arrangement._shelves["left"].isVisible()
    arrangement.reset()
    assert sides(arrangement) == at_home()
    assert arrangement._shelves["left"].isVisible()


def test_a_window_that_is_closed_gives_its_panel_back(arrangement):
    arrangement.move("space", FLOATING)
    panel = next(p for p in arrangement.panels if p.key == "space")
    assert arrangement.side_of("space") == FLOATING
    assert panel.widget.window().windowTitle() == "Space"
    panel.widget.window().close()
    assert sides(arrangement) == at_home()


def test_a_tab_dropped_on_a_shelf_comes_there(arrangement):
    mime = QMimeData()
    mime.setData(PANEL_MIME, b"script")
    drop = QDropEvent(QPointF(QPoint(5, 5)), Qt.MoveAction, mime, Qt.LeftButton, Qt.NoModifier)
    arrangement._shelves["right"].dropEvent(drop)
    assert arrangement.side_of("script") == "right"


@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    st.one_of(
        st.text(),
        st.dictionaries(st.text(), st.lists(st.text())).map(json.dumps),
        st.sampled_from(
            [
                "[]",
                '{"left": 3}',
                '{"left": ["palette"]}',
                json.dumps({"left": [*PANELS, "palette"]}),
                json.dumps({"attic": [*PANELS]}),
            ]
        ),
    )
)
def test_what_cannot_be_read_changes_nothing(arrangement_of_one_test, text):
    before = sides(arrangement_of_one_test)
    arrangement_of_one_test.restore(text)
    assert sides(arrangement_of_one_test) == before


@pytest.fixture
def arrangement_of_one_test(arrangement) -> Arrangement:
    arrangement.move("history", "right")
    return arrangement


@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from([*PANELS]), st.sampled_from(["left", "bottom", "right", FLOATING]))))
def test_any_arrangement_is_restored(arrangement_of_one_test, moves):
    for key, side in moves:
        arrangement_of_one_test.move(key, side)
    state = arrangement_of_one_test.state()
    arrangement_of_one_test.reset()
    arrangement_of_one_test.restore(state)
    assert arrangement_of_one_test.state() == state


def test_the_window_remembers(windows):
    first = windows()
    first.arrangement.move("script", "right")
    first.arrangement.move("history", FLOATING)
    first.close()
    second = windows()
    assert second.arrangement.side_of("script") == "right"
    assert second.arrangement.side_of("history") == FLOATING


def test_by_keyboard_alone(windows):
    window = windows()
    QApplication.setActiveWindow(window)
    window.actions_.action("Script to the right").trigger()
    assert window.arrangement.side_of("script") == "right"
    window.actions_.action("Reset the arrangement").trigger()
    assert window.arrangement.side_of("script") == "bottom"


def test_a_tab_is_pulled_out_of_its_bar(windows, monkeypatch):
    window = windows()
    dragged: list[str] = []

    class Drag:
        def __init__(self, source):
            pass

        def setMimeData(self, mime):
            dragged.append(bytes(mime.data(PANEL_MIME)).decode())

        def exec_(self, action):
            return Qt.IgnoreAction  # let go over nothing

    monkeypatch.setattr("app.shell.shelf.QDrag", Drag)
    bar = window.tabs.tabBar()
    start = bar.tabRect(window.tabs.keys.index("script")).center()
    QTest.mousePress(bar, Qt.LeftButton, Qt.NoModifier, start)
    away = QPointF(start + QPoint(0, -80))
    QApplication.sendEvent(bar, QMouseEvent(QEvent.MouseMove, away, Qt.NoButton, Qt.LeftButton, Qt.NoModifier))
    QTest.mouseRelease(bar, Qt.LeftButton, Qt.NoModifier, start + QPoint(0, -80))
    assert dragged == ["script"]
    assert window.arrangement.side_of("script") == FLOATING
