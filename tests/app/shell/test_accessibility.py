"""Every control of the window says what it is, and no place keeps the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import QSettings, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QScrollBar, QWidget

from app.model import Network
from app.plots.figures.figure import Figure
from app.plots.pane import Pane
from app.shell.recovery import Recovery
from app.shell.window import Window
from tests.app.model.test_structure import column
from tests.app.networks import balanced


@pytest.fixture
def window(qtbot, tmp_path) -> Iterator[Window]:
    window = Window(QSettings(f"{tmp_path}/settings.ini", QSettings.IniFormat), Recovery(tmp_path / "recovery"))
    window.dialogs.keep_changes = lambda title: False  # type: ignore[method-assign]
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    QApplication.setActiveWindow(window)
    yield window
    window.close()


def controls(window: Window) -> Iterator[QWidget]:
    """What can have the keyboard, as far as it is to be seen."""
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.TabFocus and widget.isVisible() and not isinstance(widget, QScrollBar):
            yield widget


def name(widget: QWidget) -> str:
    """What a screen reader says."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (text() if callable(text) else "")


def nameless(window: Window) -> set[str]:
    return {f"{type(w).__name__} in {type(w.parent()).__name__}" for w in controls(window) if not name(w)}


@pytest.mark.parametrize("network", [Network(), balanced(), column()], ids=["empty", "balanced", "column"])
def test_every_control_has_a_name_whatever_is_selected(window, network):
    window.document.open(network)
    for element in (None, *network):
        window.document.select([] if element is None else [element.name])
        QTest.qWait(5)
        assert nameless(window) == set()


def test_every_tab_has_names(window):
    window.document.open(balanced())
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QTest.qWait(5)
        assert nameless(window) == set()


def test_tab_comes_round_the_whole_window(window):
    window.document.open(balanced())
    window.document.select(["exc"])
    QTest.qWait(5)
    window.inspector.setFocus()
    seen: list[QWidget] = []
    for _ in range(300):
        here = QApplication.focusWidget()
        if here is window.canvas:  # there Tab adds a block, and Shift+Tab and F6 lead on
            break
        assert here is not None and here not in seen[-3:]
        seen.append(here)
        QTest.keyClick(here, Qt.Key_Tab)
    assert len(seen) > 15


def test_every_chart_can_be_taken_away(window):
    charts = [widget for widget in window.findChildren(QWidget) if isinstance(widget, Pane | Figure)]
    assert {chart.title for chart in charts} >= {"Raster", "Traces", "Comparison", "Sweep"}
    for chart in charts:
        assert chart.receivers(chart.export_wanted) and chart.receivers(chart.data_wanted), chart.title
