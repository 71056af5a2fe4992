"""The shape of a role as a small picture: in lists, menus and the overview."""

from __future__ import annotations

from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QPainter

from app.canvas.items.paint import hue, outline, pen, tint
from app.canvas.shapes import SHAPES
from app.model import Role

_FULL = 52.0  # half of what the largest shape measures


def draw_glyph(painter: QPainter, role: Role, centre: QPointF, size: float, filled: bool = False) -> None:
    """Draw it about `size` px large around `centre`: in outline on its soft fill, or `filled` with its colour."""
    colors = hue(role)
    painter.save()
    painter.translate(centre)
    painter.setPen(pen(tint(colors.line), 1.5))
    painter.setBrush(tint(colors.line if filled else colors.fill))
    painter.drawPath(outline(SHAPES[role], size / (2 * _FULL)))
    painter.restore()
