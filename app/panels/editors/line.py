"""A line of text that becomes a value: complaints at once, a commit with Enter or on leaving, Esc takes it back."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QEvent, QRect, Qt, pyqtSignal
from PyQt5.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PyQt5.QtWidgets import QLineEdit, QWidget

from app.look import theme
from app.panels.forms.field import SEVERAL, Field
from app.panels.text.refused import Refused, Unfinished
from app.panels.text.units import shown

_END = 22  # px between the unit and the end of the field
_NOT_LEAVING = (Qt.PopupFocusReason, Qt.ActiveWindowFocusReason, Qt.MenuBarFocusReason)


class LineEditor(QLineEdit):
    """`committed(value)` when a new value is ready; `refused(sentence)` while the text is none, "" when it is again.

    `tried(value)` while one is typed that could be committed, and once more with the old one when that is taken back.
    """

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)
    tried = pyqtSignal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.value: Any = None
        self._complaint = ""
        self.textEdited.connect(self._on_edited)
        self.setAttribute(Qt.WA_MacShowFocusRect, False)

    # -- what it shows -----------------------------------------------------------------------------------------------

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field. What is being typed stays while the value has not changed under it."""
        typing = self.isModified() and self.field.key == field.key and self._same(value)
        self.field, self.value = field, value
        if not typing:
            self.restore()
        unit = shown(field.parameter.unit)
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + _END - 4 if unit else 0, 0)
        self.setPlaceholderText("several values" if value is SEVERAL else field.empty)

    def restore(self) -> None:
        """Show the value as it is, and forget what was typed."""
        text = "" if self.value is SEVERAL else self.field.text.format(self.value)
        if text != self.text():
            caret = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(caret, len(text)) if self.hasFocus() else 0)
        self.setModified(False)
        self._complain("")

    def commit(self) -> None:
        """Hand over what was typed, when something was and it is a value."""
        if not self.isModified():
            return
        try:
            value = self.field.text.parse(self.text())
        except Refused as refusal:
            self._complain(str(refusal))
            return
        if self._same(value):
            self.restore()
            return
        self.setModified(False)
        self.committed.emit(value)
        self.restore()

    @property
    def complaint(self) -> str:
        """What is wrong with the text, or nothing."""
        return self._complaint

    def _same(self, value: Any) -> bool:
        return value is self.value or (type(value) is type(self.value) and value == self.value)

    def _on_edited(self, text: str) -> None:
        try:
            value = self.field.text.parse(text)
        except Unfinished:
            self._complain("")
        except Refused as refusal:
            self._complain(str(refusal))
        else:
            self._complain("")
            self.tried.emit(value)

    def _complain(self, sentence: str) -> None:
        if sentence == self._complaint:
            return
        self._complaint = sentence
        self.setProperty("invalid", bool(sentence))
        self.style().unpolish(self)
        self.style().polish(self)
        self.refused.emit(sentence)

    # -- keys, focus, paint --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the document, unless there is something typed to undo."""
        if event.type() == QEvent.ShortcutOverride and not self.isModified():
            key = event
            assert isinstance(key, QKeyEvent)
            if key.matches(QKeySequence.Undo) or key.matches(QKeySequence.Redo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc takes back what was typed; a second Esc is for others."""
        if event.key() in (Qt.Key_Return, Qt.Key_Enter):
            self.commit()
            self.selectAll()
        elif event.key() == Qt.Key_Escape and (self.isModified() or self._complaint):
            self.restore()
            if self.value is not SEVERAL:
                self.tried.emit(self.value)
        elif event.key() == Qt.Key_Escape or self._is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        return not self.isModified() and (event.matches(QKeySequence.Undo) or event.matches(QKeySequence.Redo))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits; looking at another window does not."""
        if event.reason() not in _NOT_LEAVING:
            self.commit()
            if not self._complaint:
                self.setCursorPosition(0)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the unit at its end."""
        super().paintEvent(event)
        unit = shown(self.field.parameter.unit)
        if unit:
            painter = QPainter(self)
            painter.setPen(theme().color("muted"))
            painter.setFont(self.font())
            painter.drawText(self.rect().adjusted(0, 0, -_END, 0), Qt.AlignRight | Qt.AlignVCenter, unit)
            painter.end()

    def end_rect(self) -> QRect:
        """The place behind the unit."""
        return self.rect().adjusted(self.width() - _END, 0, 0, 0)
