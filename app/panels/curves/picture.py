"""A small picture of curves over one axis, as data: what is drawn, and the round numbers along its sides. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from app.look import ticks
from app.panels.text.numbers import MINUS

Floats = NDArray[np.float64]

_PLAIN = (1e-3, 1e6)  # sizes of numbers that are written out
_LARGEST = 1e300  # that can be drawn


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
    def drawable(self) -> bool:
        """Whether its numbers are such that there are places for them."""
        ends = [self.low, self.high, *self.bottom_and_top]
        return all(abs(end) < _LARGEST for end in ends) and self.low < self.high

    @property
    def bottom_and_top(self) -> tuple[float, float]:
        """Between which values y is drawn: those of the curves with some room around; bars stand on 0."""
        if self.bars is not None:
            return 0.0, float(self.bars.shares.max()) * 1.05 or 1.0
        values = np.concatenate([curve.y for curve in self.curves])
        values = values[np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
        room = 0.06 * (high - low) or 0.5 * abs(high) or 1.0
        return (low - room, high + room) if abs(low) + abs(high) < _LARGEST else (0.0, 1.0)


def marks(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """Round numbers from `low` to `high` with their texts, some `most` of them, but two where that can be."""
    span = high - low
    if not (span > 0 and np.isfinite(span)) or most < 1:
        return []
    steps = [ticks.step(span, most * more) for more in (1, 2, 4)]
    found = [_multiples(low, high, step) for step in steps]
    numbers, step = next((pair for pair in zip(found, steps, strict=True) if len(pair[0]) > 1), (found[-1], steps[-1]))
    plain = _PLAIN[0] <= max(abs(low), abs(high)) < _PLAIN[1]
    return [(number, ticks.text(number, step) if plain else f"{number:.3g}".replace("-", MINUS)) for number in numbers]


def _multiples(low: float, high: float, step: float) -> list[float]:
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(n * step, 12) + 0.0 for n in range(first, last + 1)]
