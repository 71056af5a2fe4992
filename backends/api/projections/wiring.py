"""The connections of a projection, computed anew, block by block, whenever somebody goes through them.

Many are never kept: going through 10⁷ of them takes half a second, keeping them 300 MB. What is kept is only what a
script changed later, and which cells are connected by a million connections or less, once somebody has asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from backends.api.connectors.connector import Connector, Pairs, Sides
from backends.api.errors import InvalidDimensionsError
from backends.api.populations import BasePopulation
from backends.api.projections.limits import Limits
from backends.api.random import RandomDistribution, stream
from backends.simulator import Edges, Links, Simulator
from backends.standard import SynapseModel

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]

_KEPT = 1 << 20


@dataclass(frozen=True)
class Part:
    """The connections between one part of the presynaptic cells and one part of the postsynaptic ones.

    `sources` and `targets` translate indices of the projection's ends into those of the two groups, -1: another part.
    """

    sources: Indices
    targets: Indices

    def inside(self, pre: Indices, post: Indices) -> NDArray[np.bool_]:
        """Which of the projection's connections are here."""
        return (self.sources[pre] >= 0) & (self.targets[post] >= 0)


@dataclass
class Wires:
    """What the connections of a projection are, whoever computes them; indices are those of the projection's two ends.

    `values`: for each synaptic parameter a number, a distribution, or an array with one value per connection or, in two
    dimensions, per pair of cells, or a function of the distance. `changed`: numbers or arrays that replace them.
    """

    connector: Connector
    sides: Sides
    values: Mapping[str, Any]
    limits: Limits
    changed: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        constants = {
            name: self.limits.check(name, value)
            for name, value in self.values.items()
            if isinstance(value, (int, float))
        }
        self.values = {**self.values, **constants}

    def build(
        self, simulator: Simulator, pre: BasePopulation, post: BasePopulation, synapse: SynapseModel, receptor: str
    ) -> list[tuple[Part, Links]]:
        """Make the connections in the simulator, part by part."""
        raise NotImplementedError

    def count(self) -> int:
        """How many connections there are."""
        raise NotImplementedError

    def ends(self) -> tuple[Indices, Indices]:
        """The pre- and postsynaptic index of each connection."""
        raise NotImplementedError

    def pairs(self) -> Iterator[Pairs]:
        """The same, block by block."""
        raise NotImplementedError

    def told(self, name: str) -> Floats | None:
        """What each connection was told a parameter is, None where only the simulator knows."""
        raise NotImplementedError

    def kept(self) -> Wires:
        """The same connections in a form that outlives the simulation."""
        return self

    def of_pairs(self, name: str, function: Any, pre: Indices, post: Indices) -> Any:
        """What a function of distance or indices gives some connections."""
        owner = f"{name} of projection {self.limits.label!r}"
        return self.limits.check(name, self.sides.valued(function, owner, pre, post))


