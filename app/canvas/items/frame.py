"""The frame of a group, behind what lies in it: a tinted sheet with a title. It grows and shrinks with its content."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QFont, QPainter, QPainterPath
from PyQt5.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.canvas.detail import Detail
from app.canvas.items.paint import pen, rect, zoom_of
from app.canvas.items.state import Drawn
from app.canvas.shapes import Box
from app.look import theme
from app.look.tokens import CAPTION, GROUP_RADIUS
from app.model import Group

PAD, TITLE = 24.0, 30.0  # px around the content, and above it
_BEHIND = -100.0
_EMPTY = Box(-90.0, -30.0, 90.0, 30.0)


class FrameItem(Drawn):
    """Draws one group that is not collapsed. A click on its title, or on its border, is a click on the group."""

    def __init__(self, group: Group, depth: int, content: Box | None) -> None:
        super().__init__()
        self.setZValue(_BEHIND + depth)
        self.group = group
        self.hold(content)

    @property
    def name(self) -> str:
        """The name of the group."""
        return self.group.name

    def hold(self, content: Box | None) -> None:
        """Run around this content; None is nothing."""
        self.prepareGeometryChange()
        inner = content or _EMPTY
        self.box = Box(inner.left - PAD, inner.top - TITLE - 6, inner.right + PAD, inner.bottom + PAD)
        self.update()

    def restyle(self) -> None:
        """Colours or fonts changed."""
        self.update()

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """The sheet and its halo."""
        return rect(self.box.grown(4))

    def shape(self) -> QPainterPath:
        """Where the mouse meets it: the title, and the border."""
        outer, inner = QPainterPath(), QPainterPath()
        outer.addRoundedRect(rect(self.box), GROUP_RADIUS, GROUP_RADIUS)
        left, top, right, bottom = self.box
        inner.addRect(QRectF(left + 6, top + TITLE, right - left - 12, bottom - top - TITLE - 6))
        return outer.subtracted(inner)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw sheet and title."""
        halo = self.halo()
        color, width = halo or (theme().color("hairline"), 1.0)
        line = pen(color, width)
        line.setCosmetic(True)
        painter.setPen(line)
        painter.setBrush(theme().color("accent_soft", 0.38))
        painter.drawRoundedRect(rect(self.box), GROUP_RADIUS, GROUP_RADIUS)
        if opacity := Detail.LABEL.opacity(zoom_of(painter)):
            painter.setOpacity(opacity)
            painter.setFont(theme().font(CAPTION + 1, QFont.DemiBold))
            painter.setPen(theme().color("muted"))
            area = QRectF(self.box.left + 14, self.box.top + 2, self.box.right - self.box.left - 28, TITLE - 4)
            text = painter.fontMetrics().elidedText(self.group.label, Qt.ElideRight, int(area.width()))
            painter.drawText(area, Qt.AlignLeft | Qt.AlignVCenter, text)
            painter.setOpacity(1.0)
