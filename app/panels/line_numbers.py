"""The column of line numbers beside a text."""

from __future__ import annotations

from PyQt5.QtCore import QRect, QSize, Qt
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QPlainTextEdit, QWidget

from app.look import theme

_PAD = 12  # px on both sides


class LineNumbers(QWidget):
    """Draws a number beside each line that is seen; the text makes room for it."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._text = text

    def wanted(self) -> int:
        """How wide it has to be, in px."""
        digits = len(str(max(99, self._text.blockCount())))
        return self._text.fontMetrics().horizontalAdvance("9") * digits + 2 * _PAD

    def sizeHint(self) -> QSize:
        """As wide as the largest number."""
        return QSize(self.wanted(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers."""
        text = self._text
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().color("panel"))
        painter.setPen(theme().color("muted"))
        painter.setFont(text.font())
        block = text.firstVisibleBlock()
        top = text.blockBoundingGeometry(block).translated(text.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = text.blockBoundingRect(block).height()
            box = QRect(0, int(top), self.width() - _PAD, int(height))
            painter.drawText(box, Qt.AlignRight | Qt.AlignVCenter, str(block.blockNumber() + 1))
            block, top = block.next(), top + height
        painter.end()
