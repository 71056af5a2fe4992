"""Recordings: what a population records, and the data that have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import RecordingError
from backends.api.observer import Observer, Recorded
from backends.simulator import Group, Samples, Simulator, Spikes
from backends.standard import Variable

Indices = NDArray[np.int64]
SPIKES = "spikes"


class Recording:
    """One variable of one population: from which cells, how often (ms), and what has come in each segment of time."""

    def __init__(self, key: int, variable: Variable, interval: float) -> None:
        self.key = key
        self.variable = variable
        self.interval = interval
        self.cells: Indices = np.empty(0, np.int64)
        self._announced: Indices | None = None
        self._here: tuple[Indices, Indices] | None = None  # cells, and those of them that are on this process

    def add(self, cells: Indices, interval: float) -> bool:
        """Some cells; whether there are more now. RecordingError when those before are recorded at another interval."""
        if self.cells.size and interval != self.interval:
            raise RecordingError(
                f"{self.variable.name} is recorded every {self.interval:g} ms already: it cannot be recorded every "
                f"{interval:g} ms as well."
            )
        united = np.union1d(self.cells, cells)
        more = united.size > self.cells.size
        self.cells, self.interval = united if more else self.cells, interval
        return more

    def here(self, local: NDArray[np.bool_]) -> Indices:
        """Those of the cells that live on this process, where `local` says which cells do: the same array each time."""
        if self._here is None or self._here[0] is not self.cells:
            self._here = self.cells, self.cells if local.all() else self.cells[local[self.cells]]
        return self._here[1]

    def samples(self, duration: float) -> float:
        """How many samples come in so many ms. Of spikes nobody knows that beforehand."""
        return 0.0

    def begin(self, simulator: Simulator, group: Group) -> None:
        """Have the simulator record these cells from now on."""
        simulator.record(group, self.variable.name, self.cells, self.interval)

    def announce(self, observer: Observer, population: str, line: int, size: int) -> None:
        """Tell an observer of this recording, unless it knows."""
        if self._announced is not self.cells:
            self._announced = self.cells
            observer.recording(
                Recorded(self.key, population, line, size, self.variable.name, self.variable.unit, self.cells)
            )

    def fetch(self, simulator: Simulator, group: Group, local: NDArray[np.bool_]) -> Any:
        """What has come since the last time of the cells of this process, for `keep`."""
        raise NotImplementedError

    def keep(self, fetched: Sequence[Any], segment: int, observer: Observer | None) -> None:
        """Take over what was fetched, on this process and perhaps on others, and tell the observer."""
        raise NotImplementedError

    def clear(self, segment: int, time: float) -> None:
        """Forget the data up to now, a time (ms) of the present segment."""
        raise NotImplementedError


class SpikeRecording(Recording):
    """Spikes. `cells` are indices into the population."""

    def __init__(self, key: int, variable: Variable, interval: float) -> None:
        super().__init__(key, variable, interval)
        self._chunks: dict[int, list[Spikes]] = defaultdict(list)
        self._begins: dict[int, float] = {}

    def fetch(self, simulator: Simulator, group: Group, local: NDArray[np.bool_]) -> Spikes:
        """The spikes."""
        return simulator.drain_spikes(group)

    def keep(self, fetched: Sequence[Spikes], segment: int, observer: Observer | None) -> None:
        """Take over the spikes, by time and then by cell."""
        spikes = fetched[0] if len(fetched) == 1 else _in_order(fetched)
        if spikes.times.size:
            self._chunks[segment].append(spikes)
        if observer and spikes.times.size:
            observer.spikes(self.key, spikes.cells, spikes.times)

    def spikes(self, segment: int) -> Spikes:
        """All spikes of a segment in the order of their times."""
        chunks = self._chunks.get(segment, [])
        if len(chunks) > 1:
            cells, times = (np.concatenate(parts) for parts in zip(*((c.cells, c.times) for c in chunks), strict=True))
            self._chunks[segment] = chunks = [Spikes(cells, times)]
        return chunks[0] if chunks else Spikes(np.empty(0, np.int64), np.empty(0))

    def begin_of(self, segment: int) -> float:
        """Since when (ms) there are spikes of a segment: from its beginning, unless what came first was forgotten."""
        return self._begins.get(segment, 0.0)

    def clear(self, segment: int, time: float) -> None:
        """Forget the spikes."""
        self._chunks.clear()
        self._begins = {segment: time}


class TraceRecording(Recording):
    """Samples of a state variable."""

    def __init__(self, key: int, variable: Variable, interval: float) -> None:
        super().__init__(key, variable, interval)
        self._chunks: dict[int, list[tuple[Indices, Samples]]] = defaultdict(list)

    def fetch(self, simulator: Simulator, group: Group, local: NDArray[np.bool_]) -> tuple[Indices, Samples] | None:
        """Which cells, and their samples."""
        if not self.cells.size:
            return None
        return self.here(local), simulator.drain_samples(group, self.variable.name)

    def keep(self, fetched: Sequence[tuple[Indices, Samples] | None], segment: int, observer: Observer | None) -> None:
        """Take over the samples."""
        found = [part for part in fetched if part is not None]
        if not found:
            return
        cells, samples = found[0] if len(found) == 1 else (self.cells, _side_by_side(self.cells, found))
        if len(samples.values):
            self._chunks[segment].append((cells, samples))
        if observer and len(samples.values):
            observer.samples(self.key, samples.start, samples.interval, samples.values)

    def samples(self, duration: float) -> float:
        """One for each cell and interval."""
        return self.cells.size * duration / self.interval

    def traces(self, segment: int) -> list[tuple[Indices, Samples]]:
        """Which cells, and their samples: one item for each stretch of time in which the cells remained the same."""
        merged: list[tuple[Indices, list[Samples]]] = []
        for cells, samples in self._chunks.get(segment, []):
            if merged and merged[-1][0] is cells:
                merged[-1][1].append(samples)
            else:
                merged.append((cells, [samples]))
        whole = [(cells, _joined(parts)) for cells, parts in merged]
        if whole:
            self._chunks[segment] = list(whole)
        return whole

    def clear(self, segment: int, time: float) -> None:
        """Forget the samples but that of now, with which the data to come begin."""
        last = [(cells, _now(samples, time)) for cells, samples in self._chunks[segment][-1:]]
        self._chunks.clear()
        self._chunks[segment] = [(cells, samples) for cells, samples in last if len(samples.values)]


def recording(key: int, variable: Variable, interval: float) -> SpikeRecording | TraceRecording:
    """A recording of a variable, from no cell yet."""
    return (SpikeRecording if variable.name == SPIKES else TraceRecording)(key, variable, interval)


def _in_order(parts: Sequence[Spikes]) -> Spikes:
    """The spikes of several processes, by time and then by cell."""
    cells, times = np.concatenate([p.cells for p in parts]), np.concatenate([p.times for p in parts])
    order = np.lexsort((cells, times))
    return Spikes(cells[order], times[order])


def _side_by_side(cells: Indices, parts: Sequence[tuple[Indices, Samples]]) -> Samples:
    """The samples of these cells, each of which is in one of the parts."""
    first = parts[0][1]
    values = np.empty((len(first.values), cells.size))
    for mine, samples in parts:
        values[:, np.searchsorted(cells, mine)] = samples.values
    return Samples(first.start, first.interval, values)


def _now(samples: Samples, time: float) -> Samples:
    """The last sample where it is that of a time (ms), otherwise none."""
    last = samples.start + (len(samples.values) - 1) * samples.interval
    kept = samples.values[-1:] if abs(last - time) < samples.interval / 2 else samples.values[:0]
    return Samples(time, samples.interval, kept.copy())


def _joined(parts: list[Samples]) -> Samples:
    if len(parts) == 1:
        return parts[0]
    return Samples(parts[0].start, parts[0].interval, np.concatenate([part.values for part in parts]))
