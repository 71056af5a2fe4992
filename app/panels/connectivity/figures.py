"""Degrees as figures: what is expected as a line, what was drawn as bars. No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.model.estimates import Shares
from app.panels.figure import Axis, Bars, Figure, Line

Floats = NDArray[np.float64]
_BARS, _POINTS = 40, 121  # at most


def degrees(shares: Shares | None, drawn: NDArray[np.int64] | None, axis: str) -> Figure | None:
    """How many cells have how many connections, in %; `drawn` is the number of each cell. None: nothing is known."""
    bars = _bars(drawn) if drawn is not None and len(drawn) else None
    line = _line(shares, bars[1] if bars else 1.0) if shares is not None else None
    if bars is None and line is None:
        return None
    xs = np.concatenate([each.x for each in (bars[0] if bars else None, line) if each is not None])
    ys = np.concatenate([each.y for each in (bars[0] if bars else None, line) if each is not None])
    low, high = float(xs.min()), float(xs.max())
    beside = max(0.06 * (high - low), 1.0)
    return Figure(
        Axis(max(low - beside, -0.5), high + beside, axis),
        Axis(0.0, max(float(ys.max()) * 1.1, 1e-9), "% of cells"),
        lines=(line,) if line is not None else (),
        bars=bars[0] if bars else None,
    )


def spread(numbers: NDArray[np.int64]) -> str:
    """Mean and standard deviation in words: "40.2 ± 6.1"."""
    return f"{numbers.mean():.3g} ± {numbers.std():.2g}" if len(numbers) else "none"


def _bars(drawn: NDArray[np.int64]) -> tuple[Bars, float]:
    """The share of cells for each number, several numbers to a bar where there are many; and how many those are."""
    low, high = int(drawn.min()), int(drawn.max())
    width = max(1, int(np.ceil((high - low + 1) / _BARS)))
    counts = np.bincount((drawn - low) // width)
    x = np.asarray(low + (np.arange(len(counts)) + 0.5) * width - 0.5, dtype=np.float64)
    y = np.asarray(100.0 * counts / len(drawn), dtype=np.float64)
    there = counts > 0
    return Bars(x[there], y[there], np.zeros(int(there.sum()))), float(width)


def _line(shares: Shares, width: float) -> Line:
    reach = max(4 * shares.deviation, 1.0)
    low, high = max(float(round(shares.mean - reach)), 0.0), float(round(shares.mean + reach))
    x = np.unique(np.linspace(low, high, _POINTS).round())
    return Line(x, 100.0 * width * shares.probability(x), dashed=True)
