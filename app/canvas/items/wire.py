"""A projection that is being drawn: from its source to the mouse, or to the node under it."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPainterPath
from PyQt5.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.geometry import END_GAP, START_GAP, Curve, End, bow, loop
from app.canvas.items.head import head, head_length
from app.canvas.items.paint import curve_path, hue, pen, tint
from app.canvas.lines import Head
from app.canvas.shapes import Point, Shape
from app.look import theme
from app.model.sign import Sign

_POINT = Shape(-START_GAP)  # the mouse as a shape: the line ends at its tip
_UP = -1.5708
_HEADS = {Sign.INHIBITORY: Head.INHIBITORY, Sign.CURRENT: Head.CURRENT}


class WireItem(QGraphicsItem):
    """The line of a gesture. It belongs to no element yet."""

    def __init__(self, source: End, sign: Sign) -> None:
        super().__init__()
        self.setZValue(30)
        self._source, self._sign = source, sign
        self._line = self._head = QPainterPath()
        self._allowed = True

    def to_point(self, at: Point) -> None:
        """End at the mouse."""
        self._run(bow(self._source, End(at, Shape(-END_GAP)), 0.0), True)

    def to_node(self, target: End, allowed: bool) -> None:
        """End at a node, in the colour of a problem when that cannot be."""
        same = target.at == self._source.at
        self._run(loop(self._source, _UP) if same else bow(self._source, target, 0.0), allowed)

    def _run(self, curve: Curve, allowed: bool) -> None:
        self.prepareGeometryChange()
        self._allowed = allowed
        kind = _HEADS.get(self._sign, Head.EXCITATORY)
        self._line, self._head = curve_path(curve, head_length(kind)), head(curve, kind)
        self.update()

    def boundingRect(self) -> QRectF:
        """The line and its head."""
        return self._line.boundingRect().united(self._head.boundingRect()).adjusted(-3, -3, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw line and head."""
        color = tint(hue(self._sign).line) if self._allowed else theme().color("problem")
        painter.setPen(pen(color, 2.0))
        painter.setBrush(Qt.NoBrush)
        painter.drawPath(self._line)
        painter.setPen(Qt.NoPen)
        painter.setBrush(color)
        painter.drawPath(self._head)
