"""How many spikes fall into windows: their variability from window to window, and together from cell to cell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis import rates
from app.analysis.trains import Cells, Floats, among


def counts(cells: Cells, times: Floats, chosen: Cells, start: float, stop: float, width: float) -> NDArray[np.int64]:
    """Spikes of each chosen cell (rows) in each window of `width` ms (columns) between `start` and `stop`.

    `chosen` ascends. Shape (len(chosen), windows); a window has its left edge, not its right.
    """
    windows = len(rates.edges(start, stop, width)) - 1
    cells, times = among(cells, times, chosen)
    at = np.floor((times - start) / width + 1e-9)
    inside = (at >= 0) & (at < windows)
    flat = np.searchsorted(chosen, cells[inside]) * windows + at[inside].astype(np.int64)
    return np.bincount(flat, minlength=len(chosen) * windows).reshape(len(chosen), windows)


def fano(counted: NDArray[np.int64]) -> Floats:
    """The Fano factor of each row of counts: F = variance / mean over its windows; 1 for a Poisson process.

    (Fano 1947; the variance is divided by n, as Elephant's is.) NaN for a row without spikes or without windows.
    """
    if not counted.shape[1]:
        return np.full(len(counted), np.nan)
    mean = counted.mean(axis=1)
    factors = np.full(len(counted), np.nan)
    np.divide(counted.var(axis=1), mean, out=factors, where=mean > 0)
    return factors


def correlations(counted: NDArray[np.int64]) -> Floats:
    """Pearson's coefficient of the counts of each pair of rows, (0, 1), (0, 2), …, (1, 2), …: numbers from −1 to 1.

    The spike-count correlation of de la Rocha et al. (2007). Rows whose counts never change correlate with nothing:
    their pairs are left out. Shape (k (k − 1) / 2,) for k rows that change.
    """
    rows = counted[counted.std(axis=1) > 0] if counted.shape[1] > 1 else counted[:0]
    if len(rows) < 2:
        return np.empty(0)
    upper = np.triu_indices(len(rows), 1)
    return np.asarray(np.clip(np.corrcoef(rows)[upper], -1.0, 1.0), dtype=np.float64)
