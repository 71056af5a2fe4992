"""How weights are spread at each time at which they were noted, and a picture of it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
BINS = 60
SAMPLE = 4000  # connections that are counted, evenly spread over all


@dataclass(frozen=True, eq=False)
class Density:
    """The share of weights in each bin at each time, shape (len(times), BINS), and the `edges` of the bins."""

    times: Floats
    shares: Floats
    edges: Floats


NONE = Density(np.empty(0), np.empty((0, BINS)), np.array([0.0, 1.0]))


def density(times: Sequence[float], rows: Sequence[Floats]) -> Density:
    """Of notes of weights, each of which may have other connections; those without any are passed over."""
    known = [(time, row[np.isfinite(row)]) for time, row in zip(times, rows, strict=True)]
    known = [(time, row[:: max(-(-len(row) // SAMPLE), 1)]) for time, row in known if len(row)]
    if not known:
        return NONE
    low, high = min(float(row.min()) for _, row in known), max(float(row.max()) for _, row in known)
    beside = 0.02 * (high - low) or 0.02 * abs(high) or 0.01
    edges = np.linspace(low - beside, high + beside, BINS + 1)
    shares = [np.histogram(row, edges)[0] / len(row) for _, row in known]
    return Density(np.array([time for time, _ in known]), np.array(shares), edges)


def one_a_pixel(lefts: Floats, rights: Floats, width: float) -> NDArray[np.int64]:
    """The columns in view, and of those that begin in the same pixel only the first."""
    seen = np.flatnonzero((rights > 0) & (lefts < width))
    _, first = np.unique(np.floor(lefts[seen]), return_index=True)
    return seen[first]


def pixels(shares: Floats, color: Sequence[int]) -> NDArray[np.uint32]:
    """A picture, highest weights at the top: the root of the share, so that the few are seen beside the many."""
    strength = np.sqrt(shares / max(float(shares.max()), 1e-12)).T[::-1]
    made = np.round(255 * strength).astype(np.uint32) << np.uint32(24)
    for shift, part in zip((16, 8, 0), color, strict=True):
        made |= np.round(strength * part).astype(np.uint32) << np.uint32(shift)
    return made
