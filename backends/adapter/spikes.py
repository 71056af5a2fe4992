"""Spikes: put in order, and those that are known beforehand."""

from __future__ import annotations

from typing import Any

import numpy as np

from backends.adapter.clock import Clock
from backends.simulator import Floats, Indices, SimulatorError, Spikes

_NONE = np.empty(0, np.int64)


class Schedule:
    """The time steps in which `n` cells are to emit spikes; since all is known, it records them as well.

    `first` is the first step in which a spike can be emitted; `title` and `cell` are for the error that says so.
    """

    def __init__(self, clock: Clock, n: int, title: str, cell: str, first: int = 1) -> None:
        self._clock, self._title, self._cell, self._first = clock, title, cell, first
        self.steps: list[Indices] = [_NONE] * n
        self._recorded = _NONE
        self._kept: list[tuple[Indices, Indices]] = []
        self._since = clock.steps  # spikes up to this step have been kept, if they were to be

    def set(self, cells: Indices | None, times: Any) -> Indices:
        """Other times (ms; for all, or an object array with some for each) of these cells (None: all), from now on.

        Returns the cells. SimulatorError: a spike is too early.
        """
        self.keep()
        cells = np.arange(len(self.steps)) if cells is None else cells
        each = times if isinstance(times, np.ndarray) and times.dtype == object else [times] * cells.size
        for cell, its in zip(cells.tolist(), each, strict=True):
            self.steps[cell] = self._on_grid(cell, its)
        return cells

    def between(self, after: int, until: int) -> tuple[Indices, Indices]:
        """The cells and steps of the spikes that come after one step and not after another, cell by cell."""
        return self._of(np.arange(len(self.steps)), after, until)

    def record(self, cells: Indices) -> None:
        """Keep the spikes of exactly these cells from now on."""
        self.keep()
        self._recorded = cells

    def drain(self) -> Spikes:
        """The spikes kept since the last call."""
        self.keep()
        kept, self._kept = self._kept, []
        cells, steps = (np.concatenate(parts) for parts in zip((_NONE, _NONE), *kept, strict=True))
        return ordered(cells, self._clock.times(steps))

    def keep(self) -> None:
        """Keep the spikes that were emitted up to now."""
        since, self._since = self._since, self._clock.steps
        if self._recorded.size and since < self._since:
            self._kept.append(self._of(self._recorded, since, self._since))

    def _of(self, cells: Indices, after: int, until: int) -> tuple[Indices, Indices]:
        parts = []
        for cell in cells.tolist():
            steps = self.steps[cell]
            begin, end = np.searchsorted(steps, (after, until), "right")
            parts.append(steps[begin:end])
        return np.repeat(cells, [part.size for part in parts]), np.concatenate([_NONE, *parts])

    def _on_grid(self, cell: int, times: Any) -> Indices:
        """The steps at whose ends spikes at these times (ms) are emitted, rising."""
        steps = np.ceil(np.asarray(times, float) / self._clock.timestep - 1e-6).astype(np.int64)
        if steps.size and steps.min() < self._first:
            raise SimulatorError(
                f"spike_times of cell {cell} of {self._cell}: {np.min(times):g} ms is too early: the first spike that "
                f"{self._title} can emit is at {self._clock.time(self._first):g} ms."
            )
        return np.sort(steps)


def ordered(cells: Indices, times: Floats) -> Spikes:
    """Spikes by time, and those of one moment by cell."""
    later = np.diff(times)
    if np.any((later < 0) | ((later == 0) & (np.diff(cells) < 0))):
        order = np.lexsort((cells, times))
        cells, times = cells[order], times[order]
    return Spikes(cells, times)
