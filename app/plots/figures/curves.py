"""A measure of the spikes, a curve for each population; behind them, muted, those of the run before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QColor, QPainter, QPen, QPolygonF
from PyQt5.QtWidgets import QWidget

from app.look import theme
from app.plots.figures.axis import Axis
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns
from app.plots.figures.firing import Firing, Floats, firings
from app.plots.figures.measured import Measured
from app.plots.figures.measures import Curve, Measure
from app.plots.figures.thinking import Sum
from app.plots.polyline import draw_line

_LINE, _PAST = 1.75, 1.25  # px
_FILLED = 0.14  # opacity below a histogram
NOTHING = "No spikes are recorded."
TOO_FEW = "too few spikes"


class Curves(Measured):
    """Draws what `measure` makes of the spikes that are recorded."""

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        self.measure = measure
        self.curves: tuple[Curve, ...] = ()
        super().__init__(measure.title, parent)
        self.clear()

    def clear(self) -> None:
        """No curves, and axes that wait."""
        self.curves = ()
        self._fit()

    def sum(self) -> Sum:
        """All curves of the run, and of the run before."""
        return partial(_work_out, self.measure, firings(self.run, self.region), firings(self.before))

    def show_sum(self, came: tuple[Curve, ...]) -> None:
        """Draw these curves."""
        self.curves = came
        self._fit()
        said = [curve.note if len(curve.y) else f"{curve.label} {TOO_FEW}" for curve in came if not curve.before]
        self.set_caption("   ".join(said) or NOTHING)

    def table(self) -> Columns:
        """Two columns for each curve: a histogram says where its bins begin."""
        columns: dict[str, Floats] = {}
        for curve in self.curves:
            whose = f"{curve.label}, run before" if curve.before else curve.label
            columns[f"{whose}: {self.measure.x}"] = curve.x[: len(curve.y)]
            columns[f"{whose}: {self.measure.y}"] = curve.y
        return columns

    def key(self) -> Key:
        """The populations of the run."""
        return [(curve.role, curve.label) for curve in self.curves if not curve.before]

    def name_at(self, x: float, y: float) -> str:
        """The value of each curve there."""
        said = [f"{c.label} {_number(value)}" for c in self.curves if (value := _value_at(c, x)) is not None]
        return " · ".join([*said, f"{_number(x)} {_unit(self.measure.x)}".rstrip()]) if self.curves else ""

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """Those of the run before first."""
        for curve in sorted((c for c in self.curves if len(c.y)), key=lambda curve: not curve.before):
            color = theme().color("muted", 0.7) if curve.before else QColor(theme().look.hue(curve.role).line)
            x, y = _corners(curve) if curve.steps else (curve.x, curve.y)
            across, down = field.across(x), field.down(y)
            if curve.steps and not curve.before:
                _fill(painter, across, down, color)
            painter.setPen(QPen(color, _PAST if curve.before else _LINE))
            draw_line(painter, across, down)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        measure = self.measure
        self.set_axes(
            Axis.around(measure.x, [curve.x for curve in self.curves], measure.log_x),
            Axis.around(measure.y, [curve.y for curve in self.curves], measure.log_y, from_zero=not measure.log_y),
        )


def _work_out(measure: Measure, now: Sequence[Firing], before: Sequence[Firing]) -> tuple[Curve, ...]:
    there = {each.element for each in now}
    past = [measure.curve(each) for each in before if each.element in there]
    return (
        *(measure.curve(each) for each in now),
        *(Curve(c.label, c.role, c.x, c.y, c.note, before=True) for c in past),
    )


def _corners(curve: Curve) -> tuple[Floats, Floats]:
    """The outline of a histogram, from the ground and back to it."""
    return np.repeat(curve.x, 2), np.concatenate(([0.0], np.repeat(curve.y, 2), [0.0]))


def _fill(painter: QPainter, across: Floats, down: Floats, color: QColor) -> None:
    soft = QColor(color)
    soft.setAlphaF(_FILLED)
    painter.setPen(QPen(QColor(0, 0, 0, 0), 0))
    painter.setBrush(soft)
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in zip(across.tolist(), down.tolist(), strict=True)]))


def _value_at(curve: Curve, x: float) -> float | None:
    if curve.before or not len(curve.y) or not curve.x[0] <= x <= curve.x[-1]:
        return None
    at = int(np.searchsorted(curve.x, x, "right")) - 1 if curve.steps else int(np.abs(curve.x - x).argmin())
    value = float(curve.y[min(at, len(curve.y) - 1)])
    return value if np.isfinite(value) else None


def _number(value: float) -> str:
    return f"{value + 0.0:.3g}".replace("-", "\u2212")


def _unit(words: str) -> str:
    return words[words.index("(") + 1 : words.rindex(")")] if "(" in words else ""
