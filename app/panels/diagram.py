"""Draws a Figure: no frame, one base line, faint rules at the ticks, quiet words around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.look import theme
from app.look.tokens import CAPTION
from app.model import Role
from app.panels.figure import Axis, Figure, Line

_HEIGHT, _TOP, _BELOW, _GAP = 132, 18, 18, 8
_LINE, _DOT, _BAR = 1.6, 3.5, 5.0
_PITCH = 56  # px between ticks along, at least


class Diagram(QWidget):
    """Shows a figure in the colour of a role; what the pointer is at stands at its upper right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._role = Role.GENERIC
        self._pointer: float | None = None
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        theme().changed.connect(self.update)

    def show_figure(self, figure: Figure, role: Role) -> None:
        """Show this from now on."""
        self._figure, self._role = figure, role
        self.setAccessibleDescription(figure.caption)
        self.update()

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, _HEIGHT)

    def plot(self) -> QRectF:
        """Where the data lie."""
        left = self._left_width()
        return QRectF(left, _TOP, max(self.width() - left - 2.0, 8.0), self.height() - _TOP - _BELOW)

    # -- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it."""
        if self._figure is None:
            return
        with QPainter(self) as painter:
            painter.setFont(theme().font(CAPTION))
            self._paint_axes(painter, self._figure)
            painter.setRenderHint(QPainter.Antialiasing)
            painter.setClipRect(self.plot().adjusted(-1, -2, 1, 2))
            self._paint_data(painter, self._figure)

    def _paint_axes(self, painter: QPainter, figure: Figure) -> None:
        plot = self.plot()
        name_width = QFontMetricsF(painter.font()).horizontalAdvance(figure.x.title)
        for value, word in figure.x.ticks(max(int(plot.width() / _PITCH), 1)):
            x = self._across(value)
            painter.fillRect(QRectF(round(x), plot.top(), 1, plot.height()), theme().color("hairline"))
            width = QFontMetricsF(painter.font()).horizontalAdvance(word)
            left = min(max(x - width / 2, 0.0), plot.right() - width)
            if left + width < plot.right() - name_width - _GAP:
                self._write(painter, QRectF(left, plot.bottom() + 3, width + 2, 14), word, Qt.AlignLeft)
        self._write(painter, QRectF(0, plot.bottom() + 3, plot.right(), 14), figure.x.title, Qt.AlignRight)
        for value, word in self._left_ticks(figure.y):
            self._write(painter, QRectF(0, self._down(value) - 8, plot.left() - _GAP, 16), word, Qt.AlignRight)
        self._write(painter, QRectF(0, 0, plot.right(), 14), figure.y.title, Qt.AlignLeft)
        if self._pointer is not None:
            self._write(painter, QRectF(0, 0, plot.right(), 14), figure.reading(self._pointer), Qt.AlignRight)

    def _paint_data(self, painter: QPainter, figure: Figure) -> None:
        hue = theme().look.hue(self._role)
        for place, token in ((figure.mark, "accent"), (self._pointer, "muted")):
            if place is not None:
                rule = QRectF(round(self._across(place)), self.plot().top(), 1, self.plot().height())
                painter.fillRect(rule, theme().color(token, 0.8))
        for line in figure.lines:
            self._paint_line(painter, line, hue.line, hue.fill)
        plot = self.plot()
        painter.fillRect(QRectF(plot.left(), round(self._base()), plot.width(), 1), theme().color("muted", 0.7))
        if figure.bars is not None:
            self._paint_bars(painter, figure, QColor(hue.line))
        for dot in figure.dots:
            painter.setPen(QPen(QColor(hue.line), _LINE))
            painter.setBrush(theme().color("panel") if dot.hollow else QColor(hue.line))
            painter.drawEllipse(QPointF(self._across(dot.x), self._down(dot.y)), _DOT, _DOT)

    def _paint_line(self, painter: QPainter, line: Line, color: str, fill: str) -> None:
        points = self._points(line.x, line.y)
        if line.filled and len(points):
            path = QPainterPath(QPointF(points[0].x(), self._base()))
            for point in (*points, QPointF(points[-1].x(), self._base())):
                path.lineTo(point)
            painter.fillPath(path, QColor(fill))
        pen = QPen(QColor(color), _LINE, Qt.DashLine if line.dashed else Qt.SolidLine)
        pen.setJoinStyle(Qt.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))

    def _paint_bars(self, painter: QPainter, figure: Figure, color: QColor) -> None:
        bars = figure.bars
        assert bars is not None
        for x, y, spread in zip(bars.x.tolist(), bars.y.tolist(), bars.spread.tolist(), strict=True):
            across, top = self._across(x), self._down(y)
            painter.fillRect(QRectF(across - _BAR / 2, top, _BAR, self._base() - top), color)
            if spread:  # a whisker that would go beyond the base says nothing there
                painter.setPen(QPen(theme().color("ink"), 1.0))
                near = max(y - spread, 0.0) if y >= 0 else min(y + spread, 0.0)
                far = y + spread if y >= 0 else y - spread
                painter.drawLine(QPointF(across, self._down(near)), QPointF(across, self._down(far)))

    # -- places --------------------------------------------------------------------------------------------------------

    def _write(self, painter: QPainter, box: QRectF, words: str, side: Qt.AlignmentFlag) -> None:
        painter.setPen(theme().color("muted"))
        painter.drawText(box, int(side | Qt.AlignVCenter), words)

    def _left_ticks(self, axis: Axis) -> list[tuple[float, str]]:
        return [(value, word) for value, word in axis.ticks(4) if axis.low <= value <= axis.high]

    def _left_width(self) -> float:
        metrics = QFontMetricsF(theme().font(CAPTION))
        words = [word for _, word in self._left_ticks(self._figure.y)] if self._figure else []
        return max((metrics.horizontalAdvance(word) for word in words), default=0.0) + _GAP

    def _across(self, x: float) -> float:
        assert self._figure is not None
        axis, plot = self._figure.x, self.plot()
        return plot.left() + (x - axis.low) / (axis.high - axis.low) * plot.width()

    def _down(self, y: float) -> float:
        assert self._figure is not None
        axis, plot = self._figure.y, self.plot()
        return plot.bottom() - (y - axis.low) / (axis.high - axis.low) * plot.height()

    def _base(self) -> float:
        assert self._figure is not None
        return self._down(min(max(0.0, self._figure.y.low), self._figure.y.high))

    def _points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> list[QPointF]:
        return [QPointF(self._across(a), self._down(b)) for a, b in zip(x.tolist(), y.tolist(), strict=True)]

    # -- the pointer ---------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under it."""
        plot, place = self.plot(), event.localPos()
        inside = self._figure is not None and plot.left() <= place.x() <= plot.right()
        self._point(self._value_at(place.x()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        """It is nowhere."""
        self._point(None)

    def _value_at(self, across: float) -> float:
        assert self._figure is not None
        axis, plot = self._figure.x, self.plot()
        return axis.low + (across - plot.left()) / plot.width() * (axis.high - axis.low)

    def _point(self, at: float | None) -> None:
        if at != self._pointer:
            self._pointer = at
            self.update()
