"""Connections: which spikes go through which of them, and when.

A spike of a source goes through all connections that have the same delay and end in the same place in one event. A
spike that is emitted at the end of a step takes effect at the end of another, a delay later. The events that carry it
are due three quarters of a step before that end (see mod/emit.inc): safely within the step, whatever is rounded.
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
        self._routed, self._begin, self._end = kernel.steps(), 0, 0
        pre, post, values = joined(self._blocks)
        steps = self._steps(values.get("delay", kernel.timestep()))
        self._here, post = target.places(post)
        values |= {NUMBER: np.arange(pre.size, dtype=float)}
        with told(f"connecting {self._names}"):
            self._bundles = Bundles(rows, target, receptor, post, self._mine(values), seed, place)
            self._route(pre[self._here], post, self._part(steps))
            if rows.plastic:
                self._listen(np.unique(post))

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        steps = self._steps(parameters.get("delay", kernel.timestep()))
        with told(f"changing {', '.join(parameters)} of connections"):
            self._bundles.set(self._mine(parameters))
            if "delay" in parameters:
                pre, post, _ = joined(self._blocks)
                self._route(pre[self._here], self._target.places(post)[1], self._part(steps))

    def get(self, name: str) -> Floats:
        """The present values of a parameter, one per connection; NaN where another process knows it."""
        if self._rows.plastic:
            self._bundles.catch_up()
        values = np.full(self._here.size, np.nan)
        values[self._here] = self._bundles.get(name)
        return values

    def release(self) -> None:
        """Let the connections go."""
        for events in (*self._events, self._heard):
            events.remove_all()
        self._bundles.release()

    @property
    def _names(self) -> str:
        return f"{self._source.cell.name} to {self._target.cell.name}"

    def _part(self, value: Any) -> Any:
        """The part of an array that belongs to connections of this process; a number belongs to all."""
        return value if np.ndim(value) == 0 or self._here.all() else value[self._here]

    def _mine(self, values: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """What the columns of this process are to be filled with."""
        return {name: self._part(value) for name, value in values.items() if name in self._rows.columns}

    def _route(self, pre: Indices, post: Indices, steps: Indices) -> None:
        """From now on, spikes go from `pre` to `post` in so many steps; those that are on their way, as before."""
        if not pre.size:
            return
        where, steps = self._target.stands[1][post], np.broadcast_to(steps, pre.shape)
        key = (where * self._source.n + pre) * (int(steps.max()) + 1) + steps
        order = np.argsort(key, kind="stable")
        first = np.flatnonzero(np.diff(key[order], prepend=-1))
        self._begin = self._retire()
        self._end = self._begin + order.size
        self._bundles.wire(order, np.cumsum(np.bincount(where, minlength=len(self._bundles.all))), self._begin)
        self._events.append(h.List())
        heads, count = order[first], np.diff(first, append=order.size)
        self._connect(
            pre[heads] + self._source.first, where[heads], steps[heads], self._begin + first, count, self._events[-1]
        )

    def _retire(self) -> int:
        """Let no new spikes through the connections in use. Returns where in the order there is place for new ones."""
        if kernel.steps() == self._routed:  # nothing can be on its way
            if self._events:
                self._events.pop().remove_all()
            return self._begin
        self._routed = kernel.steps()
        h.pinetum_retire(self._events[-1])
        return self._end

    def _listen(self, post: Indices) -> None:
        """Have bundles hear of the spikes of their targets."""
        here = np.ones(post.size, np.int64)
        gids = self._target.local[post] + self._target.first
        self._connect(gids, self._target.stands[1][post], here, post, here * 0, self._heard)

    def _connect(
        self, gids: Indices, where: Indices, steps: Indices, first: Indices, count: Indices, into: Any
    ) -> None:
        """Connections in NEURON from cells to bundles, which are told two numbers with each spike."""
        delays = (steps + _MORE) * kernel.timestep()
        columns = (h.Vector(column.astype(float)) for column in (gids, where, delays, first, count))
        h.pinetum_connect(self._bundles.all, *columns, into)
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
