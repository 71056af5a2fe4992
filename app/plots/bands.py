"""Where populations lie above one another: the bands of a raster or of traces, and which row a cell has. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST = 0.07  # of the height: a single cell beside ten thousand stays visible


@dataclass(frozen=True)
class Band:
    """A strip between `top` and `bottom` (fractions of the height, from the top) with one row per recorded cell.

    `cells` are the indices of the recorded cells; the first has the uppermost row.
    """

    top: float
    bottom: float
    cells: NDArray[np.int64]

    def ranks(self) -> NDArray[np.int64]:
        """Row of each cell index from 0 to the highest, −1 for cells that are not recorded."""
        ranks = np.full(int(self.cells.max()) + 1 if len(self.cells) else 0, -1, dtype=np.int64)
        ranks[self.cells] = np.arange(len(self.cells))
        return ranks

    def heights(self) -> NDArray[np.float64]:
        """Where the middle of each row lies, as a fraction of the whole height."""
        rows = len(self.cells)
        middles = (np.arange(rows) + 0.5) / max(rows, 1)
        return np.asarray(self.top + middles * (self.bottom - self.top), dtype=np.float64)

    def cell_at(self, height: float) -> int | None:
        """The cell whose row lies at this fraction of the height, or None."""
        if not len(self.cells) or not self.top <= height < self.bottom:
            return None
        row = int((height - self.top) / (self.bottom - self.top) * len(self.cells))
        return int(self.cells[min(row, len(self.cells) - 1)])


def stack(recorded: Sequence[NDArray[np.int64]], gap: float = 0.02, least: float = LEAST) -> tuple[Band, ...]:
    """One band below the other, as high as there are cells in it but none lower than `least` of the height."""
    n = len(recorded)
    if not n:
        return ()
    gap = min(gap, 0.2 / n)
    heights = _shares([len(cells) for cells in recorded], min(least, 0.5 / n)) * (1.0 - gap * (n - 1))
    tops = np.concatenate(([0.0], np.cumsum(heights + gap)[:-1]))
    return tuple(Band(float(t), float(t + h), cells) for t, h, cells in zip(tops, heights, recorded, strict=True))


def _shares(sizes: Sequence[int], least: float) -> NDArray[np.float64]:
    # Those below the least get it, and the others share what is left in proportion.
    shares = np.maximum(np.asarray(sizes, dtype=np.float64), 1e-9)
    shares /= shares.sum()
    low = shares < least
    while True:
        rest = 1.0 - least * low.sum()
        scaled = np.where(low, least, shares * rest / shares[~low].sum())
        lower = scaled < least - 1e-12
        if not lower.any():
            return np.asarray(scaled)
        low |= lower
