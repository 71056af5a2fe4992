"""The plus on a node's outline from which a projection can be dragged. It follows the mouse around the node."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter
from PyQt5.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.items.paint import pen
from app.look import theme

_RADIUS, _ARM = 8.0, 4.0


class HandleItem(QGraphicsItem):
    """As large on the screen at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.NoButton)
        self.setZValue(40)
        self.hide()

    def boundingRect(self) -> QRectF:
        """The disc."""
        return QRectF(-_RADIUS - 1, -_RADIUS - 1, 2 * _RADIUS + 2, 2 * _RADIUS + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A disc in the accent with a plus."""
        painter.setPen(pen(theme().color("paper"), 1.5))
        painter.setBrush(theme().color("accent"))
        painter.drawEllipse(QPointF(0, 0), _RADIUS, _RADIUS)
        painter.setPen(pen(theme().color("on_accent"), 1.5))
        painter.drawLine(QPointF(-_ARM, 0), QPointF(_ARM, 0))
        painter.drawLine(QPointF(0, -_ARM), QPointF(0, _ARM))
