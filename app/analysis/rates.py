"""How often cells fire: on the whole, cell by cell, and over time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis.trains import Cells, Floats

_PER_SECOND = 1000.0  # ms


def rate(spikes: int, cells: int, duration: float) -> float:
    """Mean rate in Hz of `cells` cells that fired `spikes` times in `duration` ms; NaN when nothing was watched."""
    return _PER_SECOND * spikes / (cells * duration) if cells and duration > 0 else float("nan")


def of_cells(cells: Cells, chosen: Cells, duration: float) -> Floats:
    """The rate in Hz of each of the `chosen` cells, silent ones included; `cells` has an entry per spike.

    NaN where `duration` (ms) is not positive.
    """
    if duration <= 0:
        return np.full(len(chosen), np.nan)
    most = int(chosen.max(initial=-1)) + 1
    number = np.bincount(cells[cells < most], minlength=most)
    return np.asarray(_PER_SECOND * number[chosen] / duration, dtype=np.float64)


def edges(start: float, stop: float, width: float) -> Floats:
    """The edges (ms) of the bins of `width` ms that fit between `start` and `stop`; ValueError unless width > 0."""
    if not width > 0:
        raise ValueError(f"A bin is {width:g} ms wide; it has to be wider than 0 ms.")
    bins = max(int(np.floor((stop - start) / width + 1e-9)), 0)
    return np.asarray(start + width * np.arange(bins + 1), dtype=np.float64)


def histogram(times: Floats, start: float, stop: float, width: float) -> NDArray[np.int64]:
    """How many of the times fall into each bin of `width` ms, shape (bins,). A bin has its left edge, not its right.

    Times need not be sorted; those outside, and those that are no number, are not counted.
    """
    bins = len(edges(start, stop, width)) - 1
    with np.errstate(invalid="ignore"):
        at = np.floor((times - start) / width + 1e-9)  # a spike at 0.3 ms belongs to the bin that begins at 3 · 0.1 ms
        inside = (at >= 0) & (at < bins)
    return np.bincount(at[inside].astype(np.int64), minlength=bins)


def psth(times: Floats, cells_n: int, start: float, stop: float, width: float) -> tuple[Floats, Floats]:
    """The rate of a population over time: the left edges (ms) of bins of `width` ms, and the rate (Hz) in each.

    rate(bin) = spikes in it / (cells_n · width): a peri-stimulus time histogram whose trials are the cells (Gerstein
    and Kiang 1960). All rates are NaN when cells_n is 0; both arrays are empty when no bin fits in.
    """
    number = histogram(times, start, stop, width)
    scale = _PER_SECOND / (cells_n * width) if cells_n else np.nan
    return edges(start, stop, width)[:-1], np.asarray(scale * number, dtype=np.float64)
