"""Connections: blocks of edges into NEST, and the parameters of synapses changed and read later.

Nothing is kept for single connections here. What a synapse was told is in the blocks, which are read again when
somebody asks; NEST is asked only where its synapses change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from backends.nest import processes
from backends.nest.groups import NestGroup, Outlet
from backends.nest.kernel import copied, nest, told
from backends.nest.terms import Terms
from backends.simulator import Edges, Floats, Indices, Numbers

_NONE = np.empty(0, np.int64)
_CHUNK = 300  # connections that are read together
_status = nest.ll_api.nestkernel.llapi_get_connection_status


class SynapseModels:
    """Names under which NEST keeps the connections of a projection apart from all others between the same groups.

    Each is a copy of a model: one for the first projections between any two groups, one for the second ones, … Where
    the synapses of a projection have more in common than NEST's model can be told anew, it has a copy of its own.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, int], str] = {}
        self._uses: Counter[tuple[int, int, str]] = Counter()

    def name(self, source: NestGroup, terms: Terms) -> str:
        """The synapse model for one more projection."""
        model, own = terms.rows.model, not terms.rows.devices
        pair = (0, 0, model) if own else (id(source), id(terms.target), model)
        self._uses[pair] += 1
        key = model, self._uses[pair]
        if key not in self._names:
            self._names[key] = copied(model, {})
        return self._names[key]


class Links:
    """The connections of one projection."""

    def __init__(self, source: NestGroup, terms: Terms, model: str) -> None:
        self.source = source
        self.terms = terms
        self.wired = False
        self.count = 0  # how many there are on all processes, once they are made
        self._model = model

    def wire(self) -> None:
        """Make the connections in NEST, from wherever those of the source begin now."""
        raise NotImplementedError

    def fans_out_by_one(self) -> bool:
        """Whether each cell of the source is known to have one target at most."""
        raise NotImplementedError

    def told(self, name: str) -> Numbers:
        """What synapses were told of a parameter: a number, or an array in the order of the connections."""
        raise NotImplementedError

    def order(self, sources: Indices, targets: Indices) -> Indices:
        """For each connection that NEST lists on this process, by its two nodes, which of ours it is."""
        raise NotImplementedError

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        self.terms.check_changed(parameters)
        if not self.wired or not len(connections := self.connections()):
            return
        needed = {name for row in self.terms.rows.parameters if parameters.keys() & {*row.of} for name in row.of}
        values = self.terms.of({**{name: self.told(name) for name in needed}, **parameters}, parameters)
        if any(np.ndim(value) for value in values.values()):
            order = self.order(*read(connections, ["source", "target"]))
            values = {name: np.broadcast_to(value, (self.count,))[order] for name, value in values.items()}
        with told(f"changing {', '.join(parameters)} of connections"):
            connections.set(_columns(values, len(connections)))

    def get(self, name: str) -> Floats:
        """The present value of a parameter that NEST changes or drew, one per connection."""
        if not self.wired:
            return np.array(self.told(name), float)
        theirs, scale = self.terms.named(name)
        sources, targets, found = read(self.connections(), ["source", "target", theirs])
        values = np.full(self.count, np.nan)  # of those on other processes
        values[self.order(sources, targets)] = found / scale
        return values

    def connections(self) -> Any:
        """The connections as NEST lists them."""
        return nest.GetConnections(self.outlet().nodes, self.terms.target.nodes, self._model)

    def outlet(self) -> Outlet:
        """Where the connections begin."""
        return self.source.outlet(self._model, self.terms.rows.devices)

    def connect(self, pre: Any, post: Any, rule: str | Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Have NEST connect nodes; values are numbers, or what a rule takes besides."""
        alike = {"receptor_type": self.terms.inlet.port, **_alike(values)}
        spec = {"synapse_model": self._model, **{name: v for name, v in values.items() if name not in alike}}
        with told(f"connecting {self.source.cell.name} to {self.terms.target.cell.name}"):
            # A weight and its bound have to have one sign at any time.
            nest.SetDefaults(self._model, ({"weight": alike["Wmax"]} if "Wmax" in alike else {}) | alike)
            nest.Connect(pre, post, rule, spec)


class Listed(Links):
    """Connections in the order of blocks, which are gone through again whenever their order or values matter."""

    def __init__(self, source: NestGroup, terms: Terms, model: str, blocks: Iterable[Edges]) -> None:
        super().__init__(source, terms, model)
        self._blocks = blocks

    def wire(self) -> None:
        """Make the connections in NEST, from wherever those of the source begin now."""
        self.count = 0
        for edges in self._blocks:
            if edges.pre.size:
                self.terms.keep(edges.parameters)  # before there are nodes, to which it would have to be told
                outlet, first = self.outlet(), Outlet(self.terms.target.nodes).first
                values = self.terms.of(edges.parameters) | self.terms.besides(edges.parameters, edges.post)
                self.connect(outlet.ids(edges.pre), edges.post + first, "one_to_one", values)
                self.count += edges.pre.size
        self.wired = True

    def fans_out_by_one(self) -> bool:
        """Whether each cell of the source has one target at most."""
        pre = np.concatenate([_NONE, *(block.pre for block in self._blocks)])
        return bool(np.unique(pre).size == pre.size)

    def told(self, name: str) -> Floats:
        """What synapses were told of a parameter."""
        blocks = (np.broadcast_to(block.parameters[name], block.pre.shape) for block in self._blocks)
        return np.concatenate([np.empty(0), *blocks])

    def order(self, sources: Indices, targets: Indices) -> Indices:
        """Matched by their two ends."""
        outlet, first = self.outlet(), Outlet(self.terms.target.nodes).first
        pre = np.concatenate([_NONE, *(outlet.ids(block.pre) for block in self._blocks)])
        post = np.concatenate([_NONE, *(block.post + first for block in self._blocks)])
        mine = np.flatnonzero(processes.here(post))
        order = np.empty(mine.size, np.int64)
        order[np.lexsort((targets, sources))] = mine[np.lexsort((post[mine], pre[mine]))]
        return order


def read(connections: Any, names: Sequence[str]) -> list[Any]:
    """Some values of connections, an array for each name.

    NEST makes a dictionary of each connection. Few at a time stay in the processor's cache, and are no burden to
    Python's collector of garbage; `get` of NEST's own would go through them twice more.
    """
    columns: list[list[Any]] = [[] for _ in names]
    for begin in range(0, len(connections), _CHUNK):
        found = _status(connections._datum[begin : begin + _CHUNK])
        for name, column in zip(names, columns, strict=True):
            column += [each[name] for each in found]
    return [np.array(column) if column else _NONE for column in columns]


def _columns(values: Mapping[str, Any], n: int) -> Any:
    """Numbers and arrays for n connections as NEST takes them: one by one where there are several processes."""
    lists = {name: np.asarray(value).tolist() for name, value in values.items()}
    if processes.SIZE == 1 or not any(isinstance(value, list) for value in lists.values()):
        return lists
    columns = {name: np.broadcast_to(value, (n,)).tolist() for name, value in values.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _alike(values: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers that all connections have in common."""
    numbers = {name: value for name, value in values.items() if np.ndim(value) == 0}
    return {name: np.asarray(v).item() for name, v in numbers.items() if not isinstance(v, nest.Parameter)}
