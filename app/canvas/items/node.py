"""A node on the canvas: its shape, how many cells, its label, what is recorded, whether something is wrong."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath
from PyQt5.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.canvas.detail import Detail
from app.canvas.glow import SEEN, reach
from app.canvas.items.paint import box, hue, outline, pen, tint, zoom_of
from app.canvas.items.placed import Placed
from app.canvas.portrait import Portrait
from app.canvas.shapes import Box, Shape
from app.look import theme
from app.look.tokens import BODY, CAPTION

_INSET, _HALO = 5.0, 5.0  # the inner outline, and the outline of a selected or hovered node
_LABEL_GAP, _LINE, _WIDEST = 8.0, 18.0, 190.0
_PILL_LEFT, _PILL_MIDDLE, _PILL_HEIGHT, _PILL_PAD = 36.0, -46.0, 18.0, 8.0
_BADGE = QPointF(-38.0, -38.0)
_BADGE_RADIUS = 8.0
_FAINT = 0.35  # the opacity of what is muted


class NodeItem(Placed):
    """Draws one portrait around its place."""

    def __init__(self, portrait: Portrait) -> None:
        super().__init__()
        self.setZValue(10)
        self._bounds = QRectF()
        self.show_portrait(portrait)

    def show_portrait(self, portrait: Portrait) -> None:
        """Draw this one from now on."""
        self.prepareGeometryChange()
        self.portrait, self.shown = portrait, portrait.shape
        self.setOpacity(_FAINT if portrait.faint else 1.0)
        self._texts()
        self.update()

    @property
    def texts(self) -> tuple[Box, ...]:
        """The rectangles of its label and of its pill, in the scene."""
        areas = (self._label_area, self._pill_area)
        return tuple(box(area).moved(self.at) for area in areas if not area.isEmpty())

    def restyle(self) -> None:
        """Colours or fonts changed."""
        self.prepareGeometryChange()
        self._texts()
        self.update()

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """Everything that it may draw."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Where the mouse meets it: the shape and a little around it."""
        return outline(self.shown.grown(2))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw it with the detail that the zoom allows."""
        zoom = zoom_of(painter)
        self._paint_glow(painter)
        self._paint_halo(painter)
        self._paint_shape(painter, Detail.INNER.opacity(zoom))
        if opacity := Detail.LABEL.opacity(zoom):
            painter.setOpacity(opacity)
            self._paint_count(painter)
            self._paint_texts(painter)
            self._paint_pill(painter)
            painter.setOpacity(1.0)
        if self.problems:  # at every zoom: this has to be found
            self.paint_badge(painter, _BADGE, _BADGE_RADIUS)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _texts(self) -> None:
        label_font, caption_font = theme().font(BODY, QFont.DemiBold), theme().font(CAPTION)
        pill_font = theme().font(CAPTION, QFont.Medium)
        self._fonts = label_font, caption_font, pill_font
        metrics, small = QFontMetricsF(label_font), QFontMetricsF(caption_font)
        self._label = metrics.elidedText(self.portrait.label.replace("\n", " "), Qt.ElideRight, _WIDEST)
        self._caption = small.elidedText(self.portrait.caption, Qt.ElideRight, _WIDEST)
        width = max(metrics.horizontalAdvance(self._label), small.horizontalAdvance(self._caption))
        top = self.shown.box.bottom + _LABEL_GAP
        self._label_area = QRectF(-width / 2 - 2, top, width + 4, 2 * _LINE - 1)
        self._pill = self.portrait.pill
        wide = QFontMetricsF(pill_font).horizontalAdvance(self._pill) + 2 * _PILL_PAD if self._pill else 0
        left = max(_PILL_LEFT, self.shown.reach(-0.78) * 0.71 + 6)
        self._pill_area = QRectF(left, _PILL_MIDDLE - _PILL_HEIGHT / 2, wide, _PILL_HEIGHT if wide else 0)
        around = QRectF(-62, -72, 124, 124) | self._label_area | self._pill_area
        self._bounds = around.adjusted(-4, -4, 4, 4)
        self._count_font = self._fitting(theme().font(BODY + 1, QFont.DemiBold))

    def _fitting(self, font: QFont) -> QFont:
        """The font, smaller where the number of cells would not fit into the shape."""
        room = 1.7 * _room(self.shown)
        wide = QFontMetricsF(font).horizontalAdvance(self.portrait.inside)
        if wide > room:
            font.setPixelSize(max(int(font.pixelSize() * room / wide), 8))
        return font

    def _paint_glow(self, painter: QPainter) -> None:
        """A ring around the shape, which itself hides the inner half of the stroke."""
        if self.glow:
            painter.setPen(pen(tint(hue(self.portrait.sign).line, SEEN), 2 * reach(self.glow)))
            painter.setBrush(Qt.NoBrush)
            painter.drawPath(outline(self.shown))

    def _paint_halo(self, painter: QPainter) -> None:
        if halo := self.halo():
            color, width = halo
            painter.setPen(pen(color, width))
            painter.setBrush(Qt.NoBrush)
            painter.drawPath(outline(self.shown.grown(_HALO)))

    def _paint_shape(self, painter: QPainter, inner: float) -> None:
        colors = hue(self.portrait.sign)
        painter.setPen(pen(tint(colors.line), 2.0))
        painter.setBrush(tint(colors.fill))
        painter.drawPath(outline(self.shown))
        painter.setBrush(Qt.NoBrush)
        if inner and self.portrait.framed:
            painter.setPen(pen(tint(colors.line, inner), 1.0))
            painter.drawPath(outline(self.shown.grown(-_INSET)))

    def _paint_count(self, painter: QPainter) -> None:
        painter.setFont(self._count_font)
        painter.setPen(tint(hue(self.portrait.sign).line))
        painter.drawText(QRectF(-60, -12, 120, 24), Qt.AlignCenter, self.portrait.inside)

    def _paint_texts(self, painter: QPainter) -> None:
        area = self._label_area
        for font, token, row, text in (
            (self._fonts[0], "ink", 0, self._label),
            (self._fonts[1], "muted", 1, self._caption),
        ):
            painter.setFont(font)
            painter.setPen(theme().color(token))
            line = QRectF(area.left() - 6, area.top() + row * _LINE, area.width() + 12, _LINE)
            painter.drawText(line, Qt.AlignCenter, text)

    def _paint_pill(self, painter: QPainter) -> None:
        if self._pill:
            painter.setPen(Qt.NoPen)
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(self._pill_area, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
            painter.setFont(self._fonts[2])
            painter.setPen(theme().color("accent"))
            painter.drawText(self._pill_area, Qt.AlignCenter, self._pill)


def _room(shape: Shape) -> float:
    """Half of the width that there is for text through the centre."""
    return min(shape.reach(0.0), shape.reach(3.14159)) - _INSET
