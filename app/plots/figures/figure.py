"""What figures share: two axes with their words, a caption, the value under the pointer, pictures and tables of them.

A figure knows nothing of its neighbours. Subclasses set the axes, draw their data and name what is under the pointer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PyQt5.QtCore import QRectF, pyqtSignal
from PyQt5.QtGui import QContextMenuEvent, QPainter
from PyQt5.QtWidgets import QMenu, QWidget

from app.look import theme
from app.plots import picture_file
from app.plots.figures import field
from app.plots.figures.axis import Axis, Floats
from app.plots.figures.field import Field, Key
from app.plots.figures.head import HEIGHT, Head
from app.plots.figures.reading import Reading

GESTURES = "Point at the data, or move with the arrow keys, to read values"
FOOT = 28  # px of a row below everything
Columns = Mapping[str, Floats]


class Figure(Reading):
    """A plot over two axes. `export_wanted` asks for a file for its picture, `data_wanted` for its data."""

    export_wanted = pyqtSignal()
    data_wanted = pyqtSignal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self.title, self.caption, self.saving = title, "", False
        self.x, self.y = Axis(), Axis()
        self._head: Head | None = None
        self._foot: QWidget | None = None
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setToolTip(GESTURES)
        theme().changed.connect(self.dress)
        self.dress()

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """Draw the data. The painter's origin is the upper left corner of the plot."""

    def name_at(self, x: float, y: float) -> str:
        """What is at these values of the axes, in a few words."""
        return ""

    def key(self) -> Key:
        """Whose colours are in the plot."""
        return ()

    def table(self) -> Columns:
        """What is drawn, as columns with their headings."""
        return {}

    # -- for everybody -----------------------------------------------------------------------------------------------

    def set_axes(self, x: Axis, y: Axis) -> None:
        """Draw over these axes from now on."""
        if (x, y) != (self.x, self.y):
            self.x, self.y = x, y
            self.arrange()
            self.redraw()

    def set_caption(self, caption: str) -> None:
        """The line below the plot."""
        if caption != self.caption:
            self.caption = caption
            self.setToolTip(f"{caption}\n{GESTURES}" if caption else GESTURES)
            self.setAccessibleDescription(caption)
            self.redraw()

    def set_head(self, head: Head) -> None:
        """Have this row stand above the plot, in place of what the upright axis measures."""
        self._head = head
        self.arrange()

    def set_foot(self, foot: QWidget) -> None:
        """Have this row stand below everything, while it is not hidden."""
        self._foot = foot
        self.arrange()

    def arrange(self) -> None:
        """Everything in its place."""
        super().arrange()
        if self._head is not None:
            plot = self.plot()
            top = round(plot.top() - field.HEAD - 3)
            self._head.setGeometry(round(plot.left()) - 4, top, round(plot.width()) + 4, HEIGHT)
        if self._foot is not None:
            self._foot.setGeometry(round(self.plot().left()), self.height() - FOOT, round(self.plot().width()), FOOT)

    def dress(self) -> None:
        """Take on the colours in force."""
        self.setBackgroundBrush(theme().color("panel"))
        self.redraw()

    def plot(self) -> QRectF:
        """Where the data are drawn, in px of the widget."""
        below = 0 if self._foot is None or self._foot.isHidden() else FOOT
        return field.place(self.width(), self.height() - below, self.y)

    def corner(self) -> str:
        """What stands at the lower right: what the pointer is at, or what the axis along measures."""
        if self.pointer is None or self.saving:
            return self.x.words
        return self.name_at(self.x.value(self.pointer[0]), self.y.value(self.pointer[1])) or self.x.words

    def head_words(self) -> str:
        """What stands above the plot, unless choices stand there."""
        return self.y.words if self._head is None else self._head.text if self.saving else ""

    def save(self, path: Path) -> None:
        """Write the figure as it is seen to a picture file. OSError when that cannot be."""
        self.saving = True
        try:
            picture_file.save(self, path)
        finally:
            self.saving = False

    def context_menu(self) -> QMenu:
        """What can be done with the figure as a whole."""
        menu = QMenu(self)
        menu.addAction("Export picture…", self.export_wanted)
        menu.addAction("Export data…", self.data_wanted)
        return menu

    # -- inside ------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """The plot, from its corner."""
        plot = self.plot()
        painter.translate(plot.topLeft())
        self.paint_all(painter, plot)

    def paint_all(self, painter: QPainter, plot: QRectF) -> None:
        """Everything around the data, the data, and the pointer; the painter's origin is the plot's corner."""
        here = Field(self.x, self.y, plot.width(), plot.height())
        focused = self.hasFocus() and not self.saving
        field.paint(painter, here, self.head_words(), self.caption, self.corner(), self.key(), focused)
        painter.save()
        painter.setClipRect(QRectF(-1, -1, here.width + 2, here.height + 2))
        self.paint_data(painter, here)
        painter.restore()
        if self.pointer is not None and not self.saving:
            x = round(self.pointer[0] * here.width)
            painter.fillRect(QRectF(x, 0, 1, here.height), theme().color("muted", 0.5))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        self.context_menu().exec_(event.globalPos())
