"""The few numbers under a raster: how often cells fire, and how irregularly. No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SAMPLE = 200  # cells that the irregularity is estimated from


def rate(spikes: int, cells: int, duration: float) -> float:
    """Mean rate in Hz of `cells` cells that fired `spikes` times in `duration` ms; NaN when nothing was watched."""
    return 1000.0 * spikes / (cells * duration) if cells and duration > 0 else float("nan")


def sample(cells: NDArray[np.int64], most: int = SAMPLE) -> NDArray[np.int64]:
    """At most `most` of the cells, evenly spread."""
    if len(cells) <= most:
        return cells
    return cells[np.linspace(0, len(cells) - 1, most).round().astype(np.int64)]


def irregularity(
    cells: NDArray[np.int32], times: NDArray[np.float64], chosen: NDArray[np.int64], least: int = 4
) -> float:
    """Mean coefficient of variation of the inter-spike intervals of the `chosen` cells; 1 for a Poisson process.

    Cells with fewer than `least` spikes are left out; NaN when none is left. `times` rise.
    """
    if not len(cells) or not len(chosen):
        return float("nan")
    wanted = np.zeros(max(int(cells.max()), int(chosen.max())) + 1, dtype=bool)
    wanted[chosen] = True
    mask = wanted[cells]
    cells, times = cells[mask], times[mask]
    order = np.argsort(cells, kind="stable")
    cells, times = cells[order], times[order]
    same = cells[1:] == cells[:-1]
    return _mean_cv(cells[1:][same], np.diff(times)[same], least - 1)


def _mean_cv(cells: NDArray[np.int32], intervals: NDArray[np.float64], least: int) -> float:
    number = np.bincount(cells)
    enough = number >= least
    if not enough.any():
        return float("nan")
    total = np.bincount(cells, intervals)[enough]
    square = np.bincount(cells, intervals**2)[enough]
    mean = total / number[enough]
    spread = np.sqrt(np.maximum(square / number[enough] - mean**2, 0.0))
    positive = mean > 0
    return float(np.mean(spread[positive] / mean[positive])) if positive.any() else float("nan")


def caption(label: str, hertz: float, cv: float, before: float | None = None) -> str:
    """As far as the numbers are known: "Excitatory 8.4 Hz · CV 0.92", with what it was before: "6.1 → 8.4 Hz"."""
    past = f"{before:.1f} → " if before is not None and np.isfinite(before) else ""
    parts = [f"{label} {past}{hertz:.1f} Hz" if np.isfinite(hertz) else label]
    return " · ".join(parts + ([f"CV {cv:.2f}"] if np.isfinite(cv) else []))
