"""What all charts share: one base line, faint rules at the ticks, words around them, time as the way along.

A chart knows nothing of its neighbours. Subclasses say what lies at the left, draw their data and name what is under
the pointer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QEvent, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QPainter
from PyQt5.QtWidgets import QWidget

from app.plots import frame, picture_file
from app.plots.pane import GESTURES, Pane
from app.plots.view import View

Region = tuple[float, float]  # ms


class Chart(Pane):
    """A chart over time.

    `pointed` tells the time (ms) under the pointer, or None when it has left; `marked` the region of time (begin and
    end in ms) that somebody marks, or None when it is cleared.
    `names_time` says whether the chart says what its axis counts; a neighbour may have said it.
    """

    pointed = pyqtSignal(object)
    marked = pyqtSignal(object)

    def __init__(self, title: str, tall: bool = False, parent: QWidget | None = None) -> None:
        self.title = title
        self.caption = ""
        self.now: float | None = None
        self.pointer: float | None = None
        self.changes: tuple[float, ...] = ()
        self.region: Region | None = None
        self.saving = False
        self.names_time = True
        self._under_pointer = ""
        super().__init__(title, tall, parent)
        self.scene().sigMouseMoved.connect(self._point)
        self.view.marked.connect(lambda begin, end: self.marked.emit((begin, end)))

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def left_words(self) -> list[frame.Word]:
        """What stands left of the plot: (height in px from the top of the plot, text)."""
        return []

    def paint_data(self, painter: QPainter, view: View) -> None:
        """Draw the data. The painter's unit is one px of the screen, its origin the plot's upper left corner."""

    def name_at(self, time: float, height: float) -> str:
        """What is at this time (ms) and fraction of the height, in a few words."""
        return ""

    def table(self) -> Mapping[str, NDArray[np.float64]]:
        """What is drawn, as columns with their headings."""
        return {}

    # -- for everybody -----------------------------------------------------------------------------------------------

    def set_duration(self, duration: float) -> None:
        """There are `duration` ms to look at."""
        self.view.set_duration(duration)
        self.redraw()

    def set_now(self, now: float | None) -> None:
        """Mark how far the run has come, in ms; None takes the mark away."""
        if now != self.now:
            self.now = now
            self.redraw()

    def set_pointer(self, time: float | None) -> None:
        """Mark the time (ms) that the pointer is at, here or in a linked chart."""
        if time != self.pointer:
            self.pointer = time
            self.redraw()

    def set_changes(self, times: Sequence[float]) -> None:
        """Mark when the network was changed while it ran, in ms."""
        if tuple(times) != self.changes:
            self.changes = tuple(times)
            self.redraw()

    def set_region(self, region: Region | None) -> None:
        """Show that what lies between these times (ms) is looked at elsewhere."""
        if region != self.region:
            self.region = region
            self.redraw()

    def set_caption(self, caption: str) -> None:
        """The line below the plot."""
        if caption != self.caption:
            self.caption = caption
            self.setToolTip(f"{caption}\n{GESTURES}" if caption else GESTURES)
            self.setAccessibleDescription(caption)
            self.redraw()

    def caption_line(self) -> frame.Word:
        """What stands below the plot, and how far from its left edge (px)."""
        return 0.0, self.caption

    def corner(self) -> str:
        """What stands at the lower right: what the pointer is at, or what the axis counts."""
        words = "time (ms)" if self.names_time else ""
        return words if self.saving else self._under_pointer or words

    def save(self, path: Path) -> None:
        """Write the chart as it is seen to a .png or .svg file. OSError when that cannot be."""
        self.saving = True
        try:
            picture_file.save(self, path)
        finally:
            self.saving = False

    # -- inside ------------------------------------------------------------------------------------------------------

    def paint_around(self, painter: QPainter) -> None:
        """Rules, base line and words."""
        painter.translate(self.view.pos())
        focused = self.hasFocus() and not self.saving
        frame.paint(painter, self.window(), self.left_words(), self.caption_line(), self.corner(), focused)

    def paint_plot(self, painter: QPainter) -> None:
        """The data, and over them the marks of the present and of the pointer."""
        device = painter.device()
        assert device is not None
        painter.save()
        self.paint_data(painter, self.window(device.devicePixelRatioF()))
        painter.restore()
        frame.paint_region(painter, self.window(), self.region)
        frame.paint_marks(painter, self.window(), self.now, None if self.saving else self.pointer, self.changes)

    def _point(self, place: QPointF) -> None:
        if not self.view.sceneBoundingRect().contains(place):
            self._unpoint()
            return
        at = self.view.mapSceneToView(place)
        self._under_pointer = self.name_at(at.x(), at.y())
        self.pointed.emit(at.x())
        self.redraw()

    def _unpoint(self) -> None:
        if self._under_pointer or self.pointer is not None:
            self._under_pointer = ""
            self.pointed.emit(None)
            self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The brackets begin and end the region at the pointer, or where the view does; Escape clears it."""
        view = self.window()
        begin, end = self.region or (view.begin, view.end)
        if event.key() == Qt.Key.Key_BracketLeft:
            self._mark(view.begin if self.pointer is None else self.pointer, end)
        elif event.key() == Qt.Key.Key_BracketRight:
            self._mark(begin, view.end if self.pointer is None else self.pointer)
        elif event.key() == Qt.Key.Key_Escape and self.region is not None:
            self.marked.emit(None)
        else:
            super().keyPressEvent(event)

    def _mark(self, begin: float, end: float) -> None:
        self.marked.emit((min(begin, end), max(begin, end)))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is nowhere."""
        self._unpoint()
        super().leaveEvent(event)
