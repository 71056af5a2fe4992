"""A small picture beside a form, as data: lines, bars and dots over two axes, and a caption. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

from app.look import ticks

Floats = NDArray[np.float64]
_POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = (1e-3, 1e5)  # sizes that need no power of ten


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`; `name` says what it counts, with the unit in brackets."""

    low: float
    high: float
    name: str

    @property
    def power(self) -> int:
        """Of ten, in which very small or large numbers are counted."""
        most = max(abs(self.low), abs(self.high))
        return 0 if most == 0 or _PLAIN[0] <= most < _PLAIN[1] else 3 * floor(log10(most) / 3)

    @property
    def title(self) -> str:
        """The name, and the power where there is one."""
        return f"{self.name} × 10{str(self.power).translate(_POWERS)}" if self.power else self.name

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Round values on it, at most so many and one more, as numbers and as words."""
        step = ticks.step(self.high - self.low, most)
        first, last = np.ceil(self.low / step - 1e-9), np.floor(self.high / step + 1e-9)
        unit = 10.0**self.power
        return [(float(at), ticks.text(float(at) / unit, step / unit)) for at in np.arange(first, last + 1) * step]

    def text(self, value: float) -> str:
        """A value that the pointer is at, in some three digits."""
        size = max(abs(self.low), abs(self.high)) / 10.0**self.power
        decimals = max(0, 2 - floor(log10(size))) if size > 0 else 0
        return ticks.number(value / 10.0**self.power, decimals)


@dataclass(frozen=True, eq=False)
class Line:
    """Through the points (x rising). `name` tells it from the others; it may be `dashed`, and `filled` to the base."""

    x: Floats
    y: Floats
    name: str = ""
    dashed: bool = False
    filled: bool = False


@dataclass(frozen=True, eq=False)
class Bars:
    """A bar up to each point from the base, with a whisker of `spread` above and below."""

    x: Floats
    y: Floats
    spread: Floats


@dataclass(frozen=True)
class Dot:
    """A point that matters: full, or hollow."""

    x: float
    y: float
    hollow: bool = False


@dataclass(frozen=True, eq=False)
class Figure:
    """All of it; `mark` is a place along x that is in force now."""

    x: Axis
    y: Axis
    caption: str = ""
    lines: tuple[Line, ...] = ()
    bars: Bars | None = None
    dots: tuple[Dot, ...] = field(default=())
    mark: float | None = None

    @property
    def finite(self) -> bool:
        """Whether all that is drawn has a place."""
        bars = [self.bars.y, self.bars.spread] if self.bars is not None else []
        return all(bool(np.isfinite(values).all()) for values in [*(line.y for line in self.lines), *bars])

    def reading(self, x: float) -> str:
        """What there is at a place along x, in a few words."""
        if self.bars is not None and len(self.bars.x):
            at = int(np.argmin(np.abs(self.bars.x - x)))
            return f"{self.x.text(float(self.bars.x[at]))} · {self.y.text(float(self.bars.y[at]))}"
        here = [line for line in self.lines if len(line.x) and line.x[0] <= x <= line.x[-1]]
        values = [f"{line.name} {self.y.text(float(np.interp(x, line.x, line.y)))}".strip() for line in here]
        return " · ".join([self.x.text(x), *values])


def around(*values: Floats, least: float = 0.0) -> tuple[float, float]:
    """A little more than from the lowest to the highest of all values, 0 included; no less wide than `least`."""
    every = np.concatenate([np.zeros(1), *values])
    low, high = float(np.nanmin(every)), float(np.nanmax(every))
    beside = 0.08 * (high - low) or least or 1.0
    return low - beside * (low < 0), high + beside * (high > 0 or low == 0)
