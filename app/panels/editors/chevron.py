"""The small angle at the end of a field that has more to offer."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRect, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QAbstractButton, QWidget

from app.look import theme


def draw_chevron(painter: QPainter, box: QRect, color: QColor) -> None:
    """Draw it in the middle of a box."""
    centre = QPointF(box.center()) + QPointF(0.5, 0.5)
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setPen(QPen(color, 1.4, Qt.SolidLine, Qt.RoundCap, Qt.RoundJoin))
    corners = [centre + QPointF(-3.2, -1.6), centre + QPointF(0, 1.6), centre + QPointF(3.2, -1.6)]
    painter.drawPolyline(QPolygonF(corners))


class Chevron(QAbstractButton):
    """A button that is the angle and nothing else; reached by key from the field it belongs to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.NoFocus)
        self.setCursor(Qt.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Faint until the mouse is over it."""
        painter = QPainter(self)
        draw_chevron(
            painter, self.rect().adjusted(-2, 0, -2, 0), theme().color("muted", 1.0 if self.underMouse() else 0.55)
        )
        painter.end()

    def enterEvent(self, event: object) -> None:
        """Repaint."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Repaint."""
        self.update()
