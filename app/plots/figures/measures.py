"""What is measured of the spikes of each population and drawn as one curve: declared once each. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.analysis import counts, intervals, spectrum
from app.analysis.trains import among, sample
from app.model import Role
from app.plots.figures.firing import Firing, Floats

_CELLS = 2000  # whose intervals are read
_PAIRED = 100  # whose counts are held against each other
_WINDOW = 20.0  # ms, in which spikes are counted for correlations
_INTERVALS: Floats = np.geomspace(0.5, 5000.0, 61)  # ms
_IRREGULARITIES: Floats = np.linspace(0.0, 3.0, 61)
_CORRELATIONS: Floats = np.linspace(-1.0, 1.0, 101)


@dataclass(frozen=True, eq=False)
class Curve:
    """One line of a figure: `y` at each `x`, or where `x` is longer by one, between two of them; and what it tells."""

    label: str
    role: Role
    x: Floats
    y: Floats
    note: str = ""
    before: bool = False  # of the run before

    @property
    def steps(self) -> bool:
        """Whether it is a histogram: x are the edges of its bins."""
        return len(self.x) == len(self.y) + 1


@dataclass(frozen=True)
class Measure:
    """A title, what the axes are, and how the curve of a population comes about."""

    key: str
    title: str
    x: str
    y: str
    curve: Callable[[Firing], Curve]
    log_x: bool = False
    log_y: bool = False


def _spread(firing: Firing, values: Floats, edges: Floats, note: str) -> Curve:
    """How values are spread over bins, as shares; only the part of the bins that has any."""
    counted, _ = np.histogram(np.clip(values, edges[0], edges[-1]), edges)
    filled = np.flatnonzero(counted)
    if not len(filled):
        return Curve(firing.label, firing.role, np.empty(0), np.empty(0), firing.label)
    part = slice(max(filled[0] - 1, 0), min(filled[-1] + 2, len(counted)))
    shares = counted[part] / len(values)
    return Curve(firing.label, firing.role, edges[part.start : part.stop + 1], shares, f"{firing.label} {note}")


def _of_sample(firing: Firing, most: int) -> tuple[np.ndarray, Floats]:
    return among(firing.owners, firing.times, sample(firing.cells, most))


def _intervals(firing: Firing) -> Curve:
    _, values = intervals.isi(*_of_sample(firing, _CELLS))
    note = f"median {np.median(values):.1f} ms" if len(values) else ""
    return _spread(firing, values, _INTERVALS, note)


def _irregularity(firing: Firing) -> Curve:
    spikes = _of_sample(firing, _CELLS)
    (_, values), (_, local) = intervals.cv(*spikes), intervals.lv(*spikes)
    note = f"CV {values.mean():.2f} · LV {local.mean():.2f}" if len(values) and len(local) else ""
    return _spread(firing, values, _IRREGULARITIES, note)


def _correlation(firing: Firing) -> Curve:
    chosen = sample(firing.cells, _PAIRED)
    counted = counts.counts(firing.owners, firing.times, chosen, firing.begin, firing.end, _WINDOW)
    values = counts.correlations(counted)
    note = f"r {values.mean():.3f} ± {values.std():.3f}".replace("-", "\u2212") if len(values) else ""
    return _spread(firing, values, _CORRELATIONS, note)


def _power(firing: Firing) -> Curve:
    frequencies, densities = spectrum.power(firing.times, len(firing.cells), firing.begin, firing.end)
    strong = len(densities) and densities.max() > 0
    note = f"{firing.label} peak at {frequencies[np.argmax(densities)]:.0f} Hz" if strong else firing.label
    return Curve(firing.label, firing.role, frequencies, np.where(densities > 0, densities, np.nan), note)


INTERVALS = Measure("isi", "Inter-spike intervals", "interval (ms)", "share of intervals", _intervals, log_x=True)
IRREGULARITY = Measure("cv", "Irregularity", "CV of a cell", "share of cells", _irregularity)
CORRELATION = Measure(
    "correlation", "Correlation", "correlation", f"share of pairs, counted in {_WINDOW:g} ms", _correlation
)
POWER = Measure("power", "Power spectrum", "frequency (Hz)", "power (Hz²/Hz)", _power, log_x=True, log_y=True)
MEASURES = (INTERVALS, IRREGULARITY, CORRELATION, POWER)
