"""Recordings: what a population records, and the data that have come. `get_io` says how they are written to a file."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError, RecordingError
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

    def add(self, cells: Indices, interval: float) -> None:
        """More cells. RecordingError when they are to be recorded at another interval than those before."""
        if self.cells.size and interval != self.interval:
            raise RecordingError(
                f"{self.variable.name} is recorded every {self.interval:g} ms already: it cannot be recorded every "
                f"{interval:g} ms as well."
            )
        self.cells, self.interval = np.union1d(self.cells, cells), interval

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

    def drain(self, simulator: Simulator, group: Group, segment: int, observer: Observer | None) -> None:
        """Take over what has come since the last time, and tell the observer."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget the data."""
        raise NotImplementedError


class SpikeRecording(Recording):
    """Spikes. `cells` are indices into the population."""

    def __init__(self, key: int, variable: Variable, interval: float) -> None:
        super().__init__(key, variable, interval)
        self._chunks: dict[int, list[Spikes]] = defaultdict(list)

    def drain(self, simulator: Simulator, group: Group, segment: int, observer: Observer | None) -> None:
        """Take over the spikes."""
        spikes = simulator.drain_spikes(group)
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

    def clear(self) -> None:
        """Forget the spikes."""
        self._chunks.clear()


class TraceRecording(Recording):
    """Samples of a state variable."""

    def __init__(self, key: int, variable: Variable, interval: float) -> None:
        super().__init__(key, variable, interval)
        self._chunks: dict[int, list[tuple[Indices, Samples]]] = defaultdict(list)

    def drain(self, simulator: Simulator, group: Group, segment: int, observer: Observer | None) -> None:
        """Take over the samples."""
        if not self.cells.size:
            return
        samples = simulator.drain_samples(group, self.variable.name)
        if len(samples.values):
            self._chunks[segment].append((self.cells, samples))
        if observer and len(samples.values):
            observer.samples(self.key, samples.start, samples.interval, samples.values)

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

    def clear(self) -> None:
        """Forget the samples."""
        self._chunks.clear()


def recording(key: int, variable: Variable, interval: float) -> SpikeRecording | TraceRecording:
    """A recording of a variable, from no cell yet."""
    return (SpikeRecording if variable.name == SPIKES else TraceRecording)(key, variable, interval)


def _joined(parts: list[Samples]) -> Samples:
    if len(parts) == 1:
        return parts[0]
    return Samples(parts[0].start, parts[0].interval, np.concatenate([part.values for part in parts]))


_FORMATS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    ".pkl": ("PickleIO", {}),
    ".pickle": ("PickleIO", {}),
    ".nix": ("NixIO", {"mode": "ow"}),
    ".h5": ("NixIO", {"mode": "ow"}),
}


def get_io(filename: str | os.PathLike[str]) -> Any:
    """The Neo IO that writes a file of this name; its folder is made. InvalidParameterValueError: no such format."""
    import neo.io

    path = os.fspath(filename)
    ending = os.path.splitext(path)[1]
    if ending not in _FORMATS:
        raise InvalidParameterValueError(f"{path!r}: files can end in {', '.join(_FORMATS)}, not in {ending!r}.")
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    name, options = _FORMATS[ending]
    return getattr(neo.io, name)(path, **options)
