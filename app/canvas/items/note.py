"""A note on the canvas: words on a piece of paper."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPainterPath
from PyQt5.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.canvas.detail import Detail
from app.canvas.items.paint import pen, rect, zoom_of
from app.canvas.items.placed import Placed
from app.canvas.portrait import Portrait
from app.canvas.shapes import Box
from app.look import theme
from app.look.tokens import BODY
from app.model import Extent

_PAD, _RADIUS = 12.0, 6.0
_CORNER = 14.0  # px of the lower right corner by which it is made larger
HINT = "Double-click to write"


class NoteItem(Placed):
    """Draws the words of one note within its size."""

    def __init__(self, portrait: Portrait, size: Extent) -> None:
        super().__init__()
        self.setZValue(5)
        self.show_note(portrait, size)

    def show_note(self, portrait: Portrait, size: Extent) -> None:
        """Draw this one from now on."""
        self.prepareGeometryChange()
        self.portrait, self.shown, self.size = portrait, portrait.shape, size
        self.update()

    @property
    def body(self) -> Box:
        """Its rectangle, in the scene."""
        width, height = self.size
        return Box(-width / 2, -height / 2, width / 2, height / 2).moved(self.at)

    def is_corner(self, x: float, y: float) -> bool:
        """Whether a point of the scene lies at the corner that makes it larger or smaller."""
        return abs(x - self.body.right) <= _CORNER and abs(y - self.body.bottom) <= _CORNER

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """The paper and its halo."""
        width, height = self.size
        return QRectF(-width / 2, -height / 2, width, height).adjusted(-4, -4, 4, 4)

    def shape(self) -> QPainterPath:
        """The paper."""
        path = QPainterPath()
        path.addRect(self.boundingRect().adjusted(4, 4, -4, -4))
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw paper and words."""
        color, width = self.halo() or (theme().color("hairline"), 1.0)
        painter.setPen(pen(color, width))
        painter.setBrush(theme().color("panel"))
        area = rect(Box(-self.size.width / 2, -self.size.height / 2, self.size.width / 2, self.size.height / 2))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        if opacity := Detail.LABEL.opacity(zoom_of(painter)):
            painter.setOpacity(opacity)
            painter.setFont(theme().font(BODY))
            painter.setPen(theme().color("ink" if self.portrait.caption else "muted"))
            words = self.portrait.caption or HINT
            inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
            painter.setClipRect(inner.adjusted(-2, -2, 2, 2))
            painter.drawText(inner, Qt.TextWordWrap | Qt.AlignLeft | Qt.AlignTop, words)
            painter.setClipping(False)
            painter.setOpacity(1.0)
