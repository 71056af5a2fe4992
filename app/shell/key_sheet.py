"""The sheet of keys: every act of the window and the canvas that has one, under its heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.canvas.keys import ACTS
from app.look import theme
from app.look.tokens import CAPTION
from app.shell.actions import Act

MOUSE = (
    ("Mouse", "Drag from a rim", "connect; to empty paper: connect something new"),
    ("Mouse", "Alt and drag", "a copy"),
    ("Mouse", "Space and drag, middle button", "shift the paper"),
    ("Mouse", "Ctrl and wheel", "nearer, farther"),
    ("Mouse", "Double-click", "edit; on empty paper: add a block"),
)


class KeySheet(QDialog):
    """Lists the keys; what is typed narrows the list."""

    def __init__(self, acts: Iterable[Act], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(760, 640)
        self._rows = [*((act.menu, act.text, _native(act.keys)) for act in acts if act.keys)]
        self._rows += [(act.heading, act.text, _native(act.keys)) for act in ACTS if act.keys]
        self._rows += [(heading, what, how) for heading, how, what in MOUSE]
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find a key or what it does")
        self.field.setAccessibleName("Find a key or what it does")
        self.field.textChanged.connect(self._show)
        self.columns = QLabel(), QLabel()
        inner = QWidget()
        across = QHBoxLayout(inner)
        for number, column in enumerate(self.columns):
            column.setTextFormat(Qt.RichText)
            column.setAlignment(Qt.AlignTop)
            column.setAccessibleName(f"Keys, column {number + 1}")
            across.addWidget(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.NoFocus)
        down = QVBoxLayout(self)
        down.addWidget(self.field)
        down.addWidget(area, 1)
        self._show("")

    def _show(self, text: str) -> None:
        words = text.casefold().split()
        groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for heading, what, keys in self._rows:
            if all(word in f"{heading} {what} {keys}".casefold() for word in words):
                groups[heading].append((what, keys))
        parts = [_part(heading, rows) for heading, rows in groups.items()]
        lengths = [len(rows) + 2 for rows in groups.values()]
        half = next((i for i in range(len(parts)) if sum(lengths[:i]) * 2 >= sum(lengths)), len(parts))
        self.columns[0].setText("".join(parts[:half]) or "<p>No key does that.</p>")
        self.columns[1].setText("".join(parts[half:]))


def _part(heading: str, rows: list[tuple[str, str]]) -> str:
    look = theme().look
    lines = "".join(
        f"<tr><td style='padding: 2px 18px 2px 0'>{escape(what)}</td>"
        f"<td style='color: {look.muted}; padding: 2px 0'>{escape(keys)}</td></tr>"
        for what, keys in rows
    )
    title = f"<p style='color: {look.muted}; font-size: {CAPTION}px; font-weight: 600'>{escape(heading)}</p>"
    return f"{title}<table>{lines}</table>"


def _native(keys: str) -> str:
    return ", ".join(QKeySequence(key).toString(QKeySequence.NativeText) for key in keys.split(", "))