@dataclass
class Wiring(Wires):
    """Goes through blocks of Edges."""

    size: int | None = None  # how many connections there are, once somebody has gone through
    _ends: tuple[Indices, Indices] | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name, value in self.values.items():
            self._check_shape(name, value)
        if self.connector.spatial or any(map(callable, self.values.values())):
            self.sides.where.keep()

    def build(
        self, simulator: Simulator, pre: BasePopulation, post: BasePopulation, synapse: SynapseModel, receptor: str
    ) -> list[tuple[Part, Links]]:
        """Make the connections in the simulator, part by part."""
        made: list[tuple[Part, Links]] = []
        for (source, _), sources in zip(pre.parts(), translations(pre), strict=True):
            for (target, _), targets in zip(post.parts(), translations(post), strict=True):
                section = Section(sources, targets, self)
                blocks = self if source is pre and target is post else section
                rule = self.connector.model.name
                made.append((section, simulator.connect(source.group, target.group, blocks, synapse, receptor, rule)))
        if self.size is None and self._varies:
            for _ in self:  # the simulator will look later: the script shall hear of what is wrong here
                pass
        return made

    def __iter__(self) -> Iterator[Edges]:
        begin, values = 0, {**self.values, **self.changed}
        for block, (pre, post) in enumerate(self.pairs()):
            if pre.size:
                told = {name: self._part(name, value, block, pre, post, begin) for name, value in values.items()}
                yield Edges(pre, post, told)
            begin += pre.size
        for name, value in self.values.items():
            if isinstance(value, np.ndarray) and value.ndim == 1 and value.size != begin:
                raise self._mismatch(name, value.size, begin)
        self.size = begin

    def pairs(self) -> Iterator[Pairs]:
        """The pairs that the rule connects, block by block."""
        return self.connector.pairs(self.sides)

    def count(self) -> int:
        """How many connections there are."""
        if self.size is None:
            self.size = sum(pre.size for pre, _ in self.pairs())
        return self.size

    def ends(self) -> tuple[Indices, Indices]:
        """The pre- and postsynaptic index of each connection."""
        if self._ends is not None:
            return self._ends
        pairs = [*self.pairs()] or [(np.empty(0, np.int64), np.empty(0, np.int64))]
        ends = np.concatenate([pre for pre, _ in pairs]), np.concatenate([post for _, post in pairs])
        self._ends = ends if ends[0].size <= _KEPT else None
        return ends

    def told(self, name: str) -> Floats:
        """What each connection was told a parameter is."""
        value = self.changed.get(name, self.values[name])
        if isinstance(value, (int, float)):
            return np.full(self.count(), float(value))
        parts, begin = [np.empty(0)], 0
        for block, (pre, post) in enumerate(self.pairs()):
            parts.append(self._part(name, value, block, pre, post, begin))
            begin += pre.size
        return np.concatenate(parts)

    @property
    def _varies(self) -> bool:
        """Whether connections and values have to be looked at one by one to know that they are right."""
        return self.connector.fallible or any(
            isinstance(value, (np.ndarray, RandomDistribution)) or callable(value) for value in self.values.values()
        )

    def _part(self, name: str, value: Any, block: int, pre: Indices, post: Indices, begin: int) -> Any:
        """What the synapses of a block, the first of which is connection `begin`, are told of a parameter."""
        if isinstance(value, RandomDistribution):
            source = stream(value.rng.root(self.sides.seed), self.sides.place, block, 1 + crc32(name.encode()))
            return self.limits.check(name, np.asarray(value.draw(source, pre.size), float))
        if isinstance(value, np.ndarray):
            part = value[pre, post] if value.ndim == 2 else value[begin : begin + pre.size]
            if part.size != pre.size:
                raise self._mismatch(name, value.size, self.count())
            return self.limits.check(name, part)
        return self.of_pairs(name, value, pre, post) if callable(value) else value

    def _check_shape(self, name: str, value: Any) -> None:
        shape = (self.sides.pre, self.sides.post)
        if isinstance(value, np.ndarray) and (value.ndim > 2 or (value.ndim == 2 and value.shape != shape)):
            raise InvalidDimensionsError(
                f"{name} of projection {self.limits.label!r} has the shape {value.shape}; expected one value for each "
                f"connection, or {shape}."
            )

    def _mismatch(self, name: str, given: int, needed: int) -> InvalidDimensionsError:
        return InvalidDimensionsError(
            f"{name} of projection {self.limits.label!r}: {given} values were given for {needed} connections."
        )


@dataclass(frozen=True)
class Section(Part):
    """Goes through the blocks of one part, with the indices of the two groups."""

    wiring: Wiring

    def __iter__(self) -> Iterator[Edges]:
        for edges in self.wiring:
            pre, post = self.sources[edges.pre], self.targets[edges.post]
            inside = (pre >= 0) & (post >= 0)
            if inside.all():
                yield Edges(pre, post, edges.parameters)
            elif inside.any():
                values = {n: v[inside] if isinstance(v, np.ndarray) else v for n, v in edges.parameters.items()}
                yield Edges(pre[inside], post[inside], values)


def translations(cells: BasePopulation) -> list[Indices]:
    """For each part of some cells: the index in the part's population of each cell, or -1 where it is elsewhere."""
    parts, begin = [], 0
    for _, indices in cells.parts():
        table = np.full(cells.size, -1, np.int64)
        table[begin : begin + indices.size] = indices
        begin += indices.size
        parts.append(table)
    return parts


def twins(pre: BasePopulation, post: BasePopulation) -> Indices | None:
    """For each postsynaptic cell its index among the presynaptic ones, or -1; None when all would be -1."""
    sources, targets = pre.numbers, post.numbers
    if not sources.size:
        return None
    order = np.argsort(sources, kind="stable")
    at = np.searchsorted(sources[order], targets).clip(max=sources.size - 1)
    same = sources[order][at] == targets
    return np.where(same, order[at], -1) if same.any() else None
