"""Connections: blocks of edges into NEST, and the parameters of synapses changed and read later.

Nothing is kept for single connections here. What a synapse was told is in the blocks, which are read again when
somebody asks; NEST is asked only where its synapses are to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from backends.nest.groups import Group, Neurons, Outlet
from backends.nest.kernel import nest, told
from backends.nest.rows import SynapseRows
from backends.simulator import Edges, Floats, Indices, Numbers, SimulatorError
from backends.standard import SynapseModel
from backends.standard.units import factor

_DECAYS = {"excitatory": "tau_syn_E", "inhibitory": "tau_syn_I"}
_INSTANT = 1e-6  # ms
_NOTHING = 1e-30


class SynapseModels:
    """Names under which NEST keeps the connections of a projection apart from all others between the same groups.

    The first projection between two groups has the synapse model as it is; the next ones have numbered copies. Where
    the synapses of a projection have more in common than their model, it is a copy of its `own`.
    """

    def __init__(self) -> None:
        self._uses: Counter[tuple[int, int, str]] = Counter()
        self._copies: set[str] = set()

    def name(self, source: Group, target: Group, model: str, own: bool) -> str:
        """The synapse model for one more projection."""
        key = (0, 0, model) if own else (id(source), id(target), model)
        self._uses[key] += 1
        if self._uses[key] == 1 and not own:
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
        self,
        source: Group,
        target: Neurons,
        blocks: Iterable[Edges],
        synapse: SynapseModel,
        receptor: str,
        rows: SynapseRows,
        model: str,
    ) -> None:
        self.source = source
        self.target = target
        self._blocks = tuple(blocks) if isinstance(blocks, Iterator) else blocks
        self._synapse = synapse
        self._rows = rows
        self._model = model
        inlet = target.rows.receptors[receptor]
        self._size = factor(target.cell.unit_of(receptor), inlet.unit)
        self._factor = inlet.sign * self._size
        self._decay = _DECAYS[receptor]
        self._changed: dict[str, Numbers] = {}
        self._wired = False
        if rows.fixed or rows.cell:
            self._check(next(iter(self._blocks), None))

    def wire(self) -> None:
        """Make the connections in NEST, from wherever those of the source begin now."""
        outlet, first = self._outlet(), int(self.target.nodes[0].global_id)
        begin = 0
        for edges in self._blocks:
            where = slice(begin, begin + edges.pre.size)
            values = {**edges.parameters, **{name: _part(value, where) for name, value in self._changed.items()}}
            if edges.pre.size:
                self._connect(outlet.ids(edges.pre), edges.post + first, self._translated(values, values, edges.post))
            begin = where.stop
        self._wired = True

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        self._check_values(parameters)
        self._check_kept(parameters)
        self._changed |= parameters
        if not self._wired:
            return
        connections = self._connections()
        if not len(connections):
            return
        needed = {name for row in self._rows.parameters if parameters.keys() & {*row.of} for name in row.of}
        values = self._translated(parameters, {**{name: self._told(name) for name in needed}, **parameters})
        if any(np.ndim(value) for value in values.values()):
            order = self._order(connections.get(["source", "target"]))
            values = {name: np.broadcast_to(value, order.shape)[order] for name, value in values.items()}
        with told(f"changing {', '.join(parameters)} of connections"):
            connections.set({name: np.asarray(value).tolist() for name, value in values.items()})

    def get(self, name: str) -> Floats:
        """The present value of a parameter, one per connection; NEST has weights that change by themselves."""
        if name == "weight" and self._synapse.plastic and self._wired and len(connections := self._connections()):
            found = connections.get(["source", "target", "weight"])  # in one go: NEST takes its time for each
            values = np.empty(len(connections))
            values[self._order(found)] = np.atleast_1d(found["weight"])
            return values / self._factor
        return self._told(name)

    def _told(self, name: str) -> Floats:
        """What connections were told last."""
        if name in self._changed:
            size = sum(block.pre.size for block in self._blocks)
            return np.array(np.broadcast_to(self._changed[name], (size,)), float)
        blocks = (np.broadcast_to(block.parameters[name], block.pre.shape) for block in self._blocks)
        return np.concatenate([np.empty(0), *blocks])

    def fans_out_by_one(self) -> bool:
        """Whether each cell of the source has one target at most."""
        pre = np.concatenate([block.pre for block in self._blocks] or [np.empty(0, np.int64)])
        return bool(np.unique(pre).size == pre.size)

    @property
    def through_devices(self) -> bool:
        """Whether a generator can be connected by these synapses."""
        return self._rows.devices

    def _outlet(self) -> Outlet:
        return self.source.outlet(self._model, self._rows.devices)

    def _connections(self) -> Any:
        """The connections as NEST lists them."""
        return nest.GetConnections(self._outlet().nodes, self.target.nodes, self._model)

    def _translated(
        self, wanted: Mapping[str, Any], values: Mapping[str, Any], post: Indices | None = None
    ) -> dict[str, Any]:
        """NEST's parameters of those of ours that are wanted; with the cells `post`, also what depends on them."""
        rows = self._rows
        told = {row.name: row.value(values) for row in rows.parameters if wanted.keys() & {*row.of}}
        told |= {name: self._weight(values[ours]) for name, ours in rows.weights.items() if ours in wanted}
        told |= {name: values[ours] * self._size for name, ours in rows.sizes.items() if ours in wanted}
        if post is not None:
            told |= rows.constants
            if rows.decay:
                told[rows.decay] = self._time_constant(post, values["tau_rec"])
        return told

    def _weight(self, value: Numbers) -> Numbers:
        """A weight as NEST takes it. Plastic weights have to have the sign of their bound, even those of nothing."""
        signed = value * self._factor
        bounded = self._synapse.plastic and self._factor < 0
        return np.where(np.equal(signed, 0.0), -_NOTHING, signed) if bounded else signed

    def _time_constant(self, post: Indices, tau_rec: Numbers) -> Floats:
        """That of the receptor, ms; where currents are over at once, almost nothing.

        NEST divides by its difference to tau_rec: where that is nothing, it is made one millionth.
        """
        constant = self.target.parameters.get(self._decay, _INSTANT)
        own = np.broadcast_to(constant, (self.target.n,))[post]
        return np.where(np.abs(own - tau_rec) < 1e-6 * own, own * (1.0 + 1e-6), own)

    def _check(self, block: Edges | None) -> None:
        """Refuse what NEST leaves no choice of, and tell the cells what NEST keeps with them."""
        if block is None:
            return
        self._check_values(block.parameters)
        for name, ours in self._rows.cell.items():
            self.target.keep(name, ours, block.parameters[ours])

    def _check_values(self, values: Mapping[str, Numbers]) -> None:
        for name, only in self._rows.fixed.items():
            if name in values and np.any(values[name] != only):
                raise SimulatorError(
                    f"{name} of {self._synapse.name} from {self.source.cell.name} to {self.target.cell.name} can only "
                    f"be {only:g} in NEST; it was given as {np.ravel(values[name])[0]:g}."
                )

    def _check_kept(self, values: Mapping[str, Numbers]) -> None:
        """What NEST keeps with cells stays as it was when the connections were made."""
        for ours in values.keys() & {*self._rows.cell.values()}:
            if np.any(values[ours] != self._told(ours)):
                raise SimulatorError(
                    f"{ours} of {self._synapse.name} onto {self.target.cell.name} cannot be changed once there are "
                    "connections: NEST keeps it with the cells."
                )

    def _connect(self, pre: Indices, post: Indices, values: Mapping[str, Any]) -> None:
        """One block of connections between nodes."""
        alike = {} if self._rows.devices else _alike(values)
        spec: dict[str, Any] = {"synapse_model": self._model}
        spec |= {name: np.broadcast_to(value, pre.shape) for name, value in values.items() if name not in alike}
        with told(f"connecting {self.source.cell.name} to {self.target.cell.name}"):
            if alike:
                nest.SetDefaults(self._model, alike | ({"weight": alike["Wmax"]} if "Wmax" in alike else {}))
            nest.Connect(pre, post, "one_to_one", spec)

    def _order(self, ends: Mapping[str, Any]) -> Indices:
        """For each connection as NEST lists them, which of ours it is: matched by their two ends."""
        outlet, first = self._outlet(), int(self.target.nodes[0].global_id)
        pre = np.concatenate([outlet.ids(block.pre) for block in self._blocks])
        post = np.concatenate([block.post + first for block in self._blocks])
        order = np.empty(pre.size, np.int64)
        order[np.lexsort((np.atleast_1d(ends["target"]), np.atleast_1d(ends["source"])))] = np.lexsort((post, pre))
        return order


def _alike(values: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters that all connections have in common; weight and delay NEST takes one by one in any case."""
    numbers = {name: np.asarray(value) for name, value in values.items() if name not in ("weight", "delay")}
    return {name: value.item() for name, value in numbers.items() if value.ndim == 0}


def _part(value: Numbers, where: slice) -> Numbers:
    """The part of a value that belongs to a block; a number belongs to all."""
    return np.asarray(value)[where] if np.ndim(value) else value
