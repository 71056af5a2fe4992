"""The annotation of a line, on a piece of paper that lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QPainter, QPainterPath
from PyQt5.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.canvas.annotation import Term
from app.canvas.detail import Detail
from app.canvas.items.paint import pen, zoom_of
from app.canvas.items.state import Drawn
from app.canvas.items.text import Notation
from app.canvas.shapes import Box
from app.look import theme

if TYPE_CHECKING:
    from app.canvas.items.edge import EdgeItem

_PAD, _HEIGHT, _RADIUS, _BADGE = 8.0, 22.0, 6.0, 7.0


class ChipItem(Drawn):
    """Belongs to one edge; a click on it is a click on the edge."""

    def __init__(self, edge: EdgeItem) -> None:
        super().__init__()
        self.setZValue(20)
        self._bounds = QRectF()
        self.edge = edge
        self.show_annotation()

    def show_annotation(self) -> None:
        """Write what the line says about itself now."""
        self._terms: tuple[Term, ...] = self.edge.line.terms
        self.setVisible(not self.edge.line.faint)
        self.restyle()

    @property
    def name(self) -> str:
        """The key of the line."""
        return self.edge.name

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self._notation.width + 2 * _PAD, _HEIGHT

    @property
    def area(self) -> Box:
        """Its rectangle in the scene."""
        width, height = self.size
        return Box(self.x() - width / 2, self.y() - height / 2, self.x() + width / 2, self.y() + height / 2)

    def restyle(self) -> None:
        """Text, colours or fonts changed."""
        self.prepareGeometryChange()
        self._notation = Notation(self._terms)
        width, height = self.size
        paper = QRectF(-width / 2, -height / 2, width, height)
        self._bounds = paper.adjusted(-_BADGE - 2, -_BADGE - 2, 2, 2)
        self.update()

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """The paper, its border and its badge."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Where the mouse meets it."""
        path = QPainterPath()
        width, height = self.size
        path.addRect(QRectF(-width / 2, -height / 2, width, height))
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw it, unless the zoom is too small for it."""
        opacity = Detail.ANNOTATION.opacity(zoom_of(painter))
        if not opacity:
            return
        painter.setOpacity(opacity)
        width, height = self.size
        halo = self.halo()
        border = theme().color("problem" if self.faulty else "hairline")
        painter.setPen(pen(halo[0] if halo else border, 1.0))
        painter.setBrush(theme().color("paper"))
        painter.drawRoundedRect(QRectF(-width / 2, -height / 2, width, height), _RADIUS, _RADIUS)
        self._notation.draw(painter, QPointF(-width / 2 + _PAD, 0), theme().color("ink"))
        if self.problems:
            self.paint_badge(painter, QPointF(-width / 2, -height / 2), _BADGE)
        painter.setOpacity(1.0)
