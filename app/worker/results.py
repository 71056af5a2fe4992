"""What a run has brought so far: arrays per recording that grow as frames arrive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod

import numpy as np
from numpy.typing import NDArray

from app.worker import frames
from app.worker.growing import Growing


@dataclass
class Recording:
    """One variable of one population.

    `element` is the name of the population in the network ("" when it has none there), `label` what scripts call it,
    `cells` the indices of the recorded cells, ascending.
    """

    key: int
    element: str
    label: str
    size: int
    variable: str
    unit: str
    cells: NDArray[np.int32]
    start: float = 0.0
    interval: float = 0.0
    _cells_of_spikes: Growing[np.int32] = field(default_factory=lambda: Growing(np.int32))
    _times: Growing[np.float64] = field(default_factory=lambda: Growing(np.float64))
    _values: Growing[np.float64] = field(default_factory=lambda: Growing(np.float64))

    @property
    def is_spikes(self) -> bool:
        """Whether it holds spikes; otherwise it holds samples."""
        return self.variable == "spikes"

    @property
    def spikes(self) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Cells and times (ms) of the spikes so far, in the order in which they came; views, valid for now."""
        return self._cells_of_spikes.array, self._times.array

    @property
    def samples(self) -> NDArray[np.float64]:
        """Samples so far, shape (n, len(cells)): row i at start + i · interval (ms); a view, valid for now."""
        return self._values.array

    @property
    def count(self) -> int:
        """How many spikes there are."""
        return len(self._times.array)

    def rate(self, duration: float) -> float:
        """Spikes per second and recorded cell, over `duration` ms."""
        return 1000.0 * self.count / (len(self.cells) * duration) if duration and len(self.cells) else 0.0

    def same_as(self, other: Recording) -> bool:
        """Whether both are of one variable of one population."""
        return (self.element, self.label, self.size, self.variable) == (
            other.element,
            other.label,
            other.size,
            other.variable,
        )

    def empty(self) -> Recording:
        """The same without data."""
        return Recording(self.key, self.element, self.label, self.size, self.variable, self.unit, self.cells)

    def add_spikes(self, frame: frames.Spikes) -> None:
        """Take in more spikes."""
        self._cells_of_spikes.extend(frame.cells)
        self._times.extend(frame.times)

    def add_samples(self, frame: frames.Samples) -> None:
        """Take in more samples."""
        if not len(self._values.array):
            self.start, self.interval = frame.start, frame.interval
        self._values.extend(frame.values)

    def widen(self, cells: NDArray[np.int32]) -> None:
        """Record more cells from now on; what they did before is not known (NaN)."""
        if not self.is_spikes and len(self.samples) and len(cells) != len(self.cells):
            wide = np.full((len(self.samples), len(cells)), np.nan)
            wide[:, np.searchsorted(cells, self.cells)] = self.samples
            self._values = Growing(np.float64)
            self._values.extend(wide)
        self.cells = cells


@dataclass
class Weights:
    """The weights of one projection over time; `name` is what the program calls it."""

    name: str
    times: list[float] = field(default_factory=list)  # ms
    rows: list[NDArray[np.float64]] = field(default_factory=list)  # at each time, one for each connection

    def add(self, frame: frames.Weights) -> None:
        """Take in more of them."""
        self.times.extend(frame.times.tolist())
        self.rows.extend(frame.values)

    @property
    def values(self) -> NDArray[np.float64]:
        """All of them, shape (len(times), connections)."""
        return np.array(self.rows).reshape(len(self.times), -1)


class Results:
    """Gathers the frames of one run. `lines` (line → element) tells which element a recording belongs to.

    Where a script resets the simulation, or sets it up anew, a new segment begins; `recordings` are of the last one.
    """

    def __init__(self, lines: Mapping[int, str] | None = None) -> None:
        self.segments: list[dict[int, Recording]] = [{}]
        self.ends: list[float] = []  # ms, of the segments before the last one
        self.weights: dict[str, Weights] = {}  # by the name of the projection, over all segments
        self.alterations: list[frames.Altered] = []  # of the last segment, those that were carried out
        self.now = 0.0
        self.end = 0.0
        self._lines = lines or {}

    @property
    def recordings(self) -> dict[int, Recording]:
        """What is recorded, by key."""
        return self.segments[-1]

    def take(self, arrived: Iterable[frames.Frame]) -> None:
        """Take frames in, in the order in which they came; those without data are passed over."""
        for frame in arrived:
            self._take(frame)

    @singledispatchmethod
    def _take(self, frame: frames.Frame) -> None:
        """Frames that carry no data."""

    @_take.register
    def _(self, frame: frames.Recording) -> None:
        new = Recording(
            frame.key,
            self._lines.get(frame.line, ""),
            frame.population,
            frame.size,
            frame.variable,
            frame.unit,
            frame.cells,
        )
        known = self.recordings.get(frame.key)
        if known and known.same_as(new):
            known.widen(frame.cells)
            return
        if known:  # the script has set up the simulator anew
            self._begin()
        self.recordings[frame.key] = new

    @_take.register
    def _(self, frame: frames.Spikes) -> None:
        self.recordings[frame.key].add_spikes(frame)

    @_take.register
    def _(self, frame: frames.Samples) -> None:
        self.recordings[frame.key].add_samples(frame)

    @_take.register
    def _(self, frame: frames.Weights) -> None:
        self.weights.setdefault(frame.name, Weights(frame.name)).add(frame)

    @_take.register
    def _(self, frame: frames.Started) -> None:
        if frame.now < self.now:
            self._begin()
        self.now, self.end = frame.now, frame.end

    @_take.register
    def _(self, frame: frames.Progress) -> None:
        self.now, self.end = frame.now, frame.end

    @_take.register
    def _(self, frame: frames.Altered) -> None:
        if frame.element and not frame.sentence:
            self.alterations.append(frame)

    def _begin(self) -> None:
        self.alterations = []
        self.ends.append(self.now)
        self.segments.append({key: recording.empty() for key, recording in self.recordings.items()})
        self.now = 0.0
