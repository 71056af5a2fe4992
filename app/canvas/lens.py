"""A view that can be moved over its scene and brought nearer: zoom, pan, fit, and the dotted paper behind it all."""

from __future__ import annotations

from math import log2

import numpy as np
from PyQt5.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QPainter, QPen, QWheelEvent
from PyQt5.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from app.canvas.detail import LARGEST, SMALLEST
from app.canvas.items.paint import polygon
from app.look import theme

_DOTS = 24.0  # px between the dots of the paper
_STEP = 1.25  # one press of + or one notch of the wheel
_NOTCH = 120.0
_MARGIN = 48.0  # px around what is fitted
_WORLD = QRectF(-1e6, -1e6, 2e6, 2e6)
_REST_MS = 150  # after the last movement


class Lens(QGraphicsView):
    """Emits `looked` whenever another part of the scene is in view, `zooming` before somebody zooms by hand."""

    looked = pyqtSignal()
    zooming = pyqtSignal()

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setSceneRect(_WORLD)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.NoAnchor)
        self.setResizeAnchor(QGraphicsView.AnchorViewCenter)
        self.setRenderHints(QPainter.Antialiasing | QPainter.TextAntialiasing)
        self.setFrameShape(QGraphicsView.NoFrame)
        self.viewport().setAttribute(Qt.WA_OpaquePaintEvent)  # so that panning shifts what is there already
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.come_to_rest)

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return float(self.transform().m11())

    @property
    def visible_area(self) -> QRectF:
        """What of the scene is in view."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    @property
    def crowded(self) -> bool:
        """Whether there is more in the scene than can be drawn smoothly while it moves."""
        return False

    @property
    def moving(self) -> bool:
        """Whether a large network is being moved, and drawn roughly for it."""
        return self._rest.isActive()

    def zoom_to(self, zoom: float, around: QPoint | None = None) -> None:
        """Zoom, within the limits, and keep the point `around` of the viewport where it is (None: the centre)."""
        fixed = self.viewport().rect().center() if around is None else around
        factor = min(max(zoom, SMALLEST), LARGEST) / self.zoom
        before = self.mapToScene(fixed)
        self.scale(factor, factor)
        self.pan(fixed - self.mapFromScene(before))
        self.looked.emit()

    def zoom_by(self, steps: float) -> None:
        """Nearer by so many steps, or farther when negative."""
        self.zooming.emit()
        self.zoom_to(self.zoom * _STEP**steps)

    def pan(self, by: QPoint) -> None:
        """Shift the paper by so many pixels."""
        self.hurry()
        for bar, way in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - way)

    def look_at(self, centre: QPointF) -> None:
        """Bring this point of the scene to the centre."""
        self.hurry()
        self.centerOn(centre)
        self.looked.emit()

    def fit(self, area: QRectF, left: float = 0.0, below: float = 0.0) -> None:
        """Show this part of the scene whole, and leave so many pixels free on the `left` and `below`."""
        self.zoom_to(self.fitting_zoom(area, left, below))
        self.look_at(area.center() + QPointF(-left, below) / (2 * self.zoom))

    def fitting_zoom(self, area: QRectF, left: float = 0.0, below: float = 0.0) -> float:
        """The zoom at which `fit` shows it, 100 % at most."""
        room = self.viewport().size()
        across = max(room.width() - 2 * _MARGIN - left, 1) / max(area.width(), 1)
        down = max(room.height() - 2 * _MARGIN - below, 1) / max(area.height(), 1)
        return float(min(across, down, 1.0))

    def hurry(self) -> None:
        """Something moves: draw a large network roughly until it rests."""
        if self._rest.isActive() or self.crowded:
            self.setRenderHint(QPainter.Antialiasing, False)
            self._rest.start()

    def come_to_rest(self) -> None:
        """Nothing moves any more: draw as well as can be."""
        self.setRenderHint(QPainter.Antialiasing, True)
        self.viewport().update()

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms around the cursor; two fingers on a trackpad pan, with Ctrl they zoom."""
        fingers = event.phase() != Qt.NoScrollPhase and not event.pixelDelta().isNull()
        if fingers and not event.modifiers() & Qt.ControlModifier:
            self.pan(event.pixelDelta())
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.zooming.emit()
            self.zoom_to(self.zoom * _STEP ** (turned / _NOTCH), event.pos())
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell that another part is in view."""
        super().scrollContentsBy(dx, dy)
        self.looked.emit()

    def drawBackground(self, painter: QPainter, area: QRectF) -> None:
        """Paper with dots; farther out every second, fourth … of them."""
        painter.fillRect(area, theme().color("paper"))
        step = _DOTS * 2 ** max(0, round(-log2(self.zoom)))
        left, top = area.left() // step * step, area.top() // step * step
        columns = left + step * np.arange(area.width() // step + 2)
        rows = top + step * np.arange(area.height() // step + 2)
        smooth = bool(painter.renderHints() & QPainter.Antialiasing)  # otherwise a dot is a square anyway
        pen = QPen(theme().color("hairline"), 2.0, Qt.SolidLine, Qt.RoundCap if smooth else Qt.SquareCap)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPoints(polygon(np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)))
