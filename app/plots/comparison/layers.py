"""What is shown of one simulator: the spikes, or the traces, of a few cells. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.look import ticks
from app.plots.envelope import Envelope
from app.plots.slots import Slot, arrange
from app.worker import Recording

CELLS = {True: 24, False: 4}  # that are shown at once, of spikes and of traces
_NEAR = 5.0  # ms that a spike may be from the pointer


@dataclass(frozen=True, eq=False)
class Layer:
    """One simulator, the `number`-th of them: `rows` and `times` (ms) of spikes, or a trace for each of the cells."""

    number: int
    title: str
    recording: Recording
    cells: NDArray[np.int32]
    slots: list[Slot]
    rows: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    times: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    traces: tuple[Envelope, ...] = ()

    def said(self, row: int, time: float) -> str:
        """What it has in a row at a time: the value, or the nearest spike where one is near."""
        if self.traces:
            value = float(self.traces[row].at(np.array([time]))[0])
            return f"{self.title} {ticks.number(value, 3)}" if np.isfinite(value) else ""
        own = self.times[self.rows == row]
        near = own[np.abs(own - time).argmin()] if len(own) else np.inf
        return f"{self.title} {ticks.number(float(near), 1)}" if abs(near - time) <= _NEAR else ""

    def columns(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        """Everything as columns with their headings."""
        if not self.traces:
            yield "cell", self.cells[self.rows].astype(np.float64)
            yield "time (ms)", self.times
        for cell, trace in zip(self.cells.tolist(), self.traces, strict=False):
            yield f"time of cell {cell} (ms)", np.asarray(trace.start + trace.interval * np.arange(len(trace)), float)
            yield f"{self.recording.variable} of cell {cell} ({self.recording.unit})", trace.values


def layers(recordings: Sequence[tuple[str, Recording]], cells: NDArray[np.int32]) -> list[Layer]:
    """A layer for each simulator (its title, what it recorded) with these cells, one below the other."""
    count, spikes = len(cells), bool(recordings and recordings[0][1].is_spikes)
    slots = [Slot(i / count, (i + 1) / count) for i in range(count)] if spikes else arrange([count])[0]
    make = _spikes if spikes else _traces
    return [make(number, title, recording, cells, slots) for number, (title, recording) in enumerate(recordings)]


def _spikes(number: int, title: str, recording: Recording, cells: NDArray[np.int32], slots: list[Slot]) -> Layer:
    fired, times = recording.spikes
    mine = np.isin(fired, cells)
    return Layer(number, title, recording, cells, slots, np.searchsorted(cells, fired[mine]), times[mine].copy())


def _traces(number: int, title: str, recording: Recording, cells: NDArray[np.int32], slots: list[Slot]) -> Layer:
    found = []
    for cell in cells:
        trace = Envelope(recording.start, recording.interval)
        column = np.flatnonzero(recording.cells == cell)
        if len(column):
            trace.append(recording.samples[:, column[0]])
        found.append(trace)
    return Layer(number, title, recording, cells, slots, traces=tuple(found))
