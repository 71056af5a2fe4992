"""The head of a line: a filled triangle excites, a filled circle inhibits, a bar is a current."""

from __future__ import annotations

from math import cos, pi, radians

from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QPainterPath, QPolygonF

from app.canvas.geometry import Curve
from app.canvas.lines import Head
from app.canvas.shapes import Point

_LENGTH, _HALF_ANGLE, _RADIUS = 11.0, radians(25), 5.0
_WIDE, _THICK = 12.0, 3.0  # the bar of a current


def head_length(kind: Head) -> float:
    """How much of the line's end the head covers."""
    return {Head.INHIBITORY: _RADIUS, Head.CURRENT: _THICK}.get(kind, _LENGTH - 2)


def head(curve: Curve, kind: Head) -> QPainterPath:
    """The head at the end of a curve, in the direction in which the curve arrives."""
    back = curve.end.angle_to(curve.into)
    path = QPainterPath()
    if kind is Head.INHIBITORY:
        path.addEllipse(QPointF(*curve.end.toward(back, _RADIUS)), _RADIUS, _RADIUS)
        return path
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in _corners(curve.end, back, kind)]))
    path.closeSubpath()
    return path


def _corners(tip: Point, back: float, kind: Head) -> list[Point]:
    if kind is Head.CURRENT:
        sides = [tip.toward(back + turn, _WIDE / 2) for turn in (pi / 2, -pi / 2)]
        return [*sides, *(side.toward(back, _THICK) for side in reversed(sides))]
    side = _LENGTH / cos(_HALF_ANGLE)
    return [tip, *(tip.toward(back + turn, side) for turn in (_HALF_ANGLE, -_HALF_ANGLE))]
