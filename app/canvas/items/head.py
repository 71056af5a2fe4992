"""The head of a line: a filled triangle excites, a filled circle inhibits. Its tip touches the outline."""

from __future__ import annotations

from math import cos, radians, sin

from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QPainterPath, QPolygonF

from app.canvas.geometry import Curve

_LENGTH, _HALF_ANGLE, _RADIUS = 11.0, radians(25), 5.0


def head_length(inhibitory: bool) -> float:
    """How much of the line's end the head covers."""
    return _RADIUS if inhibitory else _LENGTH - 2


def head(curve: Curve, inhibitory: bool) -> QPainterPath:
    """The head at the end of a curve, in the direction in which the curve arrives."""
    back = curve.end.angle_to(curve.into)
    path = QPainterPath()
    if inhibitory:
        path.addEllipse(QPointF(*curve.end.toward(back, _RADIUS)), _RADIUS, _RADIUS)
        return path
    side = _LENGTH / cos(_HALF_ANGLE)
    corners = [curve.end.toward(back + turn, side) for turn in (_HALF_ANGLE, -_HALF_ANGLE)]
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in (curve.end, *corners)]))
    path.closeSubpath()
    return path


def head_width(inhibitory: bool) -> float:
    """How wide it is across the line."""
    return 2 * _RADIUS if inhibitory else 2 * _LENGTH * sin(_HALF_ANGLE) / cos(_HALF_ANGLE)
