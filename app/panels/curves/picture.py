"""A small picture of curves over one axis, as data: what is drawn, and the round numbers along its sides. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = (1.0, 2.0, 5.0, 10.0, 20.0)


@dataclass(frozen=True, eq=False)
class Curve:
    """`y` over `x`. `hue` names a colour of the look; curves with different `dash` can be told apart without colour."""

    x: Floats
    y: Floats
    hue: str = "accent"
    dash: int = 0


@dataclass(frozen=True, eq=False)
class Bars:
    """A bar of height `shares[i]` from `edges[i]` to `edges[i + 1]`."""

    edges: Floats
    shares: Floats
    hue: str = "accent"


@dataclass(frozen=True, eq=False)
class Picture:
    """Curves or bars, from `low` to `high` along x in a unit.

    `y_unit` is written over the numbers of the y axis, which has none where it is None. `band` marks a part of x along
    the base line; at `peaks` a line goes up from the first curve.
    """

    low: float
    high: float
    unit: str = ""
    y_unit: str | None = None
    curves: tuple[Curve, ...] = ()
    bars: Bars | None = None
    band: tuple[float, float] | None = None
    peaks: Floats | tuple[float, ...] = ()

    @property
    def bottom_and_top(self) -> tuple[float, float]:
        """Between which values y is drawn: those of the curves with some room around; bars stand on 0."""
        if self.bars is not None:
            return 0.0, float(self.bars.shares.max()) * 1.05 or 1.0
        values = np.concatenate([curve.y for curve in self.curves])
        values = values[np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
        room = 0.06 * (high - low) or 0.5 * abs(high) or 1.0
        return low - room, high + room


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`, equally far apart: at most so many, but two where that can be."""
    span = high - low
    if not (span > 0 and np.isfinite(span)) or most < 1:
        return []
    power = 10.0 ** floor(log10(span / most))
    marks = [_multiples(low, high, power * step) for step in _STEPS]
    fitting = [found for found in marks if 2 <= len(found) <= max(most, 2)]
    return fitting[0] if fitting else marks[-1]


def _multiples(low: float, high: float, step: float) -> list[float]:
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(n * step, 12) + 0.0 for n in range(first, last + 1)]
