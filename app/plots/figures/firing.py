"""The spikes of a population up to now, as a picture that stays as it is while the run goes on. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.analysis.trains import span
from app.model import Role
from app.plots.previous import Run
from app.plots.sources import SpikeSource

Floats = NDArray[np.float64]
Region = tuple[float, float]  # ms


@dataclass(frozen=True, eq=False)
class Firing:
    """What `cells` did from `begin` to `end` ms: of each spike the cell and the time (rising).

    The arrays are never written to again, so another thread may read them.
    """

    element: str
    label: str
    role: Role
    cells: NDArray[np.int64]
    owners: NDArray[np.int32]
    times: Floats
    begin: float
    end: float

    @property
    def duration(self) -> float:
        """How long it was watched, in ms."""
        return self.end - self.begin


def firing(source: SpikeSource, region: Region | None = None) -> Firing:
    """What a source has told by now, or of it what lies in a region."""
    owners, times = source.spikes()
    begin, end = region or (0.0, source.now())
    end = min(end, source.now())
    part = span(times, begin, end if region else np.inf)
    return Firing(
        source.element, source.label, source.role, source.cells, owners[part], times[part], begin, max(end, begin)
    )


def firings(run: Run | None, region: Region | None = None) -> tuple[Firing, ...]:
    """Of all populations of a run whose spikes are recorded."""
    return tuple(firing(source, region) for source in run.sources()[0]) if run is not None else ()


def pooled(parts: Iterable[Firing], label: str) -> Firing:
    """Several populations as one; the cells of each after those of the one before."""
    several = tuple(parts)
    first = np.cumsum([0, *(len(each.cells) for each in several)])
    owners = [np.searchsorted(each.cells, each.owners) + at for each, at in zip(several, first, strict=False)]
    times = np.concatenate([each.times for each in several])
    order = np.argsort(times, kind="stable")
    return Firing(
        "+".join(each.element for each in several),
        label,
        several[0].role,
        np.arange(first[-1]),
        np.concatenate(owners)[order].astype(np.int32),
        times[order],
        several[0].begin,
        several[0].end,
    )
