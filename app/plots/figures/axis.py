"""An axis: what it measures, from where to where, where its ticks are. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.look import ticks

Floats = NDArray[np.float64]
_FEW = 2  # powers of ten that are ticks enough
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, in the unit that its `words` name: "interval (ms)".

    Logarithmic axes are above 0. One that is counted downwards has its larger end at `low`.
    """

    words: str = ""
    low: float = 0.0
    high: float = 1.0
    log: bool = False

    @classmethod
    def around(cls, words: str, values: Iterable[Floats], log: bool = False, from_zero: bool = False) -> Axis:
        """As long as these values need, those that are no number left out; something sensible where there are none."""
        parts = [part[np.isfinite(part) & ((part > 0) | (not log))] for part in values]
        known = np.concatenate([np.empty(0), *parts])
        if not len(known):
            return cls(words, 1.0 if log else 0.0, 10.0 if log else 1.0, log)
        low, high = float(known.min()), float(known.max())
        if log:
            return cls(words, low / 1.15, max(high * 1.15, low * 2.0), log)
        low = min(low, 0.0) if from_zero else low
        beside = 0.05 * (high - low) or 0.05 * abs(high) or 0.5
        return cls(words, low if from_zero and low == 0.0 else low - beside, high + beside)

    def share(self, values: Floats) -> Floats:
        """How far along the axis values lie: 0 at its low end, 1 at its high end; NaN where they cannot."""
        if not self.log:
            return np.asarray((values - self.low) / (self.high - self.low), dtype=np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            way = np.log(np.where(values > 0, values, np.nan) / self.low)
        return np.asarray(way / np.log(self.high / self.low), dtype=np.float64)

    def value(self, share: float) -> float:
        """The value so far along the axis."""
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """At most about so many round values, as (share, text)."""
        low, high = sorted((self.low, self.high))
        values, texts = _powers(low, high) if self.log else _steps(low, high, most)
        every = max(-(-len(values) // max(most, 1)), 1)
        return list(zip(self.share(values[::every]).tolist(), texts[::every], strict=True))


def _steps(low: float, high: float, most: int) -> tuple[Floats, list[str]]:
    step = ticks.step(high - low, most)
    values = np.arange(np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9) + 1) * step
    return values, [ticks.text(float(value), step) for value in values]


def _powers(low: float, high: float) -> tuple[Floats, list[str]]:
    """Powers of ten; where few of them lie in between, also their doubles and fives."""
    first, last = int(np.floor(np.log10(low))), int(np.ceil(np.log10(high)))
    powers = [10.0**n for n in range(first, last + 1) if low <= 10.0**n <= high]
    if len(powers) <= _FEW:
        powers = [m * 10.0**n for n in range(first, last + 1) for m in (1, 2, 5) if low <= m * 10.0**n <= high]
    return np.array(powers), [_power_text(value) for value in powers]


def _power_text(value: float) -> str:
    exponent = int(np.floor(np.log10(value) + 1e-9))
    if -3 <= exponent <= 4:
        return ticks.number(value, max(-exponent, 0))
    factor = round(value / 10.0**exponent)
    return f"{'' if factor == 1 else f'{factor} · '}10{str(exponent).translate(_RAISED)}"
