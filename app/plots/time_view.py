"""The window onto the data of a chart: the wheel zooms in time, dragging pans, with Shift it marks a region."""

from __future__ import annotations

import pyqtgraph as pg
from PyQt5.QtCore import Qt, pyqtSignal

CLOSEST = 1.0  # ms, the shortest time that fills a chart
CLOSEST_HEIGHT = 0.01  # of the height


class TimeView(pg.ViewBox):
    """Time runs from left to right in ms, height from 0 (top) to 1; if `tall`, shift and wheel zoom the height.

    A double click shows all again. `marked(begin, end)` when a region (ms) was drawn.
    """

    marked = pyqtSignal(float, float)

    def __init__(self, tall: bool = False) -> None:
        super().__init__(enableMenu=False, invertY=True, defaultPadding=0.0)
        self.setMouseEnabled(x=True, y=tall)
        self.disableAutoRange()
        self._duration = 0.0
        self.set_duration(1000.0)

    @property
    def duration(self) -> float:
        """How much time there is, in ms."""
        return self._duration

    def set_duration(self, duration: float) -> None:
        """There is `duration` ms to look at, from 0; all of it is shown. More than before keeps what is in view."""
        showed_all = self.viewRange()[0] == [0.0, self._duration]
        grows, self._duration = duration > self._duration > 0.0, duration
        closest = min(CLOSEST, duration)
        self.setLimits(xMin=0.0, xMax=duration, minXRange=closest, maxXRange=duration)
        self.setLimits(yMin=0.0, yMax=1.0, minYRange=CLOSEST_HEIGHT, maxYRange=1.0)
        if showed_all or not grows:
            self.show_all()

    def show_all(self) -> None:
        """The whole time and the whole height."""
        self.setRange(xRange=(0.0, self._duration), yRange=(0.0, 1.0), padding=0.0)

    def show_time(self, begin: float, end: float) -> None:
        """Show the time from `begin` to `end` ms."""
        if self.viewRange()[0] != [begin, end]:
            self.setXRange(begin, end, padding=0.0)

    def zoom(self, factor: float) -> None:
        """Show `factor` times as much time, about the middle."""
        self.scaleBy(x=factor)

    def pan(self, share: float) -> None:
        """Move on by a share of the time in view."""
        begin, end = self.viewRange()[0]
        self.translateBy(x=share * (end - begin))

    def wheelEvent(self, event, axis=None) -> None:  # type: ignore[no-untyped-def]
        """Zoom in time about the pointer; with shift, in height."""
        super().wheelEvent(event, 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)

    def mouseDragEvent(self, event, axis=None) -> None:  # type: ignore[no-untyped-def]
        """Pan with the left or the middle button; with Shift and the left one, mark a region."""
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            ends = (self.mapToView(event.buttonDownPos()).x(), self.mapToView(event.pos()).x())
            self.marked.emit(*sorted(min(max(end, 0.0), self._duration) for end in ends))
        elif event.button() == Qt.MouseButton.RightButton:
            event.ignore()
        else:
            super().mouseDragEvent(event, axis)

    def mouseClickEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """A double click shows all."""
        if event.double() and event.button() == Qt.MouseButton.LeftButton:
            self.show_all()
            event.accept()
