"""One recorded variable of a population on two simulators, until spikes begin to differ.

Traces agree when half of all samples lie within 2 % of the range that the variable goes through: the median, because
one time step between two resets is a large difference for a short while, and no disagreement.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.analysis.distances import rms
from app.worker import Recording

SHARE = 0.02
FLOOR = 1e-6  # of the unit


@dataclass(frozen=True)
class TracePair:
    """`rms` and `median` difference, and how large a median may be, in the unit of the variable."""

    population: str
    variable: str
    unit: str
    a: str
    b: str
    until: float  # ms
    rms: float
    median: float
    allowed: float
    agrees: bool


def pair(a: str, b: str, one: Recording, other: Recording, until: float) -> TracePair | None:
    """Hold the samples up to `until` (ms) against each other; None where they were not taken at the same times."""
    if one.interval != other.interval or one.start != other.start or not np.array_equal(one.cells, other.cells):
        return None
    count = min(len(one.samples), len(other.samples), max(int((until - one.start) / one.interval), 0))
    if count < 2:
        return None
    mine, theirs = one.samples[:count], other.samples[:count]
    median = float(np.nanmedian(np.abs(mine - theirs)))
    allowed = max(SHARE * float(np.nanmax(mine) - np.nanmin(mine)), FLOOR)
    agrees = bool(median <= allowed)
    return TracePair(one.label, one.variable, one.unit, a, b, until, rms(mine, theirs), median, allowed, agrees)
