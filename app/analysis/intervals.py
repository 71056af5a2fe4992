"""Between one spike of a cell and its next: the intervals, and how irregular they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis.trains import Cells, Floats, by_cell

LEAST = 4  # spikes of a cell whose irregularity is worth a number


def isi(cells: Cells, times: Floats) -> tuple[Cells, Floats]:
    """All intervals between spikes of the same cell: whose they are, and how long (ms), cell after cell."""
    cells, times = by_cell(cells, times)
    same = cells[1:] == cells[:-1]
    return cells[1:][same], np.diff(times)[same]


def cv(cells: Cells, times: Floats, least: int = LEAST) -> tuple[NDArray[np.int64], Floats]:
    """The coefficient of variation of the intervals of each cell: the cells, and CV = σ(I) / ⟨I⟩ of each.

    0 for a clock, 1 for a Poisson process (Softky and Koch 1993); σ² is divided by n, as Elephant's is. Cells with
    fewer than `least` spikes, or whose intervals are all 0, are left out.
    """
    owners, intervals = isi(cells, times)
    number, mean = _means(owners, intervals)
    _, square = _means(owners, (intervals - mean[owners]) ** 2)
    known = np.flatnonzero((number >= max(least - 1, 1)) & (mean > 0))
    return known, np.sqrt(square[known]) / mean[known]


def lv(cells: Cells, times: Floats, least: int = LEAST) -> tuple[NDArray[np.int64], Floats]:
    """The local variation of the intervals of each cell: the cells, and LV of each.

    LV = 3 / (n − 1) · Σ ((Iᵢ − Iᵢ₊₁) / (Iᵢ + Iᵢ₊₁))² over the n intervals: 0 for a clock, 1 for a Poisson process, and
    unlike CV not moved by slow changes of the rate (Shinomoto, Shima and Tanji 2003). Cells with fewer than `least`
    spikes are left out, and so are pairs of intervals that are both 0.
    """
    owners, intervals = isi(cells, times)
    total = intervals[1:] + intervals[:-1]
    pairs = (owners[1:] == owners[:-1]) & (total > 0)
    share = (np.diff(intervals)[pairs] / total[pairs]) ** 2
    number, mean = _means(owners[1:][pairs], share)
    known = np.flatnonzero(number >= max(least - 2, 1))
    return known, 3.0 * mean[known]


def irregularity(cells: Cells, times: Floats, least: int = LEAST) -> float:
    """The mean CV of all cells that have one; NaN when none has."""
    _, values = cv(cells, times, least)
    return float(values.mean()) if len(values) else float("nan")


def _means(owners: Cells, values: Floats) -> tuple[NDArray[np.int64], Floats]:
    """How many values each owner has, and their mean (0 where there are none), both indexed by owner."""
    number = np.bincount(owners)
    return number, np.bincount(owners, values) / np.maximum(number, 1)
