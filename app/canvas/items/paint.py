"""From plane geometry to Qt: paths of shapes and curves, rectangles, pens."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PyQt5.QtWidgets import QStyleOptionGraphicsItem

from app.canvas.geometry import Curve
from app.canvas.shapes import Box, Point, Shape
from app.look import Hue, theme
from app.model import Role
from app.model.sign import Sign


@lru_cache(maxsize=256)
def outline(shape: Shape, scale: float = 1.0) -> QPainterPath:
    """The outline of a shape around (0, 0). Shared: do not change it."""
    path = QPainterPath()
    if not shape.corners:
        path.addEllipse(QPointF(0, 0), shape.apothem * scale, shape.apothem * scale)
    elif shape.rounding:
        side = shape.apothem * scale
        path.addRoundedRect(QRectF(-side, -side, 2 * side, 2 * side), shape.rounding * scale, shape.rounding * scale)
    else:
        path.addPolygon(QPolygonF([QPointF(x * scale, y * scale) for x, y in shape.corners]))
        path.closeSubpath()
    return path


def curve_path(curve: Curve, trimmed: float = 0.0) -> QPainterPath:
    """The path of a curve, ending `trimmed` before its end, where a head covers it."""
    way = hypot(curve.into.x - curve.end.x, curve.into.y - curve.end.y) or 1.0
    dx, dy = (curve.into.x - curve.end.x) / way * trimmed, (curve.into.y - curve.end.y) / way * trimmed
    path = QPainterPath(QPointF(*curve.start))
    path.cubicTo(QPointF(*curve.out), QPointF(*curve.into), QPointF(curve.end.x + dx, curve.end.y + dy))
    return path


def polygon(points: NDArray[np.float64]) -> QPolygonF:
    """Many points for Qt, shape (n, 2), without making an object of each."""
    made = QPolygonF(len(points))
    if len(points):
        room = made.data()
        room.setsize(points.nbytes)
        np.frombuffer(room, dtype=np.float64).reshape(-1, 2)[:] = points
    return made


def rect(box: Box) -> QRectF:
    """A rectangle for Qt."""
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)


def box(area: QRectF) -> Box:
    """A rectangle from Qt."""
    return Box(area.left(), area.top(), area.right(), area.bottom())


def point(at: QPointF) -> Point:
    """A point from Qt."""
    return Point(at.x(), at.y())


def hue(sign: Role | Sign) -> Hue:
    """The colour of a sign or a role in the look in force."""
    return theme().look.hue(sign)


@lru_cache(maxsize=256)
def tint(value: str, alpha: float = 1.0) -> QColor:
    """A colour of a Hue, more or less see-through. Shared: do not change it."""
    color = QColor(value)
    color.setAlphaF(alpha)
    return color


def zoom_of(painter: QPainter) -> float:
    """How large a scene unit is drawn."""
    return float(QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.worldTransform()))


def pen(color: QColor, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """A pen with round joins; `dashes` in px of the line, not in widths of the pen."""
    made = QPen(color, width, Qt.SolidLine, Qt.FlatCap, Qt.RoundJoin)
    if dashes:
        made.setDashPattern([dash / width for dash in dashes])
    return made


@lru_cache(maxsize=256)
def stroke(value: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """A pen in a colour of a Hue. Shared: do not change it."""
    return pen(tint(value), width, dashes)
