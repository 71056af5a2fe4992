"""Spikes of many cells, sorted into one train per cell; and small samples of large populations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Cells = NDArray[np.integer[Any]]


def by_cell(cells: Cells, times: Floats) -> tuple[Cells, Floats]:
    """The same spikes, cell after cell, the times of each cell rising; times that are no number are left out."""
    known = np.isfinite(times)
    cells, times = cells[known], times[known]
    order = np.lexsort((times, cells))
    return cells[order], times[order]


def of_cell(cells: Cells, times: Floats, cell: int) -> Floats:
    """The times (ms) of one cell, rising."""
    return np.sort(times[(cells == cell) & np.isfinite(times)])


def among(cells: Cells, times: Floats, chosen: Cells) -> tuple[Cells, Floats]:
    """The spikes of the `chosen` cells, in the order in which they are given."""
    if not len(cells) or not len(chosen):
        return cells[:0], times[:0]
    wanted = np.zeros(max(int(cells.max()), int(chosen.max())) + 1, dtype=bool)
    wanted[chosen] = True
    mask = wanted[cells]
    return cells[mask], times[mask]


def sample(cells: NDArray[np.int64], most: int = 200) -> NDArray[np.int64]:
    """At most `most` of the cells, evenly spread."""
    if len(cells) <= most:
        return cells
    return cells[np.linspace(0, len(cells) - 1, most).round().astype(np.int64)]


def span(times: Floats, start: float, stop: float) -> slice:
    """The part of rising `times` with start ≤ t < stop (ms)."""
    first, last = np.searchsorted(times, (start, stop))
    return slice(int(first), max(int(last), int(first)))
