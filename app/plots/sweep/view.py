"""What a view of a sweep is: axes, something drawn over them, and which point of the plan lies where."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PyQt5.QtGui import QPainter

from app.plots.figures.axis import Axis, Floats
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns
from app.sweep.plan import SEED, Plan
from app.sweep.plan import Axis as Swept


class View(Protocol):
    """Drawn by the figure, which is given a new one with each result."""

    caption: str

    @property
    def x(self) -> Axis:
        """What is measured across."""

    @property
    def y(self) -> Axis:
        """What is measured upwards."""

    def key(self) -> Key:
        """Whose colours are in it."""

    def table(self) -> Columns:
        """What is drawn, as columns."""

    def name_at(self, x: float, y: float) -> str:
        """What is there, in a few words."""

    def point_at(self, x: float, y: float) -> tuple[float, ...]:
        """The values of the point that is there, one for each axis of the plan."""

    def paint(self, painter: QPainter, field: Field) -> None:
        """Draw it."""


def named(plan: Plan) -> list[Swept]:
    """The axes that are no seeds; the seeds where there is nothing else."""
    return [axis for axis in plan.axes if axis.target != SEED] or [plan.axes[0]]


def point(plan: Plan, wanted: dict[str, float]) -> tuple[float, ...]:
    """The values of a point: nearest to those that are wanted of some axes, and the first ones of the others."""
    return tuple(
        axis.values[nearest(np.array(axis.values, float), wanted[axis.target])]
        if axis.target in wanted
        else axis.values[0]
        for axis in plan.axes
    )


def nearest(values: Floats, wanted: float) -> int:
    """Which of the values lies nearest."""
    return int(np.abs(values - wanted).argmin())


def around(words: str, values: Floats) -> Axis:
    """An axis with half a cell more at both ends."""
    half = (values.max() - values.min()) / max(len(values) - 1, 1) / 2 or 0.5
    return Axis(words, float(values.min() - half), float(values.max() + half))
