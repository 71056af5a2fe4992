"""Recorders: spikes and traces out of NEST, as arrays, as often as one asks and without anything twice.

Recorders are emptied at every look (`n_events = 0`), so looking often costs no more than looking once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.adapter import ordered
from backends.nest import processes
from backends.nest.kernel import clock, nest, told
from backends.nest.rows import Row
from backends.simulator import Floats, Indices, Samples, Spikes


class SpikeRecorder:
    """Records the spikes of some of `nodes`; each cell is attached once, and unwanted spikes are left out later."""

    def __init__(self, nodes: Any) -> None:
        self._nodes = nodes
        self._first = int(nodes[0].global_id)
        self._device = nest.Create("spike_recorder")
        self._attached = np.zeros(len(nodes), bool)
        self._wanted = np.zeros(len(nodes), bool)

    def record(self, indices: Indices) -> None:
        """From now on, exactly these cells."""
        self._wanted[:] = False
        self._wanted[indices] = True
        fresh = np.flatnonzero(self._wanted & ~self._attached)
        if fresh.size:
            _attach(picked(self._nodes, fresh), self._device)
        self._attached |= self._wanted

    def drain(self) -> Spikes:
        """The spikes since the last call, by time and then by cell."""
        events = _emptied(self._device)
        cells, times = events["senders"].astype(np.int64) - self._first, events["times"]
        if not self._wanted.all():
            keep = self._wanted[cells]
            cells, times = cells[keep], times[keep]
        return ordered(cells, times)


class TraceRecorder:
    """Records one signal of some of `nodes` every `interval` ms.

    NEST hands out samples one step late, and has none of the beginning: both of these are read from the cells, but for
    what is `initial` where NEST does not know it yet. Late signals cannot be read: their samples come a step late.
    """

    def __init__(self, nodes: Any, row: Row, indices: Indices, interval: float, initial: Floats | None = None) -> None:
        self._nodes = picked(nodes, indices)
        self._own, self._ids, here = local(nodes, indices)
        self._row = row
        self._interval = clock.on_grid(interval)
        self._start = clock.now
        self._device: Any = None
        self._initial = None if initial is None else initial[here]
        self._drained = 0  # how many samples have been handed out

    def prepare(self) -> None:
        """Begin, now that the cells have the states from which they start."""
        if self._device is not None:
            return
        self._initial = self._state() if self._initial is None else self._initial
        self._device = nest.Create(
            "multimeter",
            params={
                "record_from": self._row.names,
                "interval": self._interval,
                "offset": clock.on_grid(self._start % self._interval) % self._interval,
                "start": self._start,
            },
        )
        _attach(self._device, self._nodes)

    def stop(self) -> None:
        """Record no more."""
        if self._device is not None:
            self._device.stop = clock.now

    def drain(self) -> Samples:
        """The samples since the last call, up to now."""
        late = self._row.late
        first, end = self._drained, clock.now - late * clock.timestep
        self._drained = int((end - self._start) / self._interval + 1e-6) + 1
        values = np.empty((self._drained - first, self._ids.size))
        if first == 0:
            values[0] = self._state() if self._initial is None else self._initial
        if self._device is not None:
            self._fill(values, first)
        if self._drained > max(first, 1) and self._is_due(end) and not late:
            values[-1] = self._state()
        return Samples(clock.on_grid(self._start + first * self._interval), self._interval, values)

    def _fill(self, values: Floats, first: int) -> None:
        """Put what the device has into rows (times) and columns (cells); the first row there has index `first`."""
        events = _emptied(self._device)
        rows = np.rint((events["times"] - self._start) / self._interval).astype(np.int64) - first
        fresh = rows >= 0
        columns = np.searchsorted(self._ids, events["senders"])
        signal = np.subtract.reduce([events[name] for name in self._row.names])
        values[rows[fresh], columns[fresh]] = signal[fresh] / self._row.factor

    def _is_due(self, time: float) -> bool:
        """Whether a sample is to be taken at this very moment."""
        return abs(time - self._start - (self._drained - 1) * self._interval) < 1e-6

    def _state(self) -> Floats:
        """The signal at this very moment."""
        return present(self._own, self._row)


class Lookout:
    """Samples a signal that no device of NEST's knows, every `interval` ms: runs pause for it."""

    def __init__(self, nodes: Any, row: Row, indices: Indices, interval: float) -> None:
        self._own = local(nodes, indices)[0]
        self._row = row
        self._interval = clock.count(interval)
        self._samples: list[Floats] = []
        self.due = clock.steps

    def prepare(self) -> None:
        """Take a sample, if it is time for one: `due` is the step of the next."""
        if self.due == clock.steps:
            self._samples.append(present(self._own, self._row))
            self.due += self._interval

    def stop(self) -> None:
        """Nothing is to be done."""

    def drain(self) -> Samples:
        """The samples since the last call, up to now."""
        self.prepare()
        samples, self._samples = self._samples, []
        start = clock.time(self.due - len(samples) * self._interval)
        return Samples(start, clock.time(self._interval), np.array(samples).reshape(len(samples), len(self._own)))


def present(nodes: Any, row: Row) -> Floats:
    """The present value of a quantity of some nodes; lists are shorter before the first step."""
    if not len(nodes):
        return np.empty(0)
    if row.state is None:
        return np.asarray(np.subtract.reduce([np.atleast_1d(nodes.get(name)) for name in row.names]) / row.factor)
    name, number = row.state
    lists = np.reshape(np.asarray(nodes.get(name), float), (len(nodes), -1))
    return lists[:, number] / row.factor if number < lists.shape[1] else np.zeros(len(nodes))


def local(nodes: Any, indices: Indices) -> tuple[Any, Indices, NDArray[np.bool_]]:
    """Those of some nodes that live on this process, their numbers, and which of the indices they are."""
    ids = indices + int(nodes[0].global_id)
    here = processes.here(ids)
    return picked(nodes, indices[here]) if here.any() else (), ids[here], here


def picked(nodes: Any, indices: Indices | None) -> Any:
    """These of the nodes (None: all); all of them as they are, which NEST connects faster."""
    return nodes if indices is None or indices.size == len(nodes) else nodes[indices.tolist()]


def _emptied(device: Any) -> dict[str, Floats]:
    """What a device has recorded; it starts over."""
    events: dict[str, Floats] = device.get("events")
    device.set([{"n_events": 0}])  # a list spares NEST from looking at all other values first
    return events


def _attach(source: Any, target: Any) -> None:
    """Connect a device, with the shortest delay."""
    with told("attaching a recorder"):
        nest.Connect(source, target, syn_spec={"delay": clock.timestep})
