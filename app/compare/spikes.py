"""The spikes of one population on two simulators: which are the same, and from when on each cell has others.

Spikes are *the same* as long as the k-th spike of each cell lies within 1.5 time steps of the other simulator's: half a
step for rounding, and one because simulators put a spike at the beginning or at the end of the step in which the
threshold is crossed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from app.analysis.distances import first_difference, van_rossum
from app.analysis.intervals import irregularity
from app.analysis.trains import Cells, Floats, among, by_cell, of_cell, sample
from app.worker import Recording

VARIABLE = "spikes"
STEPS = 1.5  # time steps that the same spike may lie apart
TAU = 10.0  # ms, of the distance between trains
_TRAINS = 50  # whose distance is taken


@dataclass(frozen=True, eq=False)
class Parting:
    """From when on (ms) each cell of `cells` has other spikes than in another run; infinity where it never has."""

    cells: Cells
    times: Floats

    @property
    def first(self) -> float | None:
        """When the first cell has other spikes, None when none ever has."""
        return float(self.times.min()) if np.isfinite(self.times).any() else None

    @property
    def first_cell(self) -> int | None:
        """Which cell that is."""
        return None if self.first is None else int(self.cells[self.times.argmin()])

    def more_than(self, share: float) -> int:
        """How many cells are more than a share of them, or all."""
        return min(ceil(share * len(self.cells)) + 1, len(self.cells))

    def when(self, number: int) -> float:
        """When (ms) so many cells have other spikes. Infinity: never."""
        return float(np.sort(self.times)[number - 1]) if number else np.inf


@dataclass(frozen=True)
class Judgement:
    """Whether it is of no account that spikes differ: `reason` says why it is, or "".

    `apart` is by how much the rates differ, and `chance` by how much they may, as shares of the rate.
    """

    reason: str
    apart: float
    chance: float


@dataclass(frozen=True, eq=False)
class SpikePair:
    """One population on two simulators. Rates in Hz, times in ms; `parting` says which spikes are the same.

    Where they are not all the same, there may be a `judgement` of that.
    """

    population: str
    a: str
    b: str
    counts: tuple[int, int]
    rates: tuple[float, float]
    cvs: tuple[float, float]
    distance: float  # van Rossum, mean over cells
    parting: Parting
    judgement: Judgement | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether the spikes agree; None where that is not known."""
        if self.same or self.judgement is None:
            return True if self.same else None
        return not self.judgement.reason

    @property
    def same(self) -> bool:
        """Whether all spikes are the same."""
        return self.parting.first is None


def pair(a: str, b: str, one: Recording, other: Recording, duration: float, timestep: float) -> SpikePair:
    """Hold the spikes of one population on simulator `a` against those on `b`. Times in ms."""
    counts, rates = (one.count, other.count), (one.rate(duration), other.rate(duration))
    parting = part(one, other, timestep)
    return SpikePair(one.label, a, b, counts, rates, (cv(one), cv(other)), _distance(one, other), parting)


def part(one: Recording, other: Recording, timestep: float) -> Parting:
    """When each cell begins to have other spikes in `other` than in `one`. The time step in ms."""
    trains = [by_cell(*recording.spikes) for recording in (one, other)]
    cells = np.union1d(one.cells, other.cells)
    times = np.full(len(cells), np.inf)
    for place, cell in enumerate(cells.tolist()):
        mine, theirs = (_of(train, cell) for train in trains)
        if (at := first_difference(mine, theirs, STEPS * timestep)) is not None:
            times[place] = at
    return Parting(cells, times)


def cv(recording: Recording) -> float:
    """How irregularly the cells fire: their mean coefficient of variation, not a number where none fires enough."""
    return irregularity(*among(*recording.spikes, sample(recording.cells.astype(np.int64))))


def rate_since(recording: Recording, since: float, until: float) -> float:
    """Spikes per second and cell between two times (ms)."""
    cells, seconds = len(recording.cells), (until - since) / 1000.0
    return int((recording.spikes[1] >= since).sum()) / (cells * seconds) if cells and seconds > 0 else 0.0


def _of(train: tuple[Cells, Floats], cell: int) -> Floats:
    cells, times = train
    begin, end = np.searchsorted(cells, (cell, cell + 1))
    return times[begin:end]


def _distance(one: Recording, other: Recording) -> float:
    cells = sample(one.cells.astype(np.int64), _TRAINS)
    far = [van_rossum(of_cell(*one.spikes, c), of_cell(*other.spikes, c), TAU) for c in cells.tolist()]
    return float(np.mean(far)) if far else float("nan")
