"""The phase plane: two recorded variables of a cell against each other, v–w or v–u."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtGui import QColor, QPainter, QPen
from PyQt5.QtWidgets import QWidget

from app.look import theme, ticks
from app.model import Role
from app.plots.figures.axis import Axis
from app.plots.figures.dots import draw_dots
from app.plots.figures.field import Field
from app.plots.figures.figure import Columns
from app.plots.figures.head import Head
from app.plots.figures.measured import Measured
from app.plots.figures.planes import Points, shared_cells, variables, way
from app.plots.figures.thinking import Sum
from app.plots.polyline import draw_line
from app.plots.recorded import Recorded

_CELLS = 40  # that are offered
_WAY, _NOW = 1.25, 8.0  # px
_NONE = Points(np.empty(0), np.empty(0))
_NOTHING = "Two variables of a population have to be recorded."


class PhasePlane(Measured):
    """The way of one cell of a population; a dot marks where it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.points = _NONE
        self._role = Role.GENERIC
        super().__init__("Phase plane", parent)
        self.head = Head(self)
        self.upright = self.head.add_choice("Upright axis: variable", lambda _: self.again())
        self.head.add_words("against")
        self.along = self.head.add_choice("Axis along: variable", lambda _: self.again())
        self.head.add_words("of")
        self.population = self.head.add_choice("Population", lambda _: self.again())
        self.cell = self.head.add_choice("Cell", lambda _: self.again())
        self.set_head(self.head)

    def clear(self) -> None:
        """No way."""
        self.points = _NONE

    def sum(self) -> Sum:
        """The way of what is chosen."""
        chosen = self._choose()
        if chosen is None:
            return lambda: _NONE
        x, y, cell = chosen
        self._role = x.role
        self._words = f"{x.variable} ({_shown(x.unit)})", f"{y.variable} ({_shown(y.unit)})"
        return partial(way, x, y, cell, self.region)

    def show_sum(self, came: Points) -> None:
        """Draw it."""
        self.points = came
        if not len(came.x):
            self.set_caption("…" if self.upright.value else _NOTHING)
            return
        x, y = self._words
        self.set_axes(Axis.around(x, [came.x]), Axis.around(y, [came.y]))
        self.set_caption(f"{ticks.number(len(came.x), 0)} samples")

    def table(self) -> Columns:
        """A row for each sample."""
        return {self.x.words: self.points.x, self.y.words: self.points.y}

    def name_at(self, x: float, y: float) -> str:
        """Both values."""
        return f"{self.along.value} {_number(x)} · {self.upright.value} {_number(y)}" if len(self.points.x) else ""

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """The way, and where the cell is now."""
        if not len(self.points.x):
            return
        color = QColor(theme().look.hue(self._role).line)
        across, down = field.across(self.points.x), field.down(self.points.y)
        painter.setPen(QPen(color, _WAY))
        draw_line(painter, across, down)
        draw_dots(painter, across[-1:], down[-1:], _NOW, theme().color("accent"))

    def _choose(self) -> tuple[Recorded, Recorded, int] | None:
        """Offer what there is, keep what was chosen."""
        there = variables(self.run)
        traces = there.get(self.population.offer_names(list(there)), {})
        names = list(traces)
        along = self.along.offer_names(names, "v")
        upright = self.upright.offer_names(names, next((name for name in names if name != "v"), ""))
        if not names:
            return None
        cells = shared_cells(traces[along], traces[upright])[:_CELLS]
        cell = self.cell.offer_names([f"cell {cell}" for cell in cells])
        return (traces[along], traces[upright], int(cell.removeprefix("cell "))) if cell else None


def _shown(unit: str) -> str:
    return unit.replace("uS", "µS")


def _number(value: float) -> str:
    return f"{value + 0.0:.3g}".replace("-", "\u2212")
