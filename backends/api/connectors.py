"""Which cells are connected: rules that yield blocks of pairs, drawn in NumPy from counter-based streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from backends.api.errors import ConnectionError, InvalidDimensionsError
from backends.api.parameters import known
from backends.api.random import NumpyRNG
from backends.simulator import Indices
from backends.standard import CONNECTORS, ConnectorModel

BLOCK = 1_000_000  # connections that are made at a time

Pairs = tuple[Indices, Indices]
Stream = Callable[[int], np.random.Generator]  # from the number of a block to its random stream


@dataclass(frozen=True)
class Ends:
    """The two ends of a projection: how many cells, and for each target which source is the same cell (-1: none)."""

    pre: int
    post: int
    same: Indices | None = None

    def without_same(self, first: int, count: int) -> Indices:
        """The same cell of each of `count` targets from `first` on, -1 where there is none."""
        return np.full(count, -1, np.int64) if self.same is None else self.same[first : first + count]


class Connector:
    """A rule with its parameters; `rng` draws where chance decides."""

    declaration: ClassVar[ConnectorModel]

    def __init__(
        self, *given: Any, rng: NumpyRNG | None = None, safe: bool = True, callback: Any = None, **parameters: Any
    ) -> None:
        named = dict(zip(self.declaration.by_name, given, strict=False))
        self.parameters = {**self.declaration.defaults, **known(self.declaration, {**named, **parameters})}
        self.rng = rng

    @property
    def name(self) -> str:
        """The name of the rule."""
        return self.declaration.name

    def __getattr__(self, name: str) -> Any:
        if name in type(self).declaration.by_name:
            return self.parameters[name]
        raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(f'{name}={value!r}' for name, value in self.parameters.items())})"

    def check(self, ends: Ends) -> None:
        """Raise when the rule does not fit these ends."""

    def pairs(self, ends: Ends, stream: Stream) -> Iterator[Pairs]:
        """Blocks of pairs, ordered by target: always the same for the same ends and stream."""
        raise NotImplementedError

    def _targets(self, ends: Ends, per_target: float) -> Iterator[tuple[int, int, int]]:
        """Blocks of targets: number, first target, count."""
        size = max(1, int(BLOCK / max(per_target, 1.0)))
        for number, first in enumerate(range(0, ends.post, size)):
            yield number, first, min(size, ends.post - first)


class AllToAllConnector(Connector):
    """Each presynaptic cell is connected to each postsynaptic cell."""

    declaration = CONNECTORS["AllToAllConnector"]

    def pairs(self, ends: Ends, stream: Stream) -> Iterator[Pairs]:
        """All sources of the first target, then of the second, …."""
        for _, first, count in self._targets(ends, ends.pre):
            pre = np.tile(np.arange(ends.pre), count)
            post = np.repeat(np.arange(first, first + count), ends.pre)
            yield _allowed(self, ends, pre, post)


class OneToOneConnector(Connector):
    """The n-th presynaptic cell is connected to the n-th postsynaptic cell."""

    declaration = CONNECTORS["OneToOneConnector"]

    def check(self, ends: Ends) -> None:
        """Both ends need the same number of cells."""
        if ends.pre != ends.post:
            raise InvalidDimensionsError(f"one to one needs equal sizes, but there are {ends.pre} and {ends.post} cells")

    def pairs(self, ends: Ends, stream: Stream) -> Iterator[Pairs]:
        """Each with its own."""
        for _, first, count in self._targets(ends, 1):
            cells = np.arange(first, first + count)
            yield cells, cells


class FixedProbabilityConnector(Connector):
    """Each pair of cells is connected with the same probability, independently of the others."""

    declaration = CONNECTORS["FixedProbabilityConnector"]

    def pairs(self, ends: Ends, stream: Stream) -> Iterator[Pairs]:
        """From one connection to the next the number of pairs passed over is geometric: no pair is asked in vain."""
        for number, first, count in self._targets(ends, self.p_connect * ends.pre):
            at = _bernoulli(stream(number), self.p_connect, ends.pre * count)
            yield _allowed(self, ends, at % ends.pre, first + at // ends.pre)


class FixedNumberPreConnector(Connector):
    """Each postsynaptic cell gets the same number of presynaptic cells, chosen at random."""

    declaration = CONNECTORS["FixedNumberPreConnector"]

    def check(self, ends: Ends) -> None:
        """Without replacement, there have to be enough cells to choose from."""
        excluded = ends.same is not None and not self.allow_self_connections and bool((ends.same >= 0).any())
        choice = ends.pre - excluded
        if not self.with_replacement and self.n > choice:
            raise ConnectionError(f"n = {self.n} inputs cannot be chosen from {choice} cells without replacement")

    def pairs(self, ends: Ends, stream: Stream) -> Iterator[Pairs]:
        """The inputs of each target, rising."""
        for number, first, count in self._targets(ends, self.n):
            yield self._choose(stream(number), ends, first, count), np.repeat(np.arange(first, first + count), self.n)

    def _choose(self, random: np.random.Generator, ends: Ends, first: int, count: int) -> Indices:
        same = ends.without_same(first, count)
        if self.allow_self_connections or (same < 0).all():
            return self._rows(random, ends.pre, count).ravel()
        chosen = np.empty((count, self.n), np.int64)
        excluded = same >= 0
        chosen[~excluded] = self._rows(random, ends.pre, int((~excluded).sum()))
        others = self._rows(random, ends.pre - 1, int(excluded.sum()))
        chosen[excluded] = others + (others >= same[excluded, None])  # skip the cell itself
        return chosen.ravel()

    def _rows(self, random: np.random.Generator, choice: int, count: int) -> Indices:
        if self.with_replacement:
            return np.sort(random.integers(0, choice, (count, self.n)), axis=1)
        return _distinct(random, choice, self.n, count)


def _allowed(connector: Connector, ends: Ends, pre: Indices, post: Indices) -> Pairs:
    if ends.same is None or connector.allow_self_connections:
        return pre, post
    others = ends.same[post] != pre
    return pre[others], post[others]


def _bernoulli(random: np.random.Generator, p: float, n: int) -> Indices:
    """Which of `n` trials succeed, each with probability `p`, rising."""
    if p <= 0 or n == 0:
        return np.empty(0, np.int64)
    if p >= 1:
        return np.arange(n)
    successes = [np.array([-1])]
    while successes[-1][-1] < n - 1:
        left = n - successes[-1][-1]
        enough = int(left * p + 5 * np.sqrt(left * p) + 16)
        gaps = np.minimum(random.geometric(p, enough), n + 1)  # a gap beyond the end is beyond the end
        successes.append(successes[-1][-1] + np.cumsum(gaps))
    at = np.concatenate(successes)[1:]
    return at[at < n]


def _distinct(random: np.random.Generator, choice: int, n: int, rows: int) -> Indices:
    """`rows` rows of `n` different numbers below `choice`, each set of them equally likely, rising; shape (rows, n).

    What is drawn twice in a row is drawn again until no number is left twice. Nothing in that prefers one number to
    another, so all sets stay equally likely. Where most numbers are taken it is quicker to draw those that are not.
    """
    if n > choice // 2:
        left = _distinct(random, choice, choice - n, rows) if n < choice else np.empty((rows, 0), np.int64)
        taken = np.ones((rows, choice), bool)
        np.put_along_axis(taken, left, False, axis=1)
        return np.nonzero(taken)[1].reshape(rows, n)
    drawn = np.sort(random.integers(0, choice, (rows, n), dtype=np.int32), axis=1)
    again = np.arange(rows)
    while again.size and n > 1:
        part = drawn[again]
        twice = np.zeros(part.shape, bool)
        twice[:, 1:] = part[:, 1:] == part[:, :-1]
        hit = twice.any(axis=1)
        again, part, twice = again[hit], part[hit], twice[hit]
        part[twice] = random.integers(0, choice, int(twice.sum()), dtype=np.int32)
        drawn[again] = np.sort(part, axis=1)
    return drawn.astype(np.int64)


CONNECTOR_CLASSES: dict[str, type[Connector]] = {
    each.__name__: each
    for each in (AllToAllConnector, OneToOneConnector, FixedProbabilityConnector, FixedNumberPreConnector)
}
