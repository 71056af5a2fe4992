"""The view of space: turned by mouse or arrow keys, brought nearer by the wheel, cells picked by a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.look import theme
from app.look.camera import CORNER, Camera, Floats
from app.panels.space.cloud import Cell, everything, nearest
from app.panels.space.drawing import Drawing, Scene
from app.run.places import Cloud

_TURN, _STEP, _CLICK = 0.4, 6.0, 4  # degrees a px, degrees a key, px that are no drag
_KEYS: dict[int, Callable[[Camera], Camera]] = {
    Qt.Key_Left: lambda camera: camera.turned(-_STEP, 0.0),
    Qt.Key_Right: lambda camera: camera.turned(_STEP, 0.0),
    Qt.Key_Up: lambda camera: camera.turned(0.0, _STEP),
    Qt.Key_Down: lambda camera: camera.turned(0.0, -_STEP),
    Qt.Key_Plus: lambda camera: camera.nearer(1.25),
    Qt.Key_Equal: lambda camera: camera.nearer(1.25),
    Qt.Key_Minus: lambda camera: camera.nearer(0.8),
    Qt.Key_X: lambda camera: camera.looking("x"),
    Qt.Key_Y: lambda camera: camera.looking("y"),
    Qt.Key_Z: lambda camera: camera.looking("z"),
    Qt.Key_Period: lambda camera: camera.whole(),
    Qt.Key_0: lambda camera: replace(camera.whole(), yaw=CORNER[0], pitch=CORNER[1]),
}
GESTURES = (
    "Drag: turn · right button: push · wheel: nearer · Shift and drag: move a population · "
    "X, Y, Z: look along an axis · . fits"
)


class SpaceView(QWidget):
    """`picked(cell)` when a cell is clicked, None beside all; `shifted(name, way)` when a population was dragged."""

    picked = pyqtSignal(object)
    shifted = pyqtSignal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self._scene = Scene()
        self._from = self._last = QPoint()
        self._moving: str = ""
        self._way: Floats = np.zeros(3)
        self.setAccessibleName("Cells in space")
        self.setToolTip(GESTURES)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Expanding)
        theme().changed.connect(self.update)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    def show_scene(self, scene: Scene, fit: bool = False) -> None:
        """Show this; with `fit`, from where all of it is in view."""
        self._scene = scene
        if fit:
            self.camera = self.camera.around(np.concatenate([everything(scene.clouds), scene.period]))
        self.update()

    def look(self, camera: Camera) -> None:
        """Look from another place."""
        self.camera = camera
        self.update()

    def size_now(self) -> tuple[float, float]:
        """Width and height."""
        return float(self.width()), float(self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything; what is being dragged where it is now."""
        clouds = tuple(cloud.moved(self._way) if cloud.name == self._moving else cloud for cloud in self._scene.clouds)
        with QPainter(self) as painter:
            Drawing(painter, replace(self._scene, clouds=clouds), self.camera, *self.size_now()).draw()
            if self.hasFocus():
                painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("accent"))

    # -- mouse and keys ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The beginning of a gesture; with Shift, over a cell, that of moving its population."""
        self._from = self._last = event.pos()
        self._way = np.zeros(3)
        cell = self._at(event.pos()) if event.modifiers() & Qt.ShiftModifier else None
        self._moving = cell.population if cell else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn, push, or move."""
        step, self._last = event.pos() - self._last, event.pos()
        if self._moving:
            self._way = self._way + self.camera.shift(step.x(), step.y(), *self.size_now())
            self.update()
        elif event.buttons() & (Qt.RightButton | Qt.MiddleButton):
            self.look(self.camera.pushed(step.x(), step.y()))
        elif event.buttons() & Qt.LeftButton:
            self.look(self.camera.turned(step.x() * _TURN, step.y() * _TURN))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks; the end of moving is an act."""
        name, way, self._moving = self._moving, self._way, ""
        if name and np.any(way):
            self.shifted.emit(name, way)
        elif event.button() == Qt.LeftButton and (event.pos() - self._from).manhattanLength() < _CLICK:
            self.picked.emit(self._at(event.pos()))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of it in view again."""
        self.look(self.camera.whole())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer, or farther."""
        self.look(self.camera.nearer(1.0015 ** event.angleDelta().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, plus and minus bring nearer, x, y and z look along an axis, . fits, Esc lets go of a cell."""
        if event.key() in _KEYS:
            self.look(_KEYS[event.key()](self.camera))
        elif event.key() == Qt.Key_Escape and self._scene.picked is not None:
            self.picked.emit(None)
        else:
            event.ignore()

    def _at(self, place: QPoint) -> Cell | None:
        clouds: tuple[Cloud, ...] = self._scene.clouds
        return nearest(clouds, self.camera, self.size_now(), (place.x(), place.y()))
