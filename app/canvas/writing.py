"""A field over the canvas in which the label of an element, or the words of a note, are written where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QRect, Qt, pyqtSignal
from PyQt5.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PyQt5.QtWidgets import QPlainTextEdit, QWidget

from app.look import theme
from app.look.tokens import GRID

_LINE = QRect(0, 0, 200, 34)  # px, the least that a label is given


class Writing(QPlainTextEdit):
    """Enter hands over what is written, and so does leaving; Esc does not. In a note Enter begins a line.

    `closed` comes in any case.
    """

    closed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._take: Callable[[str], None] = lambda text: None
        self._one_line = True
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open(self, text: str, area: QRect, title: str, take: Callable[[str], None], one_line: bool) -> None:
        """Let somebody write over an area of the parent; `take` is handed the text where it is another than before."""
        self._take, self._one_line, self._before = take, one_line, text
        self.setAccessibleName(title)
        self.setToolTip("Enter keeps, Esc leaves it as it was" if one_line else "Ctrl+Enter keeps, Esc leaves it")
        self.setLineWrapMode(QPlainTextEdit.NoWrap if one_line else QPlainTextEdit.WidgetWidth)
        self.document().setDefaultTextOption(QTextOption(Qt.AlignHCenter if one_line else Qt.AlignLeft))
        self.setPlainText(text)
        self.setGeometry(self._kept_inside(area.united(_around(area)) if one_line else area))
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.PopupFocusReason)

    def keep(self) -> None:
        """Hand over what is written, and close."""
        if self.isHidden():
            return
        text = self.toPlainText()
        text = " ".join(text.split()) if self._one_line else text.strip()
        self._close()
        if text != self._before and (text or not self._one_line):
            self._take(text)

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, or a letter; none goes on to the canvas."""
        entering = event.key() in (Qt.Key_Return, Qt.Key_Enter)
        if event.key() == Qt.Key_Escape:
            self._close()
        elif entering and (self._one_line or event.modifiers() & Qt.ControlModifier):
            self.keep()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept when somebody goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.ActiveWindowFocusReason, Qt.PopupFocusReason):
            self.keep()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _kept_inside(self, area: QRect) -> QRect:
        room = self.parentWidget().rect().adjusted(GRID, GRID, -GRID, -GRID)
        area = area.intersected(QRect(area.topLeft(), room.size()))
        area.moveLeft(max(min(area.left(), room.right() - area.width()), room.left()))
        area.moveTop(max(min(area.top(), room.bottom() - area.height()), room.top()))
        return area

    def _restyle(self) -> None:
        look = theme().look
        frame = f"background: {look.panel}; color: {look.ink}; border: 1px solid {look.accent}; border-radius: 6px;"
        self.setStyleSheet(f"Writing {{ {frame} padding: 2px 4px; }}")


def _around(area: QRect) -> QRect:
    line = QRect(_LINE)
    line.moveCenter(area.center())
    return line
