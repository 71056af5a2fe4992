"""A table of how many spikes came before each moment, for groups of cells: any view of it costs the same. No Qt.

With it a picture of ten million spikes is made as fast as one of none: where a pixel begins and where it ends are two
rows of the table, and what lies between is their difference. It is a little coarse: good enough while a view moves.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

BINS = 32_768  # of time
GROUPS = 500  # of cells, in all tables of a chart together; 4 bytes each for every bin: 66 MB
_AT_ONCE = 500_000  # spikes, so that other threads have their turn
Indices = NDArray[np.int64]


@dataclass(eq=False)
class Tally:
    """Counts spikes of `rows` recorded cells until `duration` ms, in at most `groups` groups of neighbours.

    `table[k, g]` is how many spikes the first g groups fired before k · `width` ms, shape (BINS + 1, groups + 1); rows
    beyond `_known` are not valid yet.
    """

    rows: int
    duration: float
    groups: int = GROUPS
    read: int = 0  # spikes that are counted
    table: NDArray[np.int32] = field(init=False)
    _known: int = 0

    def __post_init__(self) -> None:
        self.groups = max(min(self.groups, self.rows), 1)
        self.width = self.duration / BINS
        self.table = np.zeros((BINS + 1, self.groups + 1), dtype=np.int32)

    def add(self, ranks: NDArray[np.int64], times: NDArray[np.float64]) -> None:
        """More spikes, in the order of time: the rows of their cells (−1: of none), and when (ms)."""
        for first in range(0, len(times), _AT_ONCE):
            self._add(ranks[first : first + _AT_ONCE], times[first : first + _AT_ONCE])

    def _add(self, ranks: NDArray[np.int64], times: NDArray[np.float64]) -> None:
        self.read += len(times)
        kept = ranks >= 0
        if not kept.any():
            return
        bins = np.clip((times[kept] / self.width).astype(np.int64), max(self._known - 1, 0), BINS - 1)
        groups = ranks[kept] * self.groups // self.rows
        first, last = int(bins.min()), int(bins.max())
        self.table[self._known + 1 : last + 2] = self.table[self._known]
        self._known = max(self._known, last + 1)
        counted = np.bincount((bins - first) * self.groups + groups, minlength=(last - first + 1) * self.groups)
        fresh = counted.reshape(-1, self.groups).astype(np.int32)
        self.table[first + 1 : last + 2, 1:] += fresh.cumsum(axis=0).cumsum(axis=1)

    def counts(self, edges: NDArray[np.float64], first: Indices, last: Indices) -> NDArray[np.float32]:
        """How many spikes the groups from first[i] to before last[i] fired between neighbouring edges (rising, ms).

        Shape (len(edges) − 1, len(first)). A bin of time that several edges share is shared out evenly.
        """
        places = np.clip(edges / self.width, 0.0, self._known)
        below = np.minimum(places.astype(np.int64), max(self._known - 1, 0))
        before = self._before(np.minimum(np.rint(places).astype(np.int64), self._known), first, last)
        if len(edges) > 1 and (edges[1] - edges[0]) < self.width:
            low, high = (self._before(at, first, last) for at in (below, np.minimum(below + 1, self._known)))
            share = (places - below)[:, None]
            return np.diff(low + share * (high - low), axis=0).astype(np.float32)
        return np.diff(before, axis=0).astype(np.float32)

    def _before(self, bins: Indices, first: Indices, last: Indices) -> NDArray[np.int32]:
        """How many spikes these groups fired before these bins."""
        rows = self.table[bins]  # rows first, then columns: three times as fast as both at once
        if len(first) > 1 and (first[1:] == last[:-1]).all():  # side by side, as they are where pixels are few
            return np.diff(rows[:, np.append(first, last[-1])], axis=1)
        return rows[:, last] - rows[:, first]
