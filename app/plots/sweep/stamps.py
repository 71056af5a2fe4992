"""The spikes of each point of a sweep as rasters the size of stamps, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QColor, QPainter

from app.look import theme
from app.model import Role
from app.plots.figures.axis import Axis
from app.plots.figures.dots import draw_dots
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns
from app.plots.sweep.series import roles
from app.plots.sweep.view import named, point
from app.sweep.glimpse import CELLS, Glimpse
from app.sweep.plan import Axis as Swept
from app.sweep.plan import Plan
from app.sweep.session import Progress

KIND = "spikes of each run"
ACROSS, UP = 8, 4  # stamps, at most
_GAP, _DOT = 4, 1.5  # px
_ONE = Swept("", "0")  # where there is nothing else upwards


@dataclass(frozen=True)
class Places(Axis):
    """An axis that is divided into as many equal parts as there are values, each of which is called by its own."""

    values: tuple[float, ...] = field(default=())

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """All of them, each in the middle of its part."""
        many = len(self.values) if self.words else 0
        return [((place + 0.5) / many, f"{self.values[place]:g}") for place in range(many)]

    def at(self, place: float) -> float:
        """The value of the part in which a place lies."""
        return self.values[min(max(int(place), 0), len(self.values) - 1)]


class Stamps:
    """At most 8 × 4 of the points, evenly spread over two axes; of a third one, the first value."""

    def __init__(self, progress: Progress, kind: str, names: Mapping[str, str]) -> None:
        self._progress = progress
        self._up, self._across = _two(progress.plan)
        self.x = _places(self._across, names, ACROSS)
        self.y = _places(self._up, names, UP)
        self.caption = f"{self.y.words} upwards" if self.y.words else ""
        self._roles = roles(progress)

    def key(self) -> Key:
        """The populations."""
        labels = {label for seen in self._seen().values() if seen for label in seen.trains}
        return [(role, label) for label, role in self._roles.items() if label in labels]

    def table(self) -> Columns:
        """Where each spike is: the values of its point, its row and its time."""
        rows = [
            (x, y, row, time)
            for (x, y), seen in self._seen().items()
            for cells, times in (seen.trains.values() if seen else ())
            for row, time in zip(cells.tolist(), times.tolist(), strict=True)
        ]
        columns = np.array(rows, float).reshape(-1, 4).T
        return dict(zip((self.x.words or "x", self.y.words or "y", "row", "time (ms)"), columns, strict=True))

    def name_at(self, x: float, y: float) -> str:
        """The values of the point."""
        said = ((self.x, self.x.at(x)), (self.y, self.y.at(y)))
        return " · ".join(f"{axis.words} {value:g}" for axis, value in said if axis.words)

    def point_at(self, x: float, y: float) -> tuple[float, ...]:
        """The point of the stamp."""
        return self._point(self.x.at(x), self.y.at(y))

    def paint(self, painter: QPainter, field: Field) -> None:
        """Stamp by stamp."""
        width, height = field.width / len(self.x.values), field.height / len(self.y.values)
        for (x, y), seen in self._seen().items():
            left, top = self.x.values.index(x) * width, (len(self.y.values) - 1 - self.y.values.index(y)) * height
            half = _GAP / 2
            self._paint_one(painter, QRectF(left, top, width, height).adjusted(half, half, -half, -half), seen)

    def _paint_one(self, painter: QPainter, stamp: QRectF, seen: Glimpse | None) -> None:
        painter.fillRect(stamp, theme().color("sunk"))
        if seen is None or not seen.trains:
            return
        rows = CELLS * len(seen.trains)
        for place, (label, (cells, times)) in enumerate(seen.trains.items()):
            known = times >= seen.begin
            across = stamp.left() + (times[known] - seen.begin) / ((seen.end - seen.begin) or 1.0) * stamp.width()
            down = stamp.bottom() - (place * CELLS + cells[known] + 0.5) / rows * stamp.height()
            color = QColor(theme().look.hue(self._roles.get(label, Role.GENERIC)).line)
            draw_dots(painter, across.astype(float), down.astype(float), _DOT, color)

    def _seen(self) -> dict[tuple[float, float], Glimpse | None]:
        numbers = {values: number for number, values in enumerate(self._progress.plan.points())}
        results = self._progress.results
        found = {(x, y): numbers[self._point(x, y)] for x in self.x.values for y in self.y.values}
        return {place: self._progress.glimpse(n) if n in results else None for place, n in found.items()}

    def _point(self, x: float, y: float) -> tuple[float, ...]:
        return point(self._progress.plan, {self._across.target: x, self._up.target: y})


def _two(plan: Plan) -> tuple[Swept, Swept]:
    """What is spread upwards, and what across: the first two axes, one and seeds, or one alone."""
    first, *others = named(plan)
    if others:
        return first, others[0]
    return next((axis for axis in plan.axes if axis is not first), _ONE), first


def _places(axis: Swept, names: Mapping[str, str], most: int) -> Places:
    """As many of the values as there is room for, evenly spread."""
    values = axis.values
    chosen = np.unique(np.linspace(0, len(values) - 1, min(most, len(values))).round().astype(int))
    some = tuple(values[i] for i in chosen)
    return Places(names.get(axis.target, axis.target), 0.0, float(len(some)), values=some)
