"""The rectangle that data are drawn into, and the words and rules around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QColor, QFontMetricsF, QPainter

from app.look import theme
from app.look.tokens import CAPTION
from app.model import Role
from app.plots import frame
from app.plots.figures.axis import Axis, Floats

HEAD = 18  # px above the plot, for what the upright axis measures
_RISE = 36  # px between two words at the left, at least
_SIGNS = {Role.EXCITATORY: "▲", Role.INHIBITORY: "●", Role.STIMULUS: "◆"}  # what is drawn, not by colour alone
_OTHER = "■"
Key = Sequence[tuple[Role, str]]  # whose colours are in the plot, and their labels
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Field:
    """So many px wide and high, with the axes that say where values lie. The origin is its upper left corner."""

    x: Axis
    y: Axis
    width: float
    height: float

    def across(self, values: Floats) -> Floats:
        """Where these values lie, in px from the left."""
        return np.asarray(self.x.share(values) * self.width, dtype=np.float64)

    def down(self, values: Floats) -> Floats:
        """Where these values lie, in px from the top."""
        return np.asarray((1.0 - self.y.share(values)) * self.height, dtype=np.float64)

    def rises(self) -> list[tuple[float, str]]:
        """The words at the left: (px from the top, text)."""
        marks = self.y.ticks(max(int(self.height // _RISE), 1))
        return [((1.0 - share) * self.height, text) for share, text in marks]


def place(width: int, height: int, y: Axis) -> QRectF:
    """Where the plot lies in a figure of this size, on whole px, with room for the words of this axis."""
    tall = max(height - HEAD - frame.TOP - frame.TICK_ROW - frame.CAPTION_ROW - 4, 8)
    words = [text for _, text in Field(Axis(), y, 1.0, float(tall)).rises()]
    left = frame.room_for(words)
    return QRectF(left, frame.TOP + HEAD, max(width - left - frame.GUTTER - 4, 8), tall)


def paint(
    painter: QPainter, field: Field, head: str, caption: str, corner: str, key: Key = (), focused: bool = False
) -> None:
    """Everything around the data; the painter's origin is the field's."""
    painter.setFont(theme().font(CAPTION))
    painter.setPen(theme().color("muted"))
    for share, text in field.x.ticks(max(int(field.width // frame.RULE_PITCH), 1)):
        x = min(round(share * field.width), field.width - 1)
        painter.fillRect(QRectF(x, 0, 1, field.height), theme().color("hairline"))
        painter.drawText(QRectF(x - 60, field.height + 4, 120, frame.TICK_ROW - 4), _MIDDLE, text)
    base = theme().color("accent") if focused else theme().color("muted", 0.7)
    painter.fillRect(QRectF(0, field.height, field.width, 1), base)
    for y, text in field.rises():
        painter.drawText(QRectF(-frame.WIDEST_WORD - 12, y - 10, frame.WIDEST_WORD + 4, 20), _RIGHT, text)
    paint_head(painter, field.width, head, key)
    paint_foot(painter, field.width, field.height + frame.TICK_ROW + 2, caption, corner)


def paint_head(painter: QPainter, width: float, head: str, key: Key, taken: float = 0.0) -> None:
    """A row above a plot so wide: words, and as many labels as there is room for; `taken` px at the left are not."""
    painter.setPen(theme().color("muted"))
    painter.drawText(QRectF(0, -HEAD - 2, width, HEAD), _LEFT, head)
    metrics = QFontMetricsF(painter.font())
    right, end = width, max(metrics.horizontalAdvance(head), taken) + 16
    for role, label in reversed(key):
        sign = _SIGNS.get(role, _OTHER)
        if right - metrics.horizontalAdvance(sign + label) - 4 < end:
            return
        for text, color in ((label, theme().color("muted")), (sign, _color(role))):
            advance = metrics.horizontalAdvance(text)
            painter.setPen(color)
            painter.drawText(QRectF(right - advance, -HEAD - 2, advance + 2, HEAD), _LEFT, text)
            right -= advance + 4
        right -= 10


def _color(role: Role) -> QColor:
    return QColor(theme().look.hue(role).line)


def paint_foot(painter: QPainter, width: float, top: float, caption: str, corner: str) -> None:
    """A row `width` px wide: the caption at its left, as far as what stands at its right leaves room."""
    metrics = QFontMetricsF(painter.font())
    painter.setPen(theme().color("muted"))
    row = QRectF(0, top, width, frame.CAPTION_ROW)
    painter.drawText(row, _RIGHT, corner)
    room = width - metrics.horizontalAdvance(corner) - 16
    painter.drawText(row, _LEFT, metrics.elidedText(caption, Qt.TextElideMode.ElideRight, max(room, 0.0)))
