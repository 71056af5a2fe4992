"""What the two planes have to work out: counts of two sets of cells, and the way of two variables of a cell. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis import rates
from app.model import Role
from app.plots.figures.firing import Firing, Floats, Region, pooled
from app.plots.previous import Run
from app.plots.recorded import Recorded

MOST = 20_000  # samples of a way that are drawn
_ALL = {Role.EXCITATORY: "All excitatory", Role.INHIBITORY: "All inhibitory"}


@dataclass(frozen=True, eq=False)
class Points:
    """A point (x, y) for each moment."""

    x: Floats
    y: Floats

    @property
    def correlation(self) -> float:
        """Pearson's coefficient; NaN where one of them never changes."""
        if len(self.x) < 2 or not self.x.std() or not self.y.std():
            return float("nan")
        return float(np.corrcoef(self.x, self.y)[0, 1])


def sets(parts: Sequence[Firing]) -> dict[str, Firing]:
    """What can be held against each other: all excitatory cells, all inhibitory ones, and each population alone."""
    together = {}
    for role, label in _ALL.items():
        several = [each for each in parts if each.role is role]
        if len(several) > 1:
            together[label] = pooled(several, label)
    return together | {each.label: each for each in parts}


def against(x: Firing, y: Firing, width: float) -> Points:
    """The rates (Hz) of two sets of cells in the same windows of `width` ms."""
    found = [rates.psth(each.times, len(each.cells), each.begin, each.end, width)[1] for each in (x, y)]
    return Points(*found)


def variables(run: Run | None) -> dict[str, dict[str, Recorded]]:
    """The sampled variables of each population that has at least two, by label and by name."""
    found: dict[str, dict[str, Recorded]] = {}
    for trace in run.sources()[1] if run is not None else ():
        found.setdefault(trace.label, {})[trace.variable] = trace
    return {label: traces for label, traces in found.items() if len(traces) > 1}


def shared_cells(x: Recorded, y: Recorded) -> list[int]:
    """The cells of which both are known."""
    return [int(cell) for cell in np.intersect1d(x.cells, y.cells)]


def way(x: Recorded, y: Recorded, cell: int, region: Region | None) -> Points:
    """The values of two variables of a cell at the same times: at most `MOST`, the newest or evenly of a region."""
    a, b = (source.samples(0)[:, np.searchsorted(source.cells, cell)] for source in (x, y))
    samples = min(len(a), len(b))
    begin, end = region or (-np.inf, np.inf)
    first = int(np.clip(np.ceil((begin - x.start) / x.interval), 0, samples)) if region else max(samples - MOST, 0)
    last = int(np.clip(np.floor((end - x.start) / x.interval) + 1, first, samples)) if region else samples
    part = slice(first, last, max(-(-(last - first) // MOST), 1))
    return Points(a[part], b[part])
