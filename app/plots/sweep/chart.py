"""The figure of a sweep: curves with the spread over seeds, or a map of two axes. A click chooses a point."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PyQt5.QtWidgets import QWidget

from app.look import theme
from app.plots.figures.axis import Axis, Floats
from app.plots.figures.dots import draw_dots
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns, Figure
from app.plots.polyline import draw_line
from app.plots.sweep.series import Series, series, surface, words
from app.sweep.plan import SEED
from app.sweep.session import Progress

_BAND, _LINE, _DOT = 0.18, 1.75, 5.0  # opacity; px
Surface = tuple[Floats, Floats, Floats]


class SweepFigure(Figure):
    """Shows one kind of measure. `chosen(values)` when a point was clicked, or Enter pressed where the pointer is."""

    chosen = pyqtSignal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._progress: Progress | None = None
        self._series: tuple[Series, ...] = ()
        self._surface: Surface | None = None
        super().__init__("Sweep", parent)

    def show_progress(self, progress: Progress, kind: str, names: Mapping[str, str] | None = None) -> None:
        """Show what has been found so far; `names` are what people call the axes."""
        self._progress = progress
        self._surface = surface(progress, kind)
        self._series = () if self._surface else series(progress, kind)
        axes = [axis.target for axis in progress.plan.axes if axis.target != SEED] or [SEED]
        axes = [(names or {}).get(target, target) for target in axes]
        if self._surface:
            across, up, _ = self._surface
            self.set_axes(_around(axes[1], across), _around(axes[0], up))
        else:
            ends = [s.mean + sign * np.nan_to_num(s.deviation) for s in self._series for sign in (-1, 1)]
            x = Axis.around(axes[0], [s.x for s in self._series])
            self.set_axes(x, Axis.around(kind, ends, from_zero=True))
        self.set_caption(words(progress, kind))
        self.redraw()

    def key(self) -> Key:
        """The populations."""
        return [(one.role, one.label) for one in self._series]

    def table(self) -> Columns:
        """x, mean and deviation of each."""
        return {
            f"{one.label}: {name}": values
            for one in self._series
            for name, values in ((self.x.words, one.x), ("mean", one.mean), ("sd", one.deviation))
        }

    def name_at(self, x: float, y: float) -> str:
        """The values at the nearest point."""
        if self._surface is not None:
            across, up, mean = self._surface
            i, j = _nearest(up, y), _nearest(across, x)
            return f"{across[j]:g}, {up[i]:g}: {mean[i, j]:.4g}"
        said = [
            f"{s.label} {s.mean[i]:.4g}"
            for s in self._series
            if len(s.x) and np.isfinite(s.mean[i := _nearest(s.x, x)])
        ]
        return " · ".join([*said, f"{self._series[0].x[_nearest(self._series[0].x, x)]:g}"]) if said else ""

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """The map; or bands first, then lines and points."""
        if self._surface is not None:
            _paint_map(painter, field, self._surface)
        for one in self._series:
            _paint_band(painter, field, one)
        for one in self._series:
            color = QColor(theme().look.hue(one.role).line)
            painter.setPen(QPen(color, _LINE))
            across, down = field.across(one.x), field.down(one.mean)
            draw_line(painter, across, down)
            draw_dots(painter, across, down, _DOT, color)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point nearest to the pointer."""
        super().mousePressEvent(event)
        self.mouseMoveEvent(event)
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses what the pointer is at."""
        if event.key() in (Qt.Key_Return, Qt.Key_Enter) and self.pointer is not None:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self._progress is None or self.pointer is None:
            return
        wanted = {0: self.x.value(self.pointer[0]), 1: self.y.value(self.pointer[1])}
        named = [axis for axis in self._progress.plan.axes if axis.target != SEED] or [self._progress.plan.axes[0]]
        places = (0,) if len(named) == 1 else (1, 0)  # the first axis of two goes upwards
        values = {}
        for axis, place in zip(named, places, strict=False):
            known = np.array(axis.values, float)
            values[axis.target] = axis.values[_nearest(known, wanted[place])]
        point = tuple(values.get(axis.target, axis.values[0]) for axis in self._progress.plan.axes)
        self.chosen.emit(point)


def _around(words: str, values: Floats) -> Axis:
    """An axis with half a cell more at both ends."""
    half = (values.max() - values.min()) / max(len(values) - 1, 1) / 2 or 0.5
    return Axis(words, float(values.min() - half), float(values.max() + half))


def _nearest(values: Floats, wanted: float) -> int:
    return int(np.abs(values - wanted).argmin())


def _paint_band(painter: QPainter, field: Field, one: Series) -> None:
    known = np.isfinite(one.mean) & np.isfinite(one.deviation)
    if known.sum() < 2:
        return
    x = field.across(one.x[known])
    edges = [field.down(one.mean[known] + sign * one.deviation[known]) for sign in (1, -1)]
    corners = [*zip(x, edges[0], strict=True), *zip(x[::-1], edges[1][::-1], strict=True)]
    soft = QColor(theme().look.hue(one.role).line)
    soft.setAlphaF(_BAND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_map(painter: QPainter, field: Field, surface: Surface) -> None:
    """A pixel per point, the strongest in the accent; what is not known yet is left out."""
    _, _, mean = surface
    known = np.isfinite(mean)
    if not known.any():
        return
    low, high = float(mean[known].min()), float(mean[known].max())
    share = np.where(known, (mean - low) / ((high - low) or 1.0), 0.0)[::-1]
    ground, ink = theme().color("panel"), theme().color("accent")
    parts = [(a + (b - a) * (0.08 + 0.92 * share)) for a, b in _pairs(ground, ink)]
    rgba = np.stack([*parts, np.where(known[::-1], 255, 0)], axis=-1).astype(np.uint8)
    rgba = np.ascontiguousarray(rgba)
    height, width = rgba.shape[:2]
    image = QImage(rgba.data, width, height, 4 * width, QImage.Format_RGBA8888).copy()
    painter.drawImage(QRectF(0, 0, field.width, field.height), image)


def _pairs(ground: QColor, ink: QColor) -> list[tuple[int, int]]:
    return [(ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue())]
