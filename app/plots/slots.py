"""How traces share the height: a band per population, a slot per cell, one scale for all slots of a band. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.look import ticks

BETWEEN_CELLS = 0.03  # of the height
BETWEEN_POPULATIONS = 0.09
HEADROOM = 0.22  # of a slot, for the spikes above the threshold


@dataclass(frozen=True)
class Slot:
    """The strip of one cell, from `top` to `bottom` (fractions of the height, from the top)."""

    top: float
    bottom: float

    def place(self, values: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
        """Where these values lie, as fractions of the whole height."""
        ceiling = self.top + (self.bottom - self.top) * scale.headroom
        share = (values - scale.low) / (scale.high - scale.low)
        return np.asarray(self.bottom - share * (self.bottom - ceiling), dtype=np.float64)


@dataclass(frozen=True)
class Scale:
    """The values from the bottom of a slot up to its headroom."""

    low: float
    high: float
    headroom: float = 0.0

    @classmethod
    def around(cls, lows: Sequence[float], highs: Sequence[float], headroom: float = 0.0) -> Scale:
        """A little more than from the lowest to the highest; something sensible where nothing is known."""
        low = min((value for value in lows if np.isfinite(value)), default=0.0)
        high = max((value for value in highs if np.isfinite(value)), default=1.0)
        if high - low <= 1e-12 * max(abs(low), abs(high), 1e-12):
            low, high = low - max(abs(low) * 0.05, 1e-12), high + max(abs(high) * 0.05, 1e-12)
        beside = 0.06 * (high - low)
        return cls(low - beside, high + beside, headroom)

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Round values on the scale, lowest and highest, or one where there is room for one: (value, text)."""
        step = ticks.step(self.high - self.low, 3)
        values = np.arange(np.ceil(self.low / step), np.floor(self.high / step) + 1) * step
        ends = values if len(values) <= most else values[[0, -1]] if most > 1 else values[-1:]
        return [(float(value), ticks.text(float(value), step)) for value in ends]


def arrange(cells: Sequence[int]) -> list[list[Slot]]:
    """Slots for so many cells of each population, from the top; cells stand closer to each other than populations."""
    total = sum(cells)
    if not total:
        return [[] for _ in cells]
    within = sum(max(n - 1, 0) for n in cells) * BETWEEN_CELLS
    between = max(sum(1 for n in cells if n) - 1, 0) * BETWEEN_POPULATIONS
    squeeze = min(1.0, 0.5 / max(within + between, 1e-9))
    height = (1.0 - squeeze * (within + between)) / total
    slots, top = [], 0.0
    for n in cells:
        slots.append([Slot(top + i * (height + squeeze * BETWEEN_CELLS), 0.0) for i in range(n)])
        slots[-1] = [Slot(slot.top, slot.top + height) for slot in slots[-1]]
        if n:
            top = slots[-1][-1].bottom + squeeze * BETWEEN_POPULATIONS
    return slots
