"""The spikes of one population on two simulators: from when on they differ, and whether they differ too much then.

Two kinds of agreement are told apart. Spikes are *the same* as long as the k-th spike of each cell lies within 1.5 time
steps of the other simulator's: half a step for rounding, and one because simulators put a spike at the beginning or at
the end of the step in which the threshold is crossed. A recurrent network amplifies the smallest difference, that of
rounding, until the trains have nothing to do with each other (van Vreeswijk and Sompolinsky 1998); from then on only
*statistics* can agree, and they do when the rates differ by no more than chance makes likely.

Chance is judged from the runs themselves: the time after the first difference is cut into windows; the standard error
of a rate is σ(rates of the windows)/√windows. Two rates agree when they differ by at most 4 standard errors of their
difference and 2 % of their mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.analysis.distances import van_rossum
from app.analysis.intervals import irregularity
from app.analysis.trains import Floats, among, by_cell, of_cell, sample
from app.worker import Recording

STEPS = 1.5  # time steps that the same spike may lie apart
ERRORS, FLOOR = 4.0, 0.02  # standard errors, and share of the rate, that rates may differ by
CV_FLOOR = 0.1  # that mean CVs may differ by
WINDOWS = 20
TAU = 10.0  # ms, of the distance between trains
_TRAINS = 50  # whose distance is taken
_FEW = 20  # spikes after the first difference, below which there is nothing to judge


@dataclass(frozen=True)
class SpikePair:
    """One population on two simulators. Rates in Hz, times in ms; `first` is None where no spike differs."""

    population: str
    a: str
    b: str
    counts: tuple[int, int]
    rates: tuple[float, float]
    cvs: tuple[float, float]
    first: float | None
    first_cell: int | None
    distance: float  # van Rossum, mean over cells
    rates_after: tuple[float, float]  # after the first difference
    allowed: float  # by how much these may differ
    same: bool  # within 1.5 steps, all of them
    agrees: bool


def pair(a: str, b: str, one: Recording, other: Recording, duration: float, timestep: float) -> SpikePair:
    """Hold the spikes of one population on simulator `a` against those on `b`."""
    first, cell = first_difference(one, other, STEPS * timestep)
    since = duration if first is None else first
    rates_after = tuple(_rate(r, since, duration) for r in (one, other))
    allowed = _allowed(one, other, since, duration)
    judged = max(_count(r, since) for r in (one, other)) >= _FEW
    cvs = tuple(_cv(recording) for recording in (one, other))
    apart = abs(rates_after[0] - rates_after[1])
    alike = not judged or (apart <= allowed and _near(*cvs))
    return SpikePair(
        one.label,
        a,
        b,
        (one.count, other.count),
        (one.rate(duration), other.rate(duration)),
        (cvs[0], cvs[1]),
        first,
        cell,
        _distance(one, other),
        (rates_after[0], rates_after[1]),
        allowed,
        first is None,
        first is None or alike,
    )


def first_difference(one: Recording, other: Recording, tolerance: float) -> tuple[float | None, int | None]:
    """When, and in which cell, spikes first differ by more than `tolerance` ms; None and None when they never do."""
    found: tuple[float, int] | None = None
    (cells_a, times_a), (cells_b, times_b) = (by_cell(*recording.spikes) for recording in (one, other))
    for cell in np.union1d(cells_a, cells_b).tolist():
        mine, theirs = (
            times[slice(*np.searchsorted(cells, (cell, cell + 1)))]
            for cells, times in ((cells_a, times_a), (cells_b, times_b))
        )
        at = _first(mine, theirs, tolerance)
        if at is not None and (found is None or at < found[0]):
            found = at, int(cell)
    return found or (None, None)


def _first(a: Floats, b: Floats, tolerance: float) -> float | None:
    both = min(len(a), len(b))
    apart = np.flatnonzero(np.abs(a[:both] - b[:both]) > tolerance + 1e-9)
    if len(apart):
        return float(min(a[apart[0]], b[apart[0]]))
    rest = (a if len(a) > len(b) else b)[both:]
    return float(rest[0]) if len(rest) else None


def _rate(recording: Recording, since: float, until: float) -> float:
    seconds = (until - since) / 1000.0
    return _count(recording, since) / (len(recording.cells) * seconds) if seconds > 0 and len(recording.cells) else 0.0


def _count(recording: Recording, since: float) -> int:
    return int((recording.spikes[1] >= since).sum())


def _allowed(one: Recording, other: Recording, since: float, until: float) -> float:
    """By how much rates may differ."""
    if until <= since:
        return 0.0
    errors, rates = [], []
    for recording in (one, other):
        number, _ = np.histogram(recording.spikes[1], WINDOWS, (since, until))
        windows = number / (len(recording.cells) * (until - since) / 1000.0 / WINDOWS)
        errors.append(windows.std(ddof=1) / np.sqrt(WINDOWS))
        rates.append(windows.mean())
    return float(ERRORS * np.hypot(*errors) + FLOOR * np.mean(rates))


def _cv(recording: Recording) -> float:
    return irregularity(*among(*recording.spikes, sample(recording.cells.astype(np.int64))))


def _near(a: float, b: float) -> bool:
    return not (np.isfinite(a) and np.isfinite(b)) or abs(a - b) <= CV_FLOOR + 0.1 * (a + b) / 2


def _distance(one: Recording, other: Recording) -> float:
    cells = sample(one.cells.astype(np.int64), _TRAINS)
    far = [van_rossum(of_cell(*one.spikes, c), of_cell(*other.spikes, c), TAU) for c in cells.tolist()]
    return float(np.mean(far)) if far else float("nan")
