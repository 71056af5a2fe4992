"""Bundles: the connections of a projection in NEURON, and the columns of numbers that they share with NumPy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backends.neuron import kernel
from backends.neuron.groups import Neurons
from backends.neuron.kernel import h
from backends.neuron.synapses import SynapseRows
from backends.simulator import Floats, Indices, Numbers
from backends.standard.units import factor

_WORD = 2**32 - 1
_STREAMS = 2**31  # streams of random numbers from here on are those of projections


class Bundles:
    """A bundle (mod/bundle.inc) in each place where cells stand, and their columns.

    Connections are sorted by the bundles to which they belong; `post` are the places of their targets among the cells.

    Random numbers are found from the `seed`, from `place`, the number of the projection, and the number of the
    connection. A column is one number for all connections where that will do, since each takes its room.
    """

    def __init__(
        self,
        rows: SynapseRows,
        target: Neurons,
        receptor: str,
        post: Indices,
        values: Mapping[str, Numbers],
        seed: int,
        place: int,
    ) -> None:
        self._rows = rows
        self.post = post
        self._targets, self._order = h.Vector(post.astype(float)), h.Vector()
        self._columns: dict[str, Any] = {}
        self.all = h.List()
        segments, stands = target.stands
        ends = np.searchsorted(stands[post], np.arange(len(segments) + 1))
        for segment, *part in zip(segments, ends.tolist(), ends[1:].tolist(), strict=False):
            bundle = getattr(h, rows.mechanism)(segment)
            self.all.append(bundle)
            bundle.wire(self._targets, *part)
            self._reach(bundle, target, receptor)
            if rows.chance:
                bundle.seed, bundle.stream = seed & _WORD, _STREAMS + place
        if post.size:
            self._fill({**rows.constants, **rows.states, **values})

    def set(self, values: Mapping[str, Numbers]) -> None:
        """Give some columns other numbers."""
        for name, numbers in values.items() if self.post.size else ():
            if self._columns[name].size() == 1 < np.size(numbers):
                self._share(name, numbers)
            else:
                self._columns[name].as_numpy()[:] = numbers

    def get(self, name: str) -> Floats:
        """The numbers of a column, one per connection."""
        if not self.post.size:
            return np.empty(0)
        return np.array(np.broadcast_to(self._columns[name].as_numpy(), self.post.shape))

    def catch_up(self) -> None:
        """Bring weights that change up to date: what happened at the synapses until now is known."""
        began = kernel.steps() > 0  # before that, bundles know neither spikes nor the length of a step
        for bundle in self.all if self._rows.plastic and began else ():
            bundle.tidy()

    def sort(self, order: Indices, begin: int) -> None:
        """Have spikes go by another order than that in which connections are kept, which is the first.

        It begins at `begin` of all orders there were, since spikes may be on their way that go by those before.
        """
        earlier = self._order.as_numpy() if self._order.size() else np.arange(order.size)
        self._order = h.Vector(np.concatenate([earlier[:begin], order]))
        for bundle in self.all:
            bundle.sort(self._order)

    def release(self) -> None:
        """Let the bundles go."""
        self.all.remove_all()

    def _reach(self, bundle: Any, target: Neurons, receptor: str) -> None:
        """Let a bundle know the targets."""
        inlet, cell = target.rows.receptors[receptor], target.cell
        bundle.receptor, bundle.scale = inlet.number, factor(cell.unit_of(receptor), inlet.unit)
        h.pinetum_reach(bundle, target.inlets)
        if self._rows.decay and (decay := cell.decay_of(receptor)):
            for place in range(len(target.cells)):
                bundle.decay(target.reference(place, target.rows.parameters[decay]))

    def _fill(self, values: Mapping[str, Numbers]) -> None:
        """Give all columns their first numbers."""
        for name in self._rows.columns:
            own = name in self._rows.states or (self._rows.plastic and name == "weight")
            self._share(name, np.broadcast_to(values[name], self.post.shape) if own else values[name])

    def _share(self, name: str, numbers: Numbers) -> None:
        """Make a column, and let the bundles know it."""
        self._columns[name] = h.Vector(np.array(numbers, float, ndmin=1))
        for number, column in enumerate(self._rows.columns):
            for bundle in self.all if column == name else ():
                bundle.tell(number, self._columns[name])
