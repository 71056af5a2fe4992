"""The pane that a chart is drawn on: a plot on whole pixels, room for words around it, mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PyQt5.QtWidgets import QGraphicsView, QMenu, QSizePolicy, QWidget

from app.look import theme
from app.plots import frame
from app.plots.layer import Layer
from app.plots.time_view import TimeView
from app.plots.view import View

GESTURES = "Wheel: zoom · drag: pan · double click: show all · Shift and drag, or [ and ]: mark a region"
_KEYS: dict[int, Callable[[TimeView], None]] = {
    Qt.Key.Key_Left: lambda view: view.pan(-0.1),
    Qt.Key.Key_Right: lambda view: view.pan(0.1),
    Qt.Key.Key_Plus: lambda view: view.zoom(1 / 1.5),
    Qt.Key.Key_Equal: lambda view: view.zoom(1 / 1.5),
    Qt.Key.Key_Minus: lambda view: view.zoom(1.5),
    Qt.Key.Key_0: lambda view: view.show_all(),
    Qt.Key.Key_Home: lambda view: view.show_all(),
}


class Pane(pg.GraphicsView):
    """A plot with its surroundings. Subclasses paint both.

    `export_wanted` asks for a file for its picture, `data_wanted` for its data.
    """

    export_wanted = pyqtSignal()
    data_wanted = pyqtSignal()
    above = 0  # px that are kept free over the plot

    def __init__(self, title: str, tall: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TimeView(tall)
        self.scene().addItem(self.view)
        self._around = Layer(self.paint_around)
        self._around.setZValue(self.view.zValue() - 1)
        self.scene().addItem(self._around)
        self._plot = Layer(self.paint_plot, self.view)
        self.view.sigRangeChanged.connect(self.redraw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAccessibleName(title)
        self.setToolTip(GESTURES)
        theme().changed.connect(self.dress)
        self.dress()

    def paint_around(self, painter: QPainter) -> None:
        """Paint what is around the plot; the origin is the upper left corner of the pane."""

    def paint_plot(self, painter: QPainter) -> None:
        """Paint what is in the plot; the origin is its upper left corner."""

    def left_width(self) -> int:
        """How much room is needed at the left of the plot, in px."""
        return frame.GUTTER

    def window(self, scale: float = 1.0) -> View:
        """What is in view, on `scale` device pixels per px."""
        (begin, end), (top, bottom) = self.view.viewRange()
        size = self.view.rect().size()
        width, height = max(round(size.width() * scale), 1), max(round(size.height() * scale), 1)
        return View(begin, end, width, height, scale, top, bottom)

    def redraw(self) -> None:
        """Draw anew at the next occasion; many calls before it are one."""
        self._around.update()
        self._plot.update()

    def dress(self) -> None:
        """Take on the colours in force."""
        self.setBackground(theme().color("panel"))
        self.redraw()

    def arrange(self) -> None:
        """Give the plot what the words around it leave."""
        self._around.resize(QRectF(0, 0, self.width(), self.height()))
        plot = frame.plot_rect(self.width(), self.height(), self.left_width(), self.above)
        self.view.setGeometry(plot)
        self._plot.resize(QRectF(QPointF(0, 0), plot.size()))

    def context_menu(self) -> QMenu:
        """What can be done with the chart as a whole."""
        menu = QMenu(self)
        menu.addAction("Show all", self.view.show_all)
        menu.addSeparator()
        menu.addAction("Export picture…", self.export_wanted)
        menu.addAction("Export data…", self.data_wanted)
        return menu

    # -- what Qt calls -----------------------------------------------------------------------------------------------

    def close(self) -> bool:
        """Close as widgets do. (pyqtgraph would empty the scene, and whoever still draws would find it gone.)"""
        return QGraphicsView.close(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the plot on whole pixels."""
        super().resizeEvent(event)
        if hasattr(self, "_plot"):  # pyqtgraph resizes before it is ready
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        self.context_menu().exec_(event.globalPos())
