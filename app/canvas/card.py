"""A card of the gallery: what a network does, what it is called, and what there is to see."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PyQt5.QtWidgets import QPushButton, QWidget

from app.canvas.template import Template
from app.look import theme
from app.look.tokens import BODY, CAPTION

SIZE = QSize(200, 116)
_PICTURE, _PAD, _RADIUS = 60, 8, 8.0


class Card(QPushButton):
    """A button that shows a template."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(template.title, parent)
        self._template = template
        self._picture = QPixmap()
        self.setStyleSheet(f"Card {{ min-height: {SIZE.height()}px; max-height: {SIZE.height()}px; padding: 0; }}")
        self.setFixedSize(SIZE)
        self.setCursor(Qt.PointingHandCursor)
        self.setAccessibleDescription(template.caption)
        self.setToolTip(f"{template.title}: {template.caption}" if template.caption else f"Open {template.title}")

        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        path = self._template.pictures.get(theme().look.name)
        self._picture = QPixmap(str(path)) if path is not None else QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, picture, title, caption."""
        lively = self.hasFocus() or self.underMouse()
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.Antialiasing | QPainter.SmoothPixmapTransform)
            painter.setPen(QPen(theme().color("accent" if lively else "hairline"), 1.0))
            painter.setBrush(theme().color("panel"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            inner = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
            self._paint_picture(painter, QRectF(inner.left(), inner.top(), inner.width(), _PICTURE))
            top = inner.top() + _PICTURE + 4
            for words, token, size in ((self._template.title, "ink", BODY), (self._template.caption, "muted", CAPTION)):
                painter.setFont(theme().font(size))
                painter.setPen(theme().color(token))
                shown = painter.fontMetrics().elidedText(words, Qt.ElideRight, int(inner.width()))
                painter.drawText(QRectF(inner.left(), top, inner.width(), 18), Qt.AlignLeft | Qt.AlignVCenter, shown)
                top += 17

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        if self._picture.isNull():
            return
        size = QSizeF(self._picture.size()).scaled(area.size(), Qt.KeepAspectRatio)
        left, top = area.center().x() - size.width() / 2, area.center().y() - size.height() / 2
        painter.drawPixmap(QRectF(QPointF(left, top), size), self._picture, QRectF(self._picture.rect()))
