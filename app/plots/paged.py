"""A chart that shows a few cells at a time."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QMenu

from app.plots.chart import Chart

_WAYS: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Paged(Chart):
    """Page down and page up, and its menu, show other cells."""

    def turn(self, pages_on: int) -> None:
        """Show the next cells, or those before."""
        raise NotImplementedError

    def context_menu(self) -> QMenu:
        """Also other cells."""
        menu = super().context_menu()
        menu.addAction("Next cells\tPage down", lambda: self.turn(1))
        menu.addAction("Cells before\tPage up", lambda: self.turn(-1))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page down shows the next cells, page up those before."""
        way = _WAYS.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        else:
            self.turn(way)
