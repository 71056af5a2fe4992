"""A figure of places in space: turned by mouse and keys, or pushed aside where all lies in one plane."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PyQt5.QtWidgets import QWidget

from app.look.camera import Camera, Floats
from app.plots.figures.map_drawing import fitted
from app.plots.figures.measured import Measured

GESTURES = "drag or arrow keys: turn · wheel, plus and minus: nearer · 0: as at first"
_TURN, _STEP = 0.4, 6.0  # degrees a px, degrees a key
_TURNS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}
_ZOOMS = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}


class Turned(Measured):
    """Looks at all of `all_places` until somebody looks from elsewhere."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self.camera = Camera().looking("z")
        self._grip: QPointF | None = None
        self._fitted = True
        super().__init__(title, parent)

    def all_places(self) -> Floats:
        """What is to be in view, shape (n, 3) in um."""
        return np.empty((0, 3))

    def fit(self) -> None:
        """Look at all of it: from above where it lies in one plane."""
        places = self.all_places()
        self._fitted = True
        if flat(places):
            above = Camera().looking("z").around(places)
            self.camera = fitted(above, places, self.plot()) if len(places) else above
        else:
            self.camera = Camera().around(places)
        self.redraw()

    def look(self, camera: Camera) -> None:
        """Look from there."""
        self.camera, self._fitted = camera, False
        self.redraw()

    def arrange(self) -> None:
        """Everything in its place, and still in view."""
        super().arrange()
        if self._fitted:
            self.fit()

    # -- mouse and keys ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._grip = QPointF(event.pos()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn, or read what is under the pointer."""
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        way, self._grip = QPointF(event.pos()) - self._grip, QPointF(event.pos())
        if flat(self.all_places()):
            self.look(self.camera.pushed(way.x(), way.y()))
        else:
            self.look(self.camera.turned(way.x() * _TURN, way.y() * _TURN))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer, or farther away."""
        self.look(self.camera.nearer(1.15 ** (event.angleDelta().y() / 120)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, plus and minus bring nearer, 0 shows all again."""
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.look(self.camera.turned(*_TURNS[key]))
        elif key in _ZOOMS:
            self.look(self.camera.nearer(_ZOOMS[key]))
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)


def flat(places: Floats) -> bool:
    """Whether all of them lie in one plane of x and y."""
    return not len(places) or float(np.ptp(places[:, 2])) == 0.0
