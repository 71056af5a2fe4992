"""One recorded variable of a population on two simulators, until spikes begin to differ.

A sample may differ by a thousandth of the range that the variable goes through, and by as much as the variable changes
in 1.5 time steps there, which is how far apart simulators put one spike. One sample in a hundred may differ by more:
between samples that lie further apart, a spike is a jump.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.analysis.distances import rms
from app.analysis.trains import Floats
from app.compare.spikes import STEPS
from app.worker import Recording

SHARE = 1e-3
OUTLIERS = 0.01
FLOOR = 1e-6  # of the unit


@dataclass(frozen=True)
class TracePair:
    """`rms` and `median` difference in the unit of the variable; `outside`: the share of samples too far apart."""

    population: str
    variable: str
    unit: str
    a: str
    b: str
    until: float  # ms
    rms: float
    median: float
    outside: float
    agrees: bool


def pair(a: str, b: str, one: Recording, other: Recording, until: float, timestep: float) -> TracePair | None:
    """Hold the samples up to `until` (ms) against each other; None where they were not taken at the same times."""
    if one.interval != other.interval or one.start != other.start or not np.array_equal(one.cells, other.cells):
        return None
    count = min(len(one.samples), len(other.samples), max(int((until - one.start) / one.interval), 0))
    if count < 2:
        return None
    mine, theirs = one.samples[:count], other.samples[:count]
    apart = np.abs(mine - theirs)
    span = float(np.nanmax(mine) - np.nanmin(mine))
    allowed = np.maximum(SHARE * span, FLOOR) + _slope(mine) * STEPS * min(timestep / one.interval, 1.0)
    outside = float(np.mean(~(apart <= allowed) & np.isfinite(mine)))
    median = float(np.nanmedian(apart))
    return TracePair(
        one.label, one.variable, one.unit, a, b, until, rms(mine, theirs), median, outside, outside <= OUTLIERS
    )


def _slope(samples: Floats) -> Floats:
    """The larger of the changes from the sample before, and to the next."""
    change = np.abs(np.diff(samples, axis=0))
    edge = np.zeros_like(samples[:1])
    steepest: Floats = np.fmax(np.concatenate([edge, change]), np.concatenate([change, edge]))
    return steepest
