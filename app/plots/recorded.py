"""The results of a run as sources for charts: in the order of the program, with labels and roles. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.model import Population, Role
from app.worker import Recording, Results
from backends.standard import CELLS

UNKNOWN_INTERVAL = 1.0  # ms, until the first sample tells


@dataclass(frozen=True)
class Recorded:
    """One recording of a run. It is a source of spikes or of traces, according to what was recorded."""

    recording: Recording
    results: Results
    label: str
    role: Role
    threshold: float | None = None  # at which its cells fire, where all have one and the same

    @property
    def element(self) -> str:
        """The name of the population in the network, or its label in the script."""
        return self.recording.element or self.recording.label

    @property
    def cells(self) -> NDArray[np.int64]:
        """The recorded cells, ascending."""
        return self.recording.cells.astype(np.int64)

    @property
    def variable(self) -> str:
        """What was recorded."""
        return self.recording.variable

    @property
    def unit(self) -> str:
        """Its unit."""
        return self.recording.unit

    @property
    def start(self) -> float:
        """The time of the first sample, in ms."""
        return self.recording.start

    @property
    def interval(self) -> float:
        """From one sample to the next, in ms."""
        return self.recording.interval or UNKNOWN_INTERVAL

    def now(self) -> float:
        """How far the run has come, in ms."""
        return self.results.now

    def spikes(self) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """All that have arrived, as cell indices and rising times (ms)."""
        return self.recording.spikes

    def samples(self, first: int) -> NDArray[np.float64]:
        """All that have arrived from sample `first` on, shape (samples, cells)."""
        values = self.recording.samples
        return values[first:] if len(values) else np.empty((0, len(self.recording.cells)))


def sources(results: Results, populations: Sequence[Population]) -> tuple[list[Recorded], list[Recorded]]:
    """The spikes and the traces of a run, in the order of `populations`; what belongs to none of them comes last."""
    known = {population.name: (at, population) for at, population in enumerate(populations)}
    found = []
    for recording in results.recordings.values():
        at, population = known.get(recording.element, (len(known), None))
        label = population.label if population else recording.label
        role = population.role if population else Role.GENERIC
        threshold = _threshold(population) if population and recording.variable == "v" else None
        found.append((at, Recorded(recording, results, label, role, threshold)))
    ordered = [source for _, source in sorted(found, key=lambda pair: (pair[0], pair[1].recording.key))]
    return [s for s in ordered if s.recording.is_spikes], [s for s in ordered if not s.recording.is_spikes]


def _threshold(population: Population) -> float | None:
    """What the cells are said to fire at (mV); None where they have none, or each its own."""
    model = CELLS.get(population.cell.model)
    value = {**(model.defaults if model else {}), **population.cell.parameters}.get("v_thresh")
    return float(value) if isinstance(value, int | float) else None


def shape(results: Results) -> tuple[object, ...]:
    """What makes charts begin anew when it changes: which recordings there are, of how many cells, how often."""
    recordings = ((id(each), len(each.cells), each.interval) for each in results.recordings.values())
    return *recordings, *results.weights
