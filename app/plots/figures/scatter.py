"""Excitation against inhibition: the rates of two sets of cells in the same windows, a dot for each window."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtGui import QColor, QPainter
from PyQt5.QtWidgets import QWidget

from app.look import theme, ticks
from app.model import Role
from app.plots.figures.axis import Axis
from app.plots.figures.dots import draw_dots
from app.plots.figures.field import Field
from app.plots.figures.figure import Columns
from app.plots.figures.firing import Firing, firings
from app.plots.figures.head import Head
from app.plots.figures.measured import Measured
from app.plots.figures.planes import Points, against, sets
from app.plots.figures.thinking import Sum

WIDTHS = {f"{width:g} ms": width for width in (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)}
_DEFAULT = "5 ms"
_DOT, _SEEN = 4.0, 0.35  # px, opacity
_NONE = Points(np.empty(0), np.empty(0))


class Scatter(Measured):
    """Chooses excitatory cells for the upright axis and inhibitory ones for the other where there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.points = _NONE
        super().__init__("Excitation against inhibition", parent)
        self.head = Head(self)
        self.upright = self.head.add_choice("Upright axis: cells", lambda _: self.again())
        self.head.add_words("against")
        self.along = self.head.add_choice("Axis along: cells", lambda _: self.again())
        self.head.add_words("in")
        self.width_ = self.head.add_choice("Width of the windows", lambda _: self.again())
        self.width_.offer_names(list(WIDTHS), _DEFAULT)
        self.set_head(self.head)

    def clear(self) -> None:
        """No dots."""
        self.points = _NONE

    def sum(self) -> Sum:
        """The rates of what is chosen."""
        parts = firings(self.run, self.region)
        names = list(sets(parts))
        self.upright.offer_names(names, _first(names, parts, Role.EXCITATORY, 0))
        self.along.offer_names(names, _first(names, parts, Role.INHIBITORY, 1))
        return partial(_work_out, parts, self.along.value, self.upright.value, WIDTHS[self.width_.value])

    def show_sum(self, came: Points) -> None:
        """Draw a dot for each window."""
        self.points = came
        self.set_axes(
            Axis.around(f"{self.along.value} (Hz)", [came.x], from_zero=True),
            Axis.around(f"{self.upright.value} (Hz)", [came.y], from_zero=True),
        )
        r = came.correlation
        said = f"r {ticks.number(r, 2)} · " if np.isfinite(r) else ""
        few = "Two populations have to record their spikes." if len(self.upright.names) < 2 else "no whole window yet"
        self.set_caption(f"{said}{len(came.x)} windows of {self.width_.value}" if len(came.x) else few)

    def table(self) -> Columns:
        """A row for each window."""
        return {self.x.words: self.points.x, self.y.words: self.points.y}

    def name_at(self, x: float, y: float) -> str:
        """Both rates."""
        return f"{self.along.value} {x:.1f} Hz · {self.upright.value} {y:.1f} Hz" if len(self.points.x) else ""

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """Dots that add up where they lie on each other."""
        color = QColor(theme().look.generic.line)
        color.setAlphaF(_SEEN)
        draw_dots(painter, field.across(self.points.x), field.down(self.points.y), _DOT, color)


def _first(names: list[str], parts: tuple[Firing, ...], role: Role, otherwise: int) -> str:
    """The pooled set of this role, or the only population of it, or one that is there."""
    mine = [each.label for each in parts if each.role is role]
    pooled = f"All {role.value}"
    return pooled if pooled in names else mine[0] if mine else names[min(otherwise, len(names) - 1)] if names else ""


def _work_out(parts: tuple[Firing, ...], x: str, y: str, width: float) -> Points:
    found = sets(parts)
    return against(found[x], found[y], width) if x in found and y in found and len(found) > 1 else _NONE
