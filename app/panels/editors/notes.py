"""The editor of a text of several lines."""

from __future__ import annotations

from math import ceil
from typing import Any

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PyQt5.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.look import theme
from app.panels.forms.field import SEVERAL, Field

_LEAST = 4  # lines
_MARGIN = 8


class NotesEditor(QPlainTextEdit):
    """Commits on leaving and with Ctrl+Enter; Esc takes back what was typed; Tab goes on."""

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: Field = field
        self.value: Any = None
        self._invitation = ""
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self.updateGeometry)

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field; what is being typed stays."""
        typing = self.document().isModified() and value == self.value
        self.field, self.value = field, value
        self._invitation = "several values" if value is SEVERAL else field.empty
        if not typing:
            self.restore()

    def commit(self) -> None:
        """Hand over the text when it is another."""
        if self.document().isModified() and self.toPlainText() != self.value:
            self.document().setModified(False)
            self.committed.emit(self.toPlainText())

    def sizeHint(self) -> QSize:
        """As high as its text: the form scrolls, not the field."""
        blocks = (self.document().findBlockByNumber(number) for number in range(self.blockCount()))
        text = sum(self.blockBoundingRect(block).height() for block in blocks)
        return QSize(120, ceil(max(text, _LEAST * self.fontMetrics().lineSpacing())) + 2 * _MARGIN + 4)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        """Another width makes another number of lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter commits, Esc restores."""
        if event.key() in (Qt.Key_Return, Qt.Key_Enter) and event.modifiers() & Qt.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key_Escape and self.document().isModified():
            self.restore()
        elif event.key() == Qt.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or what could be written here."""
        super().paintEvent(event)
        if not self.toPlainText():
            painter = QPainter(self.viewport())
            painter.setPen(theme().color("muted"))
            room = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(room, Qt.AlignTop | Qt.TextWordWrap, self._invitation)
            painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits."""
        self.commit()
        super().focusOutEvent(event)

    def restore(self) -> None:
        """Show the text as it is, and forget what was typed."""
        text = "" if self.value is SEVERAL else str(self.value)
        if text != self.toPlainText():
            self.setPlainText(text)
        self.document().setModified(False)
