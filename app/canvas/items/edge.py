"""An edge on the canvas: a line in the colour of its source, dashed where chance decides, a head by its sign."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPainterPath, QPainterPathStroker
from PyQt5.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.canvas.geometry import Curve, Floats, as_array, covered
from app.canvas.items.head import head, head_length
from app.canvas.items.paint import curve_path, hue, pen, stroke, tint
from app.canvas.items.state import Drawn
from app.canvas.lines import Line
from app.canvas.shapes import Box, Point

_DASHES = (6.0, 4.0)
_FAINT = 0.3  # the opacity of what is muted
_REACH = 7.0  # how near the mouse has to come, on either side
_NOWHERE = Curve(*[Point(0.0, 0.0)] * 4)


class EdgeItem(Drawn):
    """Draws one line along a curve that the scene chooses."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.setZValue(0)
        self.curve = _NOWHERE
        self._line = self._head = self._whole = QPainterPath()
        self._bounds = QRectF()
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Draw this one from now on."""
        self.line = line
        self._dashes = _DASHES if line.dashed else ()
        self._width = line.width
        self.setOpacity(_FAINT if line.faint else 1.0)
        self.follow(self.curve)

    @property
    def name(self) -> str:
        """The key of the line: the name of the edge that it stands for, when it is one."""
        return self.line.key

    def follow(self, curve: Curve) -> None:
        """Run along this curve."""
        self.prepareGeometryChange()
        self.curve = curve
        self._line = curve_path(curve, head_length(self.line.head))
        self._whole = curve_path(curve)
        self._head = head(curve, self.line.head)
        around = self._whole.boundingRect() | self._head.boundingRect()
        self._bounds = around.adjusted(-5, -5, 5, 5)
        self.update()

    def restyle(self) -> None:
        """Colours changed."""
        self.update()

    def samples(self) -> Floats:
        """Small rectangles along the line, for others to keep off, shape (n, 4)."""
        points = self.curve.sample()[1:-1:2]
        return np.hstack([points - 2, points + 2])

    def crosses(self, boxes: tuple[Box, ...]) -> bool:
        """Whether the line runs through one of the rectangles."""
        return covered(self.curve.sample(), as_array(boxes)) > 0

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """The line, its head and its halo."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Where the mouse meets it: a band along the line."""
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * _REACH)
        return stroker.createStroke(self._whole)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw halo, line and head."""
        painter.setBrush(Qt.NoBrush)
        if halo := self.halo():
            soft, width = halo
            soft.setAlphaF(soft.alphaF() * 0.45)
            painter.setPen(pen(soft, width + 6))
            painter.drawPath(self._whole)
        color = hue(self.line.sign).line
        painter.setPen(stroke(color, self._width, self._dashes))
        painter.drawPath(self._line)
        painter.setPen(Qt.NoPen)
        painter.setBrush(tint(color))
        painter.drawPath(self._head)
