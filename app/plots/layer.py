"""One item of a chart's scene that leaves the painting to a function."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QPainter
from PyQt5.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget


class Layer(QGraphicsObject):
    """Paints with `paint` into a rectangle of scene pixels. It takes no part in what the mouse does."""

    def __init__(self, paint: Callable[[QPainter], None], parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._rect = QRectF()

    def resize(self, rect: QRectF) -> None:
        """Take this rectangle."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def boundingRect(self) -> QRectF:
        """The rectangle it may paint into."""
        return self._rect

    def paint(
        self, painter: QPainter | None, option: QStyleOptionGraphicsItem | None, widget: QWidget | None = None
    ) -> None:
        """Paint, and leave the painter as it was."""
        assert painter is not None
        painter.save()
        self._paint(painter)
        painter.restore()
