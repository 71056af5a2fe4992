"""Recorders: spikes and traces out of NEURON, as arrays, without anything twice."""

from __future__ import annotations

from typing import Any

import numpy as np

from backends.neuron import kernel
from backends.neuron.kernel import h, parallel, told
from backends.neuron.translation import Row
from backends.simulator import Floats, Indices, Samples, Spikes


class SpikeRecorder:
    """Records the spikes of some of `n` cells, whose numbers begin at `first`.

    Each cell is attached once, and unwanted spikes are left out later.
    """

    def __init__(self, first: int, n: int) -> None:
        self._first = first
        self._attached = np.zeros(n, bool)
        self._wanted = np.zeros(n, bool)
        self._times, self._gids = h.Vector(), h.Vector()

    def record(self, indices: Indices) -> None:
        """From now on, exactly these cells."""
        self._wanted[:] = False
        self._wanted[indices] = True
        fresh = np.flatnonzero(self._wanted & ~self._attached)
        if fresh.size:
            with told("recording spikes"):
                parallel.spike_record(h.Vector((fresh + self._first).astype(float)), self._times, self._gids)
        self._attached |= self._wanted

    def drain(self) -> Spikes:
        """The spikes since the last call, by time and then by cell."""
        steps = kernel.steps_of(self._times.as_numpy())
        cells = self._gids.as_numpy().astype(np.int64) - self._first
        self._times.resize(0)
        self._gids.resize(0)
        keep = self._wanted[cells]
        return ordered(cells[keep], steps[keep])


class TraceRecorder:
    """Samples a quantity of some cells, to which there are references, every `interval` ms: runs pause for it."""

    def __init__(self, references: list[Any], row: Row, interval: float) -> None:
        self._row = row
        self._interval = round(interval / kernel.timestep())
        self._size = len(references)
        self._values = h.Vector(self._size)
        self._pointers = h.PtrVector(max(1, self._size))  # which cannot be empty
        for index, reference in enumerate(references):
            self._pointers.pset(index, reference)
        self._rows: list[Floats] = []
        self.due = kernel.steps()

    def sample(self) -> None:
        """Take a sample, if it is time for one: `due` is the step of the next."""
        if self.due == kernel.steps():
            self._rows.append(self.look())
            self.due += self._interval

    def look(self) -> Floats:
        """What the quantity is now."""
        if self._size:
            self._pointers.gather(self._values)
        return np.array(self._values.as_numpy())

    def drain(self) -> Samples:
        """The samples since the last call, up to now."""
        self.sample()
        values = np.array(self._rows).reshape(len(self._rows), self._size) / self._row.factor
        self._rows = []
        begin, interval = kernel.times_of(np.array([self.due - len(values) * self._interval, self._interval])).tolist()
        return Samples(begin, interval, values)


def ordered(cells: Indices, steps: Indices) -> Spikes:
    """Spikes in the order of their time steps, and those of one step by cell."""
    order = np.lexsort((cells, steps))
    return Spikes(cells[order], kernel.times_of(steps[order]))
