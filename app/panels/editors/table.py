"""The editor of a table: a line in which rows stand behind each other; rows that are pasted are taken as rows."""

from __future__ import annotations

from PyQt5.QtGui import QKeyEvent, QKeySequence
from PyQt5.QtWidgets import QApplication, QWidget

from app.panels.editors.line import LineEditor
from app.panels.forms.field import Field


class TableEditor(LineEditor):
    """Takes what a spreadsheet puts on the clipboard, lines and tabs and all."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.setMaxLength(20_000_000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting keeps rows apart."""
        if not event.matches(QKeySequence.Paste):
            super().keyPressEvent(event)
            return
        lines = QApplication.clipboard().text().strip().splitlines()
        self.insert("; ".join(" ".join(line.split()) for line in lines if line.strip()))
        self.setModified(True)
        self.textEdited.emit(self.text())
