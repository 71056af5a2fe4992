"""The whole network in a corner, with the part that is in view. A click or a drag moves the view."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PyQt5.QtWidgets import QWidget

from app.canvas.items.paint import hue, pen, tint
from app.canvas.scene import CanvasScene
from app.look import theme
from app.look.glyph import draw
from app.model.sign import Sign

_SIZE, _PAD, _RADIUS = QSize(128, 76), 8.0, 8.0
_MARGIN = 80.0  # scene units around the outermost nodes
_MANY = 200  # nodes from which on they are dots


class Minimap(QWidget):
    """Lies over the canvas. `pointed` says which point of the scene is wanted in the centre."""

    pointed = pyqtSignal(QPointF)

    def __init__(self, scene: CanvasScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._view = QRectF()
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
        (self._paint_glyphs if len(self._scene.nodes) < _MANY else self._paint_dots)(painter, scale, shift)
        frame = QRectF(self._view.topLeft() * scale + shift, self._view.size() * scale)
        painter.setPen(pen(theme().color("accent"), 1.5))
        painter.setBrush(Qt.NoBrush)
        painter.drawRoundedRect(frame & QRectF(self.rect()).adjusted(3, 3, -3, -3), 3, 3)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _paint_glyphs(self, painter: QPainter, scale: float, shift: QPointF) -> None:
        for node in self._scene.nodes.values():
            at = node.pos() * scale + shift
            draw(painter, node.portrait.sign, QRectF(at.x() - 5, at.y() - 5, 10, 10), filled=True)

    def _paint_dots(self, painter: QPainter, scale: float, shift: QPointF) -> None:
        painter.setRenderHint(QPainter.Antialiasing, False)
        for sign in Sign:
            places = (n.pos() * scale + shift for n in self._scene.nodes.values() if n.portrait.sign is sign)
            painter.setPen(pen(tint(hue(sign).line), 2.0))
            painter.drawPoints(QPolygonF(places))
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
        places = [node.pos() for node in self._scene.nodes.values()] or [QPointF(0, 0)]
        xs, ys = [p.x() for p in places], [p.y() for p in places]
        around = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        return around.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
