"""What a run tells of itself while it goes on: the door through which live plots get their data."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Recorded:
    """One thing being recorded: which variable of which population, from which of its cells.

    `population` is the label, `size` its number of cells, `cells` the recorded indices (ascending). `line` is the
    line of the program that created the population, or 0 when that is not known.
    """

    key: int
    population: str
    line: int
    size: int
    variable: str
    unit: str
    cells: NDArray[np.int64]


class Observer:
    """Told of everything that happens in a run. This one does nothing; whoever wants to know overrides.

    With an observer, a run is cut into slices of about `period` seconds of wall time. Slicing never changes what is
    computed. Raising in `progress` ends the run after the data of the slice have been delivered; what the network is
    told there, it does from then on.
    """

    period: float = 0.04
    line: int = 0  # the line of the program that is being executed, kept up to date by whoever executes it

    @property
    def longest(self) -> float:
        """How long a slice may last, in ms of biological time."""
        return math.inf

    @property
    def until(self) -> float:
        """A time (ms) at which, or soon after, a slice is to end."""
        return math.inf

    def recording(self, recorded: Recorded) -> None:
        """A recording exists, or has got more cells: told before its first data arrive."""

    def spikes(self, key: int, cells: NDArray[np.int64], times: NDArray[np.float64]) -> None:
        """Spikes of the recording `key` since the last call: cell indices and times (ms), both of length n."""

    def samples(self, key: int, start: float, interval: float, values: NDArray[np.float64]) -> None:
        """Samples of the recording `key` since the last call: `values[i, j]` at start + i·interval (ms) of cells[j]."""

    def started(self, now: float, end: float) -> None:
        """A run begins at `now` and is to end at `end` (ms)."""

    def progress(self, now: float, end: float) -> None:
        """The simulation has reached `now` (ms) of `end`, and the data up to there have been delivered."""


class _Watch:
    """Who watches this process: one simulation, one observer."""

    observer: Observer | None = None


def observe(observer: Observer | None) -> None:
    """From now on tell `observer`; None tells nobody, and runs are no longer cut into slices."""
    _Watch.observer = observer


def observer() -> Observer | None:
    """Who is told, or None."""
    return _Watch.observer
