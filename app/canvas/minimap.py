"""The whole network in a corner, with the part that is in view. A click or a drag moves the view."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PyQt5.QtWidgets import QWidget

from app.canvas.items.paint import hue, pen, polygon, tint
from app.canvas.scene import CanvasScene
from app.canvas.survey import SIGNS
from app.look import theme
from app.look.glyph import draw

_SIZE, _PAD, _RADIUS = QSize(128, 76), 8.0, 8.0
_MARGIN = 80.0  # scene units around the outermost nodes
_STALE_MS = 500
_MANY = 200  # nodes from which on they are dots


class Minimap(QWidget):
    """Lies over the canvas. `pointed` says which point of the scene is wanted in the centre."""

    pointed = pyqtSignal(QPointF)

    def __init__(self, scene: CanvasScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._view = QRectF()
        self._picture = QPixmap()
        self._key: tuple[object, ...] = ()
        self._drawn: object = None
        self._since = QElapsedTimer()
        self.setFixedSize(_SIZE)
        self.setAccessibleName("Overview of the network")
        self.setToolTip("Overview: click or drag to move the view")
        self.setCursor(Qt.PointingHandCursor)
        theme().changed.connect(self.update)

    def show_view(self, view: QRectF) -> None:
        """This part of the scene is in view now."""
        self._view = view
        self.update()

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look there, while dragging."""
        if event.buttons() & Qt.LeftButton:
            self._point(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, nodes and frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        painter.setPen(pen(theme().color("hairline"), 1.0))
        painter.setBrush(theme().color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        scale, shift = self._mapping()
        if len(self._scene.cast.survey.portraits) < _MANY:
            self._paint_glyphs(painter, scale, shift)
        else:
            painter.drawPixmap(0, 0, self._dots(scale, shift))
        frame = QRectF(self._view.topLeft() * scale + shift, self._view.size() * scale)
        painter.setPen(pen(theme().color("accent"), 1.5))
        painter.setBrush(Qt.NoBrush)
        painter.drawRoundedRect(frame & QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _paint_glyphs(self, painter: QPainter, scale: float, shift: QPointF) -> None:
        survey = self._scene.cast.survey
        for name, portrait in survey.portraits.items():
            at = QPointF(*survey.places[name]) * scale + shift
            draw(painter, portrait.sign, QRectF(at.x() - 5, at.y() - 5, 10, 10), filled=True)

    def _dots(self, scale: float, shift: QPointF) -> QPixmap:
        """The nodes of a large network as a picture, which is made anew now and then while they move."""
        survey, ratio = self._scene.cast.survey, self.devicePixelRatioF()
        key = (survey.points is self._drawn, scale, shift.x(), shift.y(), ratio, theme().look.name)
        if key != self._key or self._since.hasExpired(_STALE_MS):
            self._drawn, self._key = survey.points, (True, *key[1:])
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.transparent)
            with QPainter(self._picture) as painter:
                self._paint_dots(painter, scale, shift)
            self._since.start()
        return self._picture

    def _paint_dots(self, painter: QPainter, scale: float, shift: QPointF) -> None:
        painter.setRenderHint(QPainter.Antialiasing, False)
        survey = self._scene.cast.survey
        places = survey.points * scale + np.array([shift.x(), shift.y()])
        for code, sign in enumerate(SIGNS):
            painter.setPen(pen(tint(hue(sign).line), 2.0))
            painter.drawPoints(polygon(places[survey.signs == code]))
        painter.setRenderHint(QPainter.Antialiasing)

    def _point(self, event: QMouseEvent) -> None:
        scale, shift = self._mapping()
        self.pointed.emit((QPointF(event.pos()) - shift) / scale)

    def _mapping(self) -> tuple[float, QPointF]:
        """Scale and shift from the scene to the card, which shows all nodes and the view as far as it is near them."""
        nodes = self._nodes()
        most = nodes.adjusted(-nodes.width(), -nodes.height(), nodes.width(), nodes.height())
        world = nodes | (self._view & most)
        room = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        scale = min(room.width() / max(world.width(), 1), room.height() / max(world.height(), 1))
        return scale, room.center() - world.center() * scale

    def _nodes(self) -> QRectF:
        points = self._scene.cast.survey.points
        if not len(points):
            points = np.zeros((1, 2))
        (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        around = QRectF(QPointF(left, top), QPointF(right, bottom))
        return around.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
