"""Text with subscripts, overlines and struck letters, laid out once and drawn often."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.canvas.annotation import Piece, Style, Term
from app.canvas.items.paint import pen
from app.look import theme
from app.look.tokens import CAPTION

_BETWEEN_PIECES, _BETWEEN_TERMS = 4.0, 8.0
_SUBSCRIPT_SIZE, _SUBSCRIPT_DROP = CAPTION - 3, 3.5


@dataclass(frozen=True)
class _Run:
    text: str
    style: Style
    font: QFont
    left: float
    width: float


class Notation:
    """The terms of an annotation on one line. `width` and `height` in scene units."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._runs: list[_Run] = []
        self.width = 0.0
        metrics = QFontMetricsF(theme().font(CAPTION))
        self.height, self._rise = metrics.height(), metrics.capHeight()
        for term in terms:
            self.width += _BETWEEN_TERMS if self._runs else 0
            for index, piece in enumerate(term):
                self.width += _BETWEEN_PIECES if index and piece.style is not Style.SUBSCRIPT else 0
                self._append(piece)

    def _append(self, piece: Piece) -> None:
        font = theme().font(_SUBSCRIPT_SIZE if piece.style is Style.SUBSCRIPT else CAPTION)
        width = QFontMetricsF(font).horizontalAdvance(piece.text)
        self._runs.append(_Run(piece.text, piece.style, font, self.width, width))
        self.width += width

    def draw(self, painter: QPainter, at: QPointF, color: QColor) -> None:
        """Draw it with its left edge and the middle of its capitals at `at`."""
        base = at.y() + self._rise / 2
        for run in self._runs:
            left = at.x() + run.left
            drop = _SUBSCRIPT_DROP if run.style is Style.SUBSCRIPT else 0
            painter.setFont(run.font)
            painter.setPen(pen(color, 1.0))
            painter.drawText(QPointF(left, base + drop), run.text)
            if run.style is Style.OVERLINED:
                top = base - self._rise - 0.5
                painter.drawLine(QPointF(left, top), QPointF(left + run.width, top))
            elif run.style is Style.STRUCK:
                middle = base - self._rise * 0.42
                painter.drawLine(QPointF(left - 2, middle), QPointF(left + run.width + 2, middle))
