"""Connections: blocks of edges into NEST, and the parameters of synapses changed and read later.

Nothing is kept for single connections here. What a synapse was told is in the blocks, which are read again when
somebody asks; NEST is asked only where its synapses are to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from backends.nest.groups import Group, Neurons
from backends.nest.kernel import nest, told
from backends.nest.translation import SYNAPSES
from backends.simulator import Edges, Floats, Indices, Numbers
from backends.standard import SynapseModel
from backends.standard.units import factor


class SynapseModels:
    """Names under which NEST keeps the connections of a projection apart from all others between the same groups.

    The first projection between two groups has the synapse model as it is; the next ones have numbered copies.
    """

    def __init__(self) -> None:
        self._uses: Counter[tuple[int, int, str]] = Counter()
        self._copies: set[str] = set()

    def name(self, source: Group, target: Group, model: str) -> str:
        """The synapse model for one more projection."""
        key = (id(source), id(target), model)
        self._uses[key] += 1
        if self._uses[key] == 1:
            return model
        copy = f"{model}_{self._uses[key]}"
        if copy not in self._copies:
            nest.CopyModel(model, copy)
            self._copies.add(copy)
        return copy


class Links:
    """The connections of one projection, in the order of its blocks.

    `blocks` are gone through again whenever their order or their values matter; an iterator, which could be gone
    through only once, is kept as a tuple.
    """

    def __init__(
        self, source: Group, target: Neurons, blocks: Iterable[Edges], synapse: SynapseModel, receptor: str, model: str
    ) -> None:
        self.source = source
        self.target = target
        self._blocks = tuple(blocks) if isinstance(blocks, Iterator) else blocks
        self._model = model
        self._names: Mapping[str, str] = {"weight": "weight", **SYNAPSES[synapse.name].parameters}
        inlet = target.rows.receptors[receptor]
        self._factors = {"weight": inlet.sign * factor(target.cell.weight_unit, inlet.unit)}
        self._changed: dict[str, Numbers] = {}
        self._wired = False

    def wire(self) -> None:
        """Make the connections in NEST, from wherever those of the source begin now."""
        outlet, first = self.source.outlet(self._model), int(self.target.nodes[0].global_id)
        begin = 0
        for edges in self._blocks:
            where = slice(begin, begin + edges.pre.size)
            values = {**edges.parameters, **{name: _part(value, where) for name, value in self._changed.items()}}
            if edges.pre.size:
                self._connect(outlet.ids(edges.pre), edges.post + first, values)
            begin = where.stop
        self._wired = True

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        self._changed |= parameters
        if not self._wired:
            return
        connections = nest.GetConnections(self.source.outlet(self._model).nodes, self.target.nodes, self._model)
        if not len(connections):
            return
        values = {self._names[name]: value * self._factors.get(name, 1.0) for name, value in parameters.items()}
        if any(np.ndim(value) for value in values.values()):
            order = self._order(connections)
            values = {name: np.broadcast_to(value, order.shape)[order] for name, value in values.items()}
        with told(f"changing {', '.join(parameters)} of connections"):
            connections.set({name: np.asarray(value).tolist() for name, value in values.items()})

    def get(self, name: str) -> Floats:
        """The present value of a parameter, one per connection."""
        if name in self._changed:
            size = sum(block.pre.size for block in self._blocks)
            return np.array(np.broadcast_to(self._changed[name], (size,)), float)
        blocks = (np.broadcast_to(block.parameters[name], block.pre.shape) for block in self._blocks)
        return np.concatenate([np.empty(0), *blocks])

    def fans_out_by_one(self) -> bool:
        """Whether each cell of the source has one target at most."""
        pre = np.concatenate([block.pre for block in self._blocks] or [np.empty(0, np.int64)])
        return bool(np.unique(pre).size == pre.size)

    def _connect(self, pre: Indices, post: Indices, values: Mapping[str, Numbers]) -> None:
        """One block of connections between nodes."""
        spec: dict[str, Any] = {"synapse_model": self._model}
        for name, value in values.items():
            spec[self._names[name]] = np.broadcast_to(np.multiply(value, self._factors.get(name, 1.0)), pre.shape)
        with told(f"connecting {self.source.cell.name} to {self.target.cell.name}"):
            nest.Connect(pre, post, "one_to_one", spec)

    def _order(self, connections: Any) -> Indices:
        """For each connection as NEST lists them, which of ours it is: matched by their two ends."""
        outlet, first = self.source.outlet(self._model), int(self.target.nodes[0].global_id)
        pre = np.concatenate([outlet.ids(block.pre) for block in self._blocks])
        post = np.concatenate([block.post + first for block in self._blocks])
        ends = connections.get(["source", "target"])
        order = np.empty(pre.size, np.int64)
        order[np.lexsort((np.atleast_1d(ends["target"]), np.atleast_1d(ends["source"])))] = np.lexsort((post, pre))
        return order


def _part(value: Numbers, where: slice) -> Numbers:
    """The part of a value that belongs to a block; a number belongs to all."""
    return np.asarray(value)[where] if np.ndim(value) else value
