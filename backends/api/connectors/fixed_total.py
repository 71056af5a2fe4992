"""A fixed number of connections in all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from backends.api.arguments import fitting
from backends.api.connectors.connector import BLOCK, Connector, Indices, Pairs, Sides, declared
from backends.api.errors import ConnectionError


class FixedTotalNumberConnector(Connector):
    """A number of pairs chosen at random from all."""

    model = declared("FixedTotalNumberConnector")
    fallible = True

    def __init__(
        self, n: int, allow_self_connections: bool = True, with_replacement: bool = True, **common: Any
    ) -> None:
        parameters = {"n": n, "allow_self_connections": allow_self_connections, "with_replacement": with_replacement}
        super().__init__(parameters, **common)

    def check(self, sides: Sides) -> None:
        """ConnectionError when there are not so many pairs."""
        self._check(int(_begins(sides, self._twins(sides))[-1]))

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """`n` pairs, ordered."""
        twins = self._twins(sides)
        begins = _begins(sides, twins)
        self._check(int(begins[-1]))
        source = sides.stream(0)
        if self.with_replacement:
            chosen = np.sort(source.integers(0, begins[-1], self.n)) if self.n else np.empty(0, np.int64)
        else:
            chosen = distinct(source, self.n, int(begins[-1]))
        for begin in range(0, self.n, BLOCK):
            part = chosen[begin : begin + BLOCK]
            post = np.searchsorted(begins, part, "right") - 1
            pre = part - begins[post]
            if twins is not None:
                pre += (twins[post] >= 0) & (pre >= twins[post])  # the twin is passed over
            yield pre, post

    def _twins(self, sides: Sides) -> Indices | None:
        return None if self.allow_self_connections else sides.twin

    def _check(self, available: int) -> None:
        fitting(self.n, f"n of {self.model.name}")
        if self.n > available and (available == 0 or not self.with_replacement):
            raise ConnectionError(f"{self!r}: {self.n} different pairs cannot be chosen among {available}.")


def _begins(sides: Sides, twins: Indices | None) -> Indices:
    """How many pairs there are with the targets before each one, and with all."""
    sources = np.full(sides.post, sides.pre, np.int64)
    if twins is not None:
        sources -= twins >= 0
    return np.concatenate([[0], np.cumsum(sources)])


def distinct(source: np.random.Generator, n: int, among: int) -> Indices:
    """`n` different numbers below `among`, rising: by drawing again what came twice, or those that are left out."""
    if 2 * n > among:
        chosen = np.ones(among, bool)
        chosen[distinct(source, among - n, among)] = False
        return np.flatnonzero(chosen)
    numbers = _unique(source.integers(0, among, n))
    while numbers.size < n:
        more = _unique(source.integers(0, among, n - numbers.size))
        at = np.searchsorted(numbers, more)
        new = np.take(numbers, at, mode="clip") != more
        numbers = np.insert(numbers, at[new], more[new])
    return numbers


def _unique(numbers: Indices) -> Indices:
    """Rising, each once."""
    numbers.sort()
    return numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if numbers.size else numbers
