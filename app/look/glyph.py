"""A sign as a small picture, after Senk et al. (2022): triangle, circle, hexagon, square, and those of our own."""

from __future__ import annotations

from math import cos, pi, sin

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPainterPath, QPen

from app.look.theme import theme
from app.model import Role
from app.model.sign import Sign

# Corners, the angle of the first, and the radius for which all shapes weigh the same in an icon of size 1.
_POLYGONS = {
    "excitatory": (3, -pi / 2, 0.58),
    "stimulus": (6, 0.0, 0.52),
    "current": (6, 0.0, 0.36),
    "generic": (4, pi / 4, 0.6),
}
_ROUNDED = {"assembly": (0.5, 0.34, 0.3), "group": (0.5, 0.38, 0.12), "note": (0.44, 0.34, 0.04)}  # half sizes, corner
_CIRCLE = 0.46
_DROP = {"excitatory": 0.1}  # a triangle's middle lies above its centre of mass


def outline(sign: Role | Sign, box: QRectF) -> QPainterPath:
    """The shape of a sign in a box."""
    path, size, name = QPainterPath(), box.width(), sign.value
    if name in _ROUNDED:
        across, down, corner = (part * size for part in _ROUNDED[name])
        middle = box.center()
        area = QRectF(middle.x() - across, middle.y() - down, 2 * across, 2 * down)
        path.addRoundedRect(area, corner, corner)
        return path
    if name not in _POLYGONS:
        path.addEllipse(box.center(), _CIRCLE * size, _CIRCLE * size)
        return path
    corners, first, radius = _POLYGONS[name]
    centre = box.center() + QPointF(0, _DROP.get(name, 0.0) * size)
    for i in range(corners):
        angle = first + 2 * pi * i / corners
        point = centre + QPointF(cos(angle), sin(angle)) * radius * size
        (path.lineTo if i else path.moveTo)(point)
    path.closeSubpath()
    return path


def draw(painter: QPainter, sign: Role | Sign, box: QRectF, filled: bool = False) -> None:
    """Draw the shape in its colour on its soft fill, or `filled` with its colour."""
    hue = theme().look.hue(sign)
    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    pen = QPen(QColor(hue.line), 1.4)
    pen.setJoinStyle(Qt.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(hue.line if filled else hue.fill))
    painter.drawPath(outline(sign, box))
    painter.restore()
