"""The matrix of connections as a picture: sources from top to bottom, targets from left to right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.look import theme
from app.look.tokens import CAPTION
from app.model import Role

Ends = NDArray[np.int64]
_HEIGHT, _LEFT, _BELOW = 176, 42.0, 18.0


def counted(pre: Ends, post: Ends, shape: tuple[int, int], pixels: tuple[int, int]) -> NDArray[np.float64]:
    """How full each pixel is, from 0 to 1, shape `pixels` (rows, columns), for a matrix of shape (sources, targets)."""
    rows, columns = (min(p, max(n, 1)) for p, n in zip(pixels, shape, strict=True))
    at = pre * rows // max(shape[0], 1), post * columns // max(shape[1], 1)
    number = np.zeros((rows, columns))
    np.add.at(number, at, 1.0)
    cells = (shape[0] / rows) * (shape[1] / columns)
    return np.minimum(number / max(cells, 1.0), 1.0)


class Matrix(QWidget):
    """`picked(source)` when a row is clicked, or chosen with the arrows."""

    picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends: tuple[Ends, Ends] | None = None
        self._shape, self._role, self.chosen = (1, 1), Role.GENERIC, -1
        self._image: QImage | None = None
        self.setAccessibleName("Connection matrix")
        self.setToolTip("A row is a source, a column a target. Click a row to see where a cell projects to.")
        self.setFocusPolicy(Qt.StrongFocus)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        theme().changed.connect(self._forget)

    def show_ends(self, pre: Ends, post: Ends, shape: tuple[int, int], role: Role) -> None:
        """Show these connections between so many sources and targets."""
        self._ends, self._shape, self._role, self.chosen = (pre, post), shape, role, -1
        self.setAccessibleDescription(f"{len(pre)} connections from {shape[0]} sources to {shape[1]} targets")
        self._forget()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, _HEIGHT)

    def plot(self) -> QRectF:
        """Where the picture lies."""
        return QRectF(_LEFT, 4, self.width() - _LEFT - 2, self.height() - _BELOW - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, row, words."""
        plot = self.plot()
        with QPainter(self) as painter:
            painter.fillRect(plot, theme().color("sunk"))
            if self._ends is not None:
                if self._image is None:
                    self._image = self._drawn()
                painter.drawImage(plot, self._image)
            self._paint_row(painter, plot)
            painter.setFont(theme().font(CAPTION))
            painter.setPen(theme().color("muted"))
            for value, top in ((0, plot.top()), (self._shape[0] - 1, plot.bottom() - 14)):
                painter.drawText(QRectF(0, top, _LEFT - 6, 14), Qt.AlignRight | Qt.AlignVCenter, f"{value}")
            below = QRectF(plot.left(), plot.bottom() + 3, plot.width(), 14)
            painter.drawText(below, Qt.AlignLeft | Qt.AlignVCenter, "0")
            painter.drawText(below, Qt.AlignRight | Qt.AlignVCenter, f"target {self._shape[1] - 1}")
            if self.hasFocus():
                painter.setPen(theme().color("accent"))
                painter.drawRect(plot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        plot, at = self.plot(), QPointF(event.localPos())
        if plot.contains(at):
            self.choose(int((at.y() - plot.top()) / plot.height() * self._shape[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row above or below."""
        step = {Qt.Key_Up: -1, Qt.Key_Down: 1, Qt.Key_PageUp: -10, Qt.Key_PageDown: 10}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self.chosen + step)

    def choose(self, source: int) -> None:
        """Choose a source."""
        self.chosen = min(max(source, 0), self._shape[0] - 1)
        self.picked.emit(self.chosen)
        self.update()

    def _paint_row(self, painter: QPainter, plot: QRectF) -> None:
        if self.chosen >= 0:
            height = max(plot.height() / self._shape[0], 1.5)
            top = plot.top() + self.chosen / self._shape[0] * plot.height()
            painter.fillRect(QRectF(plot.left(), top, plot.width(), height), theme().color("accent", 0.55))

    def _drawn(self) -> QImage:
        assert self._ends is not None
        plot, ratio = self.plot(), self.devicePixelRatioF()
        pixels = max(int(plot.height() * ratio), 1), max(int(plot.width() * ratio), 1)
        full = counted(*self._ends, self._shape, pixels)
        strength = np.where(full > 0, 0.25 + 0.75 * full, 0.0)[..., None]
        ground, ink = (_rgb(color) for color in (theme().color("sunk"), QColor(theme().look.hue(self._role).line)))
        mixed = np.ascontiguousarray((ground + (ink - ground) * strength).astype(np.uint8))
        height, width = mixed.shape[:2]
        return QImage(mixed.data, width, height, 3 * width, QImage.Format_RGB888).copy()

    def _forget(self) -> None:
        self._image = None
        self.update()

    def resizeEvent(self, event: object) -> None:
        """Another number of pixels."""
        self._forget()


def _rgb(color: QColor) -> NDArray[np.float64]:
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)
