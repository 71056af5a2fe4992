"""A chart on the board, with a quiet row above it: what it is, what can be done with it, and a way to close it."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

WAYS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}  # rows, places in a row
_SMALLEST = 240, 150  # px


class Tile(QWidget):
    """`moved(rows, places)` and `closed` when somebody wants that; `key` is that of its kind."""

    moved = pyqtSignal(int, int)
    closed = pyqtSignal()

    def __init__(self, key: str, title: str, chart: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.title, self.chart = key, title, chart
        self.menu, self.close_button = QToolButton(self), QToolButton(self)
        self.setMinimumSize(*_SMALLEST)
        self._lay_out()
        self._fill(QMenu(self))

    def _lay_out(self) -> None:
        words = QLabel(self.title)
        words.setProperty("kind", "caption")
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 8, 0)
        row.setSpacing(2)
        row.addWidget(words, 1)
        for button, text, name in ((self.menu, "⋯", "What to do with"), (self.close_button, "×", "Close")):
            button.setProperty("kind", "caption")
            button.setText(text)
            button.setAccessibleName(f"{name} {self.title}")
            button.setToolTip(f"{name} this chart")
            row.addWidget(button)
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.close_button.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.chart, 1)
        self.setFocusProxy(self.chart)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)

    def _fill(self, menu: QMenu) -> None:
        for way, step in WAYS.items():
            menu.addAction(f"Move {way}", lambda step=step: self.moved.emit(*step))
        menu.addSeparator()
        for words, wanted in (("Export picture…", "export_wanted"), ("Export data…", "data_wanted")):
            menu.addAction(words, getattr(self.chart, wanted))
        menu.addSeparator()
        menu.addAction("Close", self.closed)
        self.menu.setMenu(menu)
