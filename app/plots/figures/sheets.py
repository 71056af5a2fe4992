"""What an activity map shows: the recorded cells of populations, where they are, how often each fired lately. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.model import Role
from app.plots.figures.firing import Firing, Floats
from app.plots.previous import Run
from app.plots.sources import SpikeSource

PITCH = 100.0  # um between cells that have no places of their own
_GAP = 3  # cells between two lattices


@dataclass(frozen=True, eq=False)
class Sheet:
    """One population: `cells` and their `places` (len(cells), 3) in um; `placed` when these are the network's own."""

    source: SpikeSource
    cells: np.ndarray
    places: Floats
    placed: bool

    @property
    def label(self) -> str:
        """What people call it."""
        return self.source.label

    @property
    def role(self) -> Role:
        """What chooses its colour."""
        return self.source.role

    def rates(self, time: float, window: float) -> Floats:
        """How often each cell fired in the `window` (ms) that ends at `time` (ms), in Hz."""
        owners, times = self.source.spikes()
        first, last = np.searchsorted(times, (time - window, time), "right")
        at = np.searchsorted(self.cells, owners[first:last])
        return np.asarray(1000.0 / window * np.bincount(at, minlength=len(self.cells)), dtype=np.float64)


def sheets(run: Run | None, known: Mapping[str, Floats]) -> list[Sheet]:
    """A sheet for each population whose spikes are recorded; `known` are the places of those that have any, by name.

    Others lie side by side, each as a square of cells row by row.
    """
    found: list[Sheet] = []
    left = 0.0
    for source in (s for s in (run.sources()[0] if run is not None else ()) if len(s.cells)):
        places = known.get(source.element)
        if placed := places is not None and len(places) > source.cells[-1]:
            assert places is not None
            there = places[source.cells]
        else:
            there = lattice(len(source.cells)) + np.array([left, 0.0, 0.0])
            left = float(there[:, 0].max(initial=left)) + _GAP * PITCH
        found.append(Sheet(source, source.cells, there, placed))
    return found


def lattice(n: int) -> Floats:
    """A square of n cells, row by row from the upper left, shape (n, 3)."""
    across = max(int(np.ceil(np.sqrt(n))), 1)
    rows, columns = np.divmod(np.arange(n), across)
    return np.column_stack((columns * PITCH, -rows * PITCH, np.zeros(n)))


def shown(every: Sequence[Sheet], label: str) -> list[Sheet]:
    """The one that people call so; all of them when none is: those that have places, if there are any."""
    chosen = [sheet for sheet in every if sheet.label == label]
    return chosen or [sheet for sheet in every if sheet.placed] or list(every)


def everywhere(every: Sequence[Sheet]) -> Floats:
    """All places together, shape (n, 3)."""
    return np.concatenate([np.empty((0, 3)), *(sheet.places for sheet in every)])


def highest(parts: Sequence[Firing], window: float) -> float:
    """The highest rate (Hz) that a cell had in one of the windows that lie side by side from 0 on."""
    most = 0
    for each in (part for part in parts if len(part.times)):
        windows = np.floor(each.times / window).astype(np.int64)
        together = windows * (int(each.owners.max()) + 1) + each.owners
        most = max(most, int(np.unique(together, return_counts=True)[1].max()))
    return most * 1000.0 / window
