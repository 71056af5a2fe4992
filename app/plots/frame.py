"""What is around the data of a chart: one base line, faint rules at the ticks, and quiet words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QFontMetricsF, QPainter

from app.look import theme, ticks
from app.look.tokens import CAPTION
from app.plots.view import View

Word = tuple[float, str]  # where (px), and what

GUTTER = 16  # px left and right of a plot, half a tick's text
TOP = 8
TICK_ROW = 20
CAPTION_ROW = 18
RULE_PITCH = 84  # px between rules, at least
WIDEST_WORD = 96

_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def plot_rect(width: int, height: int, left: int, above: int = 0) -> QRectF:
    """Where the plot lies in a chart of this size, on whole pixels, below a row of `above` px."""
    top, below = TOP + above, TICK_ROW + CAPTION_ROW + 4
    return QRectF(left, top, max(width - left - GUTTER - 4, 8), max(height - top - below, 8))


def room_for(words: Sequence[str]) -> int:
    """How wide the strip at the left must be for these words, in px."""
    metrics = QFontMetricsF(theme().font(CAPTION))
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
    return round(min(widest, WIDEST_WORD)) + 8 + GUTTER


def paint(
    painter: QPainter, view: View, left: Sequence[Word], caption: Word, corner: str, focused: bool = False
) -> None:
    """Everything around the plot; the painter's origin is the plot's upper left corner, `view` is in px."""
    painter.setFont(theme().font(CAPTION))
    at, texts = _ticks(view)
    _paint_rules(painter, view, at, focused)
    painter.setPen(theme().color("muted"))
    for x, text in zip(at, texts, strict=True):
        painter.drawText(
            QRectF(x - 60, view.height + 4, 120, TICK_ROW - 4),
            _CENTRE,
            text,
        )
    for y, text in left:
        _paint_word(painter, y, text)
    _paint_caption(painter, view, caption, corner)


def paint_region(painter: QPainter, view: View, region: tuple[float, float] | None) -> None:
    """A region of time: soft, between two thin lines."""
    if region is not None:
        left, right = view.across(np.array(region)).tolist()
        painter.fillRect(QRectF(left, 0, right - left, view.height), theme().color("accent", 0.1))
        for x in (left, right):
            painter.fillRect(QRectF(round(x), 0, 1, view.height), theme().color("accent", 0.7))


def paint_marks(
    painter: QPainter, view: View, now: float | None, pointer: float | None, changes: Sequence[float] = ()
) -> None:
    """How far the run has come, where the pointer is, and when the network was changed."""
    marks = [*((time, "accent", 1.0) for time in changes), (pointer, "muted", 1.0), (now, "accent", 2.0)]
    for time, token, width in marks:
        if time is not None and view.begin <= time <= view.end:
            x = float(view.across(np.array([time]))[0])
            left = min(max(round(x - width / 2), 0), view.width - width)
            painter.fillRect(QRectF(left, 0, width, view.height), theme().color(token, 0.5 if width == 1 else 1.0))


def _ticks(view: View) -> tuple[list[float], list[str]]:
    step = ticks.step(view.end - view.begin, max(view.width // RULE_PITCH, 1))
    first, last = np.ceil(view.begin / step - 1e-9), np.floor(view.end / step + 1e-9)
    times = np.arange(first, last + 1) * step
    return [float(x) for x in view.across(times)], [ticks.text(float(time), step) for time in times]


def _paint_rules(painter: QPainter, view: View, at: Sequence[float], focused: bool) -> None:
    for x in at:
        painter.fillRect(QRectF(min(round(x), view.width - 1), 0, 1, view.height), theme().color("hairline"))
    base = theme().color("accent") if focused else theme().color("muted", 0.7)
    painter.fillRect(QRectF(0, view.height, view.width, 1), base)


def _paint_word(painter: QPainter, y: float, text: str) -> None:
    metrics = QFontMetricsF(painter.font())
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST_WORD)
    painter.drawText(
        QRectF(-WIDEST_WORD - 12, y - 10, WIDEST_WORD + 4, 20),
        _RIGHT,
        elided,
    )


def _paint_caption(painter: QPainter, view: View, caption: Word, corner: str) -> None:
    metrics = QFontMetricsF(painter.font())
    indent, words = caption
    row = QRectF(0, view.height + TICK_ROW + 2, view.width, CAPTION_ROW)
    room = view.width - metrics.horizontalAdvance(corner) - 16 - indent
    painter.drawText(row, _RIGHT, corner)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0.0))
    painter.drawText(row.adjusted(indent, 0, 0, 0), _LEFT, shown)
