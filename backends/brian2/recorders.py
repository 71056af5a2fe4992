"""Recorders: they look at the cells after each step, and hand out what they saw as often as one asks, nothing twice."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from backends.adapter import Clock, ordered
from backends.brian2.kernel import Kernel
from backends.simulator import Floats, Indices, Samples, Spikes

_CHUNK = 1000  # samples: how many a trace makes room for at once


class SpikeRecorder:
    """Records the spikes of some cells of a group; `fired` gives those that fired in the step that ended just now."""

    def __init__(self, clock: Clock, fired: Callable[[], Indices], n: int) -> None:
        self._clock = clock
        self._fired = fired
        self._wanted = np.zeros(n, bool)
        self._cells: list[Indices] = []
        self._steps: list[int] = []

    def record(self, indices: Indices) -> None:
        """From now on, exactly these cells."""
        self._wanted[:] = False
        self._wanted[indices] = True

    def look(self, step: int) -> None:
        """A step has ended."""
        fired = self._fired()
        if fired.size:
            self._cells.append(fired[self._wanted[fired]])
            self._steps.append(step)

    def drain(self) -> Spikes:
        """The spikes since the last call, by time and then by cell."""
        cells = np.concatenate([np.empty(0, np.int64), *self._cells])
        steps = np.repeat(np.array(self._steps, np.int64), [part.size for part in self._cells])
        self._cells, self._steps = [], []
        return ordered(cells, self._clock.times(steps))


class TraceRecorder:
    """Records one variable of some cells every `interval` ms.

    `state` is the variable of all, changed in place, and `scale` what a number in our unit is there.
    """

    def __init__(self, kernel: Kernel, state: Floats, indices: Indices, interval: float, scale: float = 1.0) -> None:
        self._kernel, self._clock = kernel, kernel.clock
        self._state, self._scale = state, scale
        self._indices = indices
        self._every = max(1, self._clock.count(interval))
        self._due = kernel.clock.steps  # the step at whose end the next sample is to be taken
        self._drained = kernel.clock.steps  # the same for the first sample that has not been handed out
        self._chunks: list[Floats] = []
        self._free = 0
        kernel.recorders.append(self.look)

    def stop(self) -> None:
        """Look no more."""
        self._kernel.recorders.remove(self.look)

    def begin(self) -> None:
        """Time is about to pass: take the first sample, now that the cells have the states from which they start."""
        if self._due == self._clock.steps:
            self.look(self._due)

    def look(self, step: int) -> None:
        """A step has ended."""
        if step != self._due:
            return
        if not self._free:
            self._chunks.append(np.empty((_CHUNK, self._indices.size)))
            self._free = _CHUNK
        np.take(self._state, self._indices, out=self._chunks[-1][_CHUNK - self._free], mode="clip")
        self._free -= 1
        self._due += self._every

    def drain(self) -> Samples:
        """The samples since the last call, up to now."""
        self.begin()
        start, (chunks, self._chunks) = self._drained, (self._chunks, [])
        values = np.concatenate([np.empty((0, self._indices.size)), *chunks])
        values = values[: values.shape[0] - self._free]
        self._drained, self._free = self._due, 0
        return Samples(self._clock.time(start), self._clock.time(self._every), values / self._scale)
