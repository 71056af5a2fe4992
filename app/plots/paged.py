"""A chart that shows a few cells at a time."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QInputDialog, QMenu

from app.plots.chart import Chart

_WAYS: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Paged(Chart):
    """Page down and page up, G and a number, and its menu, show other cells."""

    def turn(self, pages_on: int) -> None:
        """Show the next cells, or those before."""
        raise NotImplementedError

    def go_to(self, cell: int) -> None:
        """Show this cell, where it is recorded, or the next one that is."""
        raise NotImplementedError

    def ask(self) -> None:
        """Ask which cell is to be shown."""
        cell, chosen = QInputDialog.getInt(self, "Go to a cell", "Number of the cell", 0, 0)
        if chosen:
            self.go_to(cell)

    def context_menu(self) -> QMenu:
        """Also other cells."""
        menu = super().context_menu()
        menu.addAction("Next cells\tPage down", lambda: self.turn(1))
        menu.addAction("Cells before\tPage up", lambda: self.turn(-1))
        menu.addAction("Go to a cell…\tG", self.ask)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page down shows the next cells, page up those before, G any."""
        if event.key() in _WAYS:
            self.turn(_WAYS[event.key()])
        elif event.key() == Qt.Key.Key_G and not event.modifiers():
            self.ask()
        else:
            super().keyPressEvent(event)
