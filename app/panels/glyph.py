"""The shape of a role as a small picture, after Senk et al. (2022): triangle, circle, hexagon, square."""

from __future__ import annotations

from math import cos, pi, sin

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.look import theme
from app.model import Role

# Corners, the angle of the first, and the radius for which all shapes weigh the same in an icon of size 1.
_POLYGONS = {Role.EXCITATORY: (3, -pi / 2, 0.58), Role.STIMULUS: (6, 0.0, 0.52), Role.GENERIC: (4, pi / 4, 0.6)}
_CIRCLE = 0.46
_DROP = {Role.EXCITATORY: 0.1}  # a triangle's middle lies above its centre of mass


def outline(role: Role, box: QRectF) -> QPainterPath:
    """The shape of a role in a box."""
    path, size = QPainterPath(), box.width()
    if role not in _POLYGONS:
        path.addEllipse(box.center(), _CIRCLE * size, _CIRCLE * size)
        return path
    corners, first, radius = _POLYGONS[role]
    centre = box.center() + QPointF(0, _DROP.get(role, 0.0) * size)
    for i in range(corners):
        angle = first + 2 * pi * i / corners
        point = centre + QPointF(cos(angle), sin(angle)) * radius * size
        (path.lineTo if i else path.moveTo)(point)
    path.closeSubpath()
    return path


def draw(painter: QPainter, role: Role, box: QRectF) -> None:
    """Draw the shape in its colour on its soft fill."""
    hue = theme().look.hue(role)
    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    pen = QPen(QColor(hue.line), 1.4)
    pen.setJoinStyle(Qt.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(hue.fill))
    painter.drawPath(outline(role, box))
    painter.restore()


class Glyph(QWidget):
    """A shape as a widget of its own."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Role | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Fixed, QSizePolicy.Fixed)

    def show_role(self, role: Role | None) -> None:
        """Draw the shape of this role; None hides it."""
        self._role = role
        self.setVisible(role is not None)
        self.setAccessibleName(role.value if role else "")
        self.update()

    def sizeHint(self) -> QSize:
        """A square with room for the line."""
        return QSize(self._size + 4, self._size + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._role is not None:
            with QPainter(self) as painter:
                draw(painter, self._role, QRectF(2, 2, self._size, self._size))
