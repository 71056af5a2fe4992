"""What all charts share: one base line, faint rules at the ticks, words around them, time as the way along.

A chart knows nothing of its neighbours. Subclasses say what lies at the left, draw their data and name what is under
the pointer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PyQt5.QtWidgets import QGraphicsView, QMenu, QSizePolicy, QWidget

from app.look import theme
from app.plots import frame, picture_file
from app.plots.layer import Layer
from app.plots.time_view import TimeView
from app.plots.view import View

GESTURES = "Wheel: zoom · drag: pan · double click: show all"
_KEYS: dict[int, Callable[[TimeView], None]] = {
    Qt.Key.Key_Left: lambda view: view.pan(-0.1),
    Qt.Key.Key_Right: lambda view: view.pan(0.1),
    Qt.Key.Key_Plus: lambda view: view.zoom(1 / 1.5),
    Qt.Key.Key_Equal: lambda view: view.zoom(1 / 1.5),
    Qt.Key.Key_Minus: lambda view: view.zoom(1.5),
    Qt.Key.Key_0: lambda view: view.show_all(),
    Qt.Key.Key_Home: lambda view: view.show_all(),
}


class Chart(pg.GraphicsView):
    """A chart over time. `export_wanted` asks for a file to `save` to; `pointed` tells the time under the pointer."""

    export_wanted = pyqtSignal()
    pointed = pyqtSignal(object)  # ms, or None when the pointer has left

    def __init__(self, title: str, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.caption = ""
        self.now: float | None = None
        self.pointer: float | None = None
        self.saving = False
        self.names_time = True
        self._under_pointer = ""
        self.view = TimeView(tall)
        self.scene().addItem(self.view)
        self._frame = Layer(self.paint_frame)
        self._frame.setZValue(self.view.zValue() - 1)
        self.scene().addItem(self._frame)
        self._data = Layer(self._paint_data, self.view)
        self.view.sigRangeChanged.connect(self.redraw)
        self.scene().sigMouseMoved.connect(self._point)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAccessibleName(title)
        self.setToolTip(GESTURES)
        theme().changed.connect(self.dress)
        self.dress()

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def left_words(self) -> list[frame.Word]:
        """What stands left of the plot: (height in px from the top of the plot, text)."""
        return []

    def left_width(self) -> int:
        """How much room the words at the left need, in px."""
        return frame.GUTTER

    def paint_data(self, painter: QPainter, view: View) -> None:
        """Draw the data. The painter's unit is one px of the screen, its origin the plot's upper left corner."""

    def name_at(self, time: float, height: float) -> str:
        """What is at this time (ms) and fraction of the height, in a few words."""
        return ""

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

    def window(self, scale: float = 1.0) -> View:
        """What is in view, on `scale` device pixels per px."""
        (begin, end), (top, bottom) = self.view.viewRange()
        size = self.view.rect().size()
        width, height = max(round(size.width() * scale), 1), max(round(size.height() * scale), 1)
        return View(begin, end, width, height, scale, top, bottom)

    def save(self, path: Path) -> None:
        """Write the chart as it is seen to a .png or .svg file. OSError when that cannot be."""
        self.saving = True
        try:
            picture_file.save(self, path)
        finally:
            self.saving = False

    def redraw(self) -> None:
        """Draw anew at the next occasion; many calls before it are one."""
        self._frame.update()
        self._data.update()

    def dress(self) -> None:
        """Take on the colours in force."""
        self.setBackground(theme().color("panel"))
        self.redraw()

    # -- inside ------------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Give the plot what the words around it leave."""
        self._frame.resize(QRectF(0, 0, self.width(), self.height()))
        plot = frame.plot_rect(self.width(), self.height(), self.left_width())
        self.view.setGeometry(plot)
        self._data.resize(QRectF(QPointF(0, 0), plot.size()))

    def paint_frame(self, painter: QPainter) -> None:
        """Rules, base line and words."""
        painter.translate(self.view.pos())
        focused = self.hasFocus() and not self.saving
        frame.paint(painter, self.window(), self.left_words(), self.caption_line(), self.corner(), focused)

    def _paint_data(self, painter: QPainter) -> None:
        device = painter.device()
        assert device is not None
        painter.save()
        self.paint_data(painter, self.window(device.devicePixelRatioF()))
        painter.restore()
        frame.paint_marks(painter, self.window(), self.now, None if self.saving else self.pointer)

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

    def close(self) -> bool:
        """Close as widgets do. (pyqtgraph would empty the scene, and whoever still draws would find it gone.)"""
        return QGraphicsView.close(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the plot on whole pixels."""
        super().resizeEvent(event)
        if hasattr(self, "_data"):
            self.arrange()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips are for the words around the plot; over the data they would only be in the way."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self.view.geometry().contains(QPointF(event.pos())) or bool(super().viewportEvent(event))
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, plus and minus zoom, 0 shows all."""
        act = _KEYS.get(event.key())
        if act is None:
            event.ignore()
        else:
            act(self.view)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is nowhere."""
        self._unpoint()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Export, or show all."""
        menu = QMenu(self)
        menu.addAction("Show all", self.view.show_all)
        menu.addSeparator()
        menu.addAction("Export picture…", self.export_wanted)
        menu.exec_(event.globalPos())
