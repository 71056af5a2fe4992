"""A measure over one axis: a curve for each population, with the spread over seeds."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen, QPolygonF

from app.look import theme
from app.plots.figures.axis import Axis
from app.plots.figures.dots import draw_dots
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns
from app.plots.polyline import draw_line
from app.plots.sweep.series import Series, series, words
from app.plots.sweep.view import named, nearest, point
from app.sweep.session import Progress

_BAND, _LINE, _DOT = 0.18, 1.75, 5.0  # opacity; px


class Curves:
    """The curves of one kind of measure; `names` are what people call the axes."""

    def __init__(self, progress: Progress, kind: str, names: Mapping[str, str]) -> None:
        self._plan, self.series = progress.plan, series(progress, kind)
        target = named(progress.plan)[0].target
        ends = [s.mean + sign * np.nan_to_num(s.deviation) for s in self.series for sign in (-1, 1)]
        self.x = Axis.around(names.get(target, target), [s.x for s in self.series])
        self.y = Axis.around(kind, ends, from_zero=True)
        self.caption = words(progress, kind)

    def key(self) -> Key:
        """The populations."""
        return [(one.role, one.label) for one in self.series]

    def table(self) -> Columns:
        """x, mean and deviation of each."""
        return {
            f"{one.label}: {name}": values
            for one in self.series
            for name, values in ((self.x.words, one.x), ("mean", one.mean), ("sd", one.deviation))
        }

    def name_at(self, x: float, y: float) -> str:
        """The means at the nearest value."""
        said = [
            f"{s.label} {s.mean[i]:.4g}" for s in self.series if len(s.x) and np.isfinite(s.mean[i := nearest(s.x, x)])
        ]
        return " · ".join([*said, f"{self.series[0].x[nearest(self.series[0].x, x)]:g}"]) if said else ""

    def point_at(self, x: float, y: float) -> tuple[float, ...]:
        """The nearest value, and the first seed."""
        return point(self._plan, {named(self._plan)[0].target: x})

    def paint(self, painter: QPainter, field: Field) -> None:
        """Bands first, then lines and points."""
        for one in self.series:
            _paint_band(painter, field, one)
        for one in self.series:
            color = QColor(theme().look.hue(one.role).line)
            painter.setPen(QPen(color, _LINE))
            across, down = field.across(one.x), field.down(one.mean)
            draw_line(painter, across, down)
            draw_dots(painter, across, down, _DOT, color)


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
