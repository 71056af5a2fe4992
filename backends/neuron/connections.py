"""Connections: which spikes go through which of them, and when.

They are kept in the order in which spikes go through them: a spike of a source goes through all that have the same
delay and end in the same place in one event. A spike that is emitted at the end of a step takes effect at the end of
another, a delay later. The events that carry it are due three quarters of a step before that end (see mod/emit.inc):
safely within the step, whatever is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from backends.neuron import kernel
from backends.neuron.bundles import Bundles
from backends.neuron.groups import Group, Neurons
from backends.neuron.kernel import h, told
from backends.neuron.synapses import NUMBER, SynapseRows
from backends.simulator import Edges, Floats, Indices, Numbers, SimulatorError, joined

_MORE = 1e-6  # of a time step: NEURON wants delays between processes to be longer than one step


class Links:
    """The connections of one projection, in the order of its blocks, which are gone through again for new delays.

    Those onto cells of this process are bundled here; of the others nothing is known. Random numbers are found from the
    `seed`, from `place`, the number of the projection, and from the number of the connection in it.
    """

    def __init__(
        self,
        source: Group,
        target: Neurons,
        blocks: Iterable[Edges],
        receptor: str,
        rows: SynapseRows,
        seed: int,
        place: int,
    ) -> None:
        self._source, self._target, self._rows = source, target, rows
        self._blocks = tuple(blocks) if isinstance(blocks, Iterator) else blocks
        self._heard = h.List()  # connections through which a bundle hears of the spikes of its targets
        self._events: list[Any] = []  # Lists of connections in NEURON; in the last one are those in use
        self._pre = np.empty(0, np.int64)  # where those in use begin
        self._routed, self._begin = kernel.steps(), 0
        pre, post, values = joined(self._blocks)
        self._size = pre.size
        steps = self._steps(values.get("delay", kernel.timestep()))
        here, places = target.places(post)
        self._at = np.flatnonzero(here)  # which connection of the projection each of those kept here is
        order = np.argsort(self._keys(pre, places, steps), kind="stable")
        self._at = self._at[order]
        values |= {NUMBER: np.arange(self._size, dtype=float)}
        with told(f"connecting {self._names}"):
            self._bundles = Bundles(rows, target, receptor, places[order], self._mine(values), seed, place)
            self._route(pre, steps)
            if rows.plastic:
                self._listen(np.unique(places))
        source.outgoing.append(self)

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters, from now on: a number for all, or an array in the order of the connections."""
        steps = self._steps(parameters.get("delay", kernel.timestep()))
        with told(f"changing {', '.join(parameters)} of connections"):
            self._bundles.catch_up()
            self._bundles.set(self._mine(parameters))
            if "delay" in parameters:
                self._route(joined(self._blocks)[0], steps)

    def get(self, name: str) -> Floats:
        """The present values of a parameter, one per connection; NaN where another process knows it."""
        self._bundles.catch_up()
        values = np.full(self._size, np.nan)
        values[self._at] = self._bundles.get(name)
        return values

    def start(self, cells: Indices) -> None:
        """Send spikes that these cells emit at this very moment, which belong to no step that is gone through."""
        which = np.concatenate([np.flatnonzero(self._pre == cell) for cell in cells])
        if which.size:
            early = kernel.EARLY * kernel.timestep()
            h.pinetum_start(self._events[-1], h.Vector(which.astype(float)), early)

    def release(self) -> None:
        """Let the connections go."""
        for events in (*self._events, self._heard):
            events.remove_all()
        self._bundles.release()

    @property
    def _names(self) -> str:
        return f"{self._source.cell.name} to {self._target.cell.name}"

    def _mine(self, values: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """What the columns of this process are to be filled with; a number belongs to all connections."""
        mine = {name: value for name, value in values.items() if name in self._rows.columns}
        return {name: value[self._at] if isinstance(value, np.ndarray) else value for name, value in mine.items()}

    def _keys(self, pre: Indices, places: Indices, steps: Indices) -> Indices:
        """A number for each connection kept here, the same for those that spikes go through together."""
        where, steps = self._target.stands[1][places], np.broadcast_to(steps, pre.shape)[self._at]
        return (where * self._source.n + pre[self._at]) * (1 + int(steps.max(initial=0))) + steps

    def _route(self, pre: Indices, steps: Indices) -> None:
        """From now on, spikes reach targets in so many steps; those that are on their way arrive as before."""
        keys = self._keys(pre, self._bundles.post, steps)
        order = np.argsort(keys, kind="stable")
        first = np.flatnonzero(np.diff(keys[order], prepend=-1))
        heads, count = order[first], np.diff(first, append=order.size)
        if self._events:
            self._retire()
            self._bundles.sort(order, self._begin)
        self._events.append(h.List())
        self._pre, steps = pre[self._at[heads]], np.broadcast_to(steps, pre.shape)[self._at[heads]]
        gids = self._pre + self._source.first
        self._connect(gids, self._bundles.post[heads], steps, self._begin + first, count, self._events[-1])

    def _retire(self) -> None:
        """Let no new spikes through the connections in use, and see where in the order there is place for others."""
        if kernel.steps() == self._routed:  # nothing can be on its way
            self._events.pop().remove_all()
            return
        h.pinetum_retire(self._events[-1])
        self._routed, self._begin = kernel.steps(), self._begin + self._at.size

    def _listen(self, places: Indices) -> None:
        """Have bundles hear of the spikes of their targets, a step later."""
        gids, here = self._target.local[places] + self._target.first, np.ones(places.size, np.int64)
        self._connect(gids, places, here, places, here * 0, self._heard)

    def _connect(
        self, gids: Indices, places: Indices, steps: Indices, first: Indices, count: Indices, into: Any
    ) -> None:
        """Connections in NEURON from cells to the bundles of others, which are told two numbers with each spike."""
        columns = (gids, self._target.stands[1][places], (steps + _MORE) * kernel.timestep(), first, count)
        h.pinetum_connect(self._bundles.all, *(h.Vector(column.astype(float)) for column in columns), into)
        kernel.rewired()

    def _steps(self, delay: Numbers) -> Indices:
        """Delays in steps. SimulatorError: one is below the time step."""
        steps = np.asarray(np.rint(np.divide(delay, kernel.timestep())), np.int64)
        if np.any(steps < 1):
            raise SimulatorError(
                f"NEURON, connecting {self._names}: a delay of {np.min(delay):g} ms is below the time step, "
                f"{kernel.timestep():g} ms."
            )
        return steps
