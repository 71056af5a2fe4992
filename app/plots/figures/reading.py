"""A view of one layer that is as large as itself, and a pointer in it that mouse and arrow keys move."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QPointF, QRectF, Qt
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PyQt5.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QSizePolicy, QWidget

from app.plots.layer import Layer

_STEP = 0.01  # of the width or the height, that a key moves the pointer by
_KEYS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}
Pointer = tuple[float, float]  # how far along the plot, and how far up, from 0 to 1


class Reading(QGraphicsView):
    """Subclasses say where their plot lies, and paint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QGraphicsScene(), parent)
        self.pointer: Pointer | None = None
        self._scene = self.scene()  # the view does not keep it
        self._layer = Layer(self.paint)
        self._scene.addItem(self._layer)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setMouseTracking(True)

    def paint(self, painter: QPainter) -> None:
        """Paint everything; the origin is the upper left corner of the view."""

    def plot(self) -> QRectF:
        """Where the data are drawn, in px of the view."""
        return QRectF(0, 0, self.width(), self.height())

    def redraw(self) -> None:
        """Draw anew at the next occasion; many calls before it are one."""
        self._layer.update()

    def set_pointer(self, pointer: Pointer | None) -> None:
        """Mark a place of the plot; None marks none."""
        if pointer != self.pointer:
            self.pointer = pointer
            self.redraw()

    def arrange(self) -> None:
        """Everything in its place."""
        area = QRectF(0, 0, self.width(), self.height())
        self._layer.resize(area)
        self.setSceneRect(area)

    # -- what Qt calls -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything keeps its place."""
        super().resizeEvent(event)
        self.arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under the pointer."""
        place, plot = QPointF(event.pos()), self.plot()
        along, up = (place.x() - plot.left()) / plot.width(), (plot.bottom() - place.y()) / plot.height()
        self.set_pointer((along, up) if plot.contains(place) else None)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is nowhere."""
        self.set_pointer(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the pointer, Escape takes it away."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None:
            at = self.pointer or (0.5, 0.5)
            self.set_pointer((min(max(at[0] + step[0], 0.0), 1.0), min(max(at[1] + step[1], 0.0), 1.0)))
        elif event.key() == Qt.Key.Key_Escape and self.pointer is not None:
            self.set_pointer(None)
        else:
            event.ignore()
