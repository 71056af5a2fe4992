"""A fixed number of connections for each cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from backends.api.connectors.connector import BLOCK, Connector, Indices, Pairs, Sides, declared
from backends.api.errors import ConnectionError
from backends.api.random import RandomDistribution, stream

_PURPOSE = 2**41  # of the stream of numbers of connections


class _FixedNumber(Connector):
    """What both rules share: `n` cells of one side for each cell of the other.

    `n` may be a distribution, from which each cell has a number of its own.
    """

    what: ClassVar[str]

    def __init__(
        self,
        n: int | RandomDistribution,
        allow_self_connections: bool = True,
        with_replacement: bool = False,
        **common: Any,
    ) -> None:
        drawn = isinstance(n, RandomDistribution)
        given = {"n": 0 if drawn else n, "allow_self_connections": allow_self_connections}
        super().__init__(given | {"with_replacement": with_replacement}, **common)
        if drawn:
            self.parameters["n"] = n

    def chosen(self, sides: Sides) -> Iterator[Pairs]:
        """`n` presynaptic cells for each postsynaptic one, rising."""
        numbers = self._numbers(sides)
        self._check(sides)
        if not numbers.size or numbers.max() == 0:
            return
        for block, rows in sides.rows(BLOCK // int(numbers.max())):
            twins = None if self.allow_self_connections else sides.twins(rows)
            yield self._of_rows(sides.stream(block), rows.start, numbers[rows], sides.pre, twins)

    def _of_rows(
        self, source: np.random.Generator, begin: int, numbers: Indices, among: int, twins: Indices | None
    ) -> Pairs:
        """The pairs of some rows from `begin` on, those of one number at a time."""
        parts = []
        for n in np.unique(numbers[numbers > 0]).tolist():
            rows = np.flatnonzero(numbers == n)
            choose = repeated if self.with_replacement else most if 2 * n > among else few
            pre = choose(source, rows.size, n, among, None if twins is None else twins[rows])
            parts.append((pre, np.repeat(rows + begin, n)))
        if len(parts) == 1:
            return parts[0]
        none = np.empty(0, np.int64)
        return by_target(*(np.concatenate([none, *ends]) for ends in zip(*parts, strict=True)))

    def _numbers(self, sides: Sides) -> Indices:
        """How many for each cell. ConnectionError: a distribution says something that is no number of cells."""
        if not isinstance(self.n, RandomDistribution):
            return np.full(sides.post, self.n)
        source = stream(self.n.rng.root(sides.seed), sides.place, 0, _PURPOSE)
        drawn = np.asarray(self.n.draw(source, sides.post), float)
        if (wrong := np.flatnonzero((drawn < 0) | (drawn != np.rint(drawn)))).size:
            raise ConnectionError(f"{self!r}: {drawn[wrong[0]]:g} is not a number of {self.what}.")
        return drawn.astype(np.int64)

    def _check(self, sides: Sides) -> None:
        largest = int(self._numbers(sides).max(initial=0))
        barred = not self.allow_self_connections and sides.twin is not None and bool((sides.twin >= 0).any())
        available = sides.pre - barred
        if largest > available and sides.post and (not self.with_replacement or available == 0):
            among = f"{available} other" if barred else f"{available}"
            raise ConnectionError(f"{self!r}: {largest} different {self.what} cannot be chosen among {among} cells.")


class FixedNumberPreConnector(_FixedNumber):
    """The same number of inputs for each postsynaptic cell, chosen at random."""

    model = declared("FixedNumberPreConnector")
    what = "inputs"

    def check(self, sides: Sides) -> None:
        """ConnectionError when there are not so many inputs."""
        self._check(sides)

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """`n` inputs a cell."""
        return self.chosen(sides)


class FixedNumberPostConnector(_FixedNumber):
    """The same number of targets for each presynaptic cell, chosen at random."""

    model = declared("FixedNumberPostConnector")
    fallible = True
    what = "targets"

    def check(self, sides: Sides) -> None:
        """ConnectionError when there are not so many targets."""
        self._check(sides.mirrored)

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """`n` targets a cell: a block has all those of some presynaptic cells."""
        for post, pre in self.chosen(sides.mirrored):
            yield by_target(pre, post)


def by_target(pre: Indices, post: Indices) -> Pairs:
    """Pairs in the order of their targets, those of one target as they were."""
    order = np.argsort(post, kind="stable")
    return pre[order], post[order]


def few(source: np.random.Generator, rows: int, n: int, among: int, barred: Indices | None) -> Indices:
    """`n` different ones of `among` cells for each row, rising: by sorting, and drawing again what came twice.

    `barred`: a cell for each row that may not be chosen, or -1. It stands in a last column, left out in the end.
    """
    last = np.full((rows, 1), -1, np.int32) if barred is None else barred[:, None].astype(np.int32)
    table = np.hstack([source.integers(0, among, (rows, n), np.int32), last])
    table.sort(axis=1)
    at = np.arange(rows)
    while at.size:
        part = table[at]
        row, column = np.nonzero(part[:, 1:] == part[:, :-1])
        part[row, column] = source.integers(0, among, row.size, np.int32)
        again = np.unique(row)
        at, part = at[again], part[again]
        part.sort(axis=1)
        table[at] = part
    return np.asarray(table[table != last], np.int64)


def most(source: np.random.Generator, rows: int, n: int, among: int, barred: Indices | None) -> Indices:
    """The same where `n` is more than half of `among`: by choosing those that are left out.

    A barred cell is one of them; a row that bars none leaves out one more at random in its place.
    """
    chosen = np.ones((rows, among), bool)
    if among > n:
        drawn = source.integers(0, among, rows)
        first = drawn if barred is None else np.where(barred < 0, drawn, barred)
        others = few(source, rows, among - n - 1, among, first).reshape(rows, -1)
        np.put_along_axis(chosen, np.column_stack([first, others]), False, axis=1)
    return np.nonzero(chosen)[1]


def repeated(source: np.random.Generator, rows: int, n: int, among: int, barred: Indices | None) -> Indices:
    """`n` of `among` cells for each row, rising; one may be chosen several times."""
    table = source.integers(0, among, (rows, n))
    if barred is not None:
        while (wrong := np.nonzero(table == barred[:, None]))[0].size:
            table[wrong] = source.integers(0, among, wrong[0].size)
    table.sort(axis=1)
    return table.reshape(-1)
