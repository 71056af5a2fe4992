"""Small worlds: neighbours, some of them exchanged for cells anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.connectors.connector import BLOCK, Connector, Pairs, Sides, declared
from backends.api.connectors.fixed_number import by_target

Mask = NDArray[np.bool_]


class SmallWorldConnector(Connector):
    """Each cell to all within a distance `degree` (um), or to `n_connections` of them at most.

    Then each connection moves with the probability `rewiring` to a target that the cell has not yet.
    """

    model = declared("SmallWorldConnector")
    spatial = True

    def __init__(
        self,
        degree: float,
        rewiring: float,
        allow_self_connections: bool = True,
        n_connections: int | None = None,
        **common: Any,
    ) -> None:
        parameters = {"degree": degree, "rewiring": rewiring, "allow_self_connections": allow_self_connections}
        super().__init__({**parameters, "n_connections": n_connections}, **common)

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The connections: a block has all those of some presynaptic cells."""
        mirrored, where = sides.mirrored, sides.where
        for block, rows in mirrored.rows(BLOCK // max(1, sides.post)):
            source = sides.stream(block)
            near = where.space.between(where.sources[:, rows, None], where.targets[:, None, :]) < self.degree
            allowed = np.ones_like(near)
            twins = None if self.allow_self_connections else mirrored.twins(rows)
            if twins is not None:
                own = np.flatnonzero(twins >= 0)
                allowed[own, twins[own]] = False
            near &= allowed
            if self.n_connections is not None:
                near = some(source, near, np.full(len(near), self.n_connections))
            pre, post = np.nonzero(rewired(source, near, allowed, self.rewiring))
            yield by_target(pre + rows.start, post)


def some(source: np.random.Generator, offered: Mask, numbers: NDArray[np.int64]) -> Mask:
    """In each row, so many of those that are offered, chosen at random; all where they are fewer."""
    keys = np.where(offered, source.random(offered.shape), 2.0)
    ranks = np.empty(keys.shape, np.int64)
    np.put_along_axis(ranks, np.argsort(keys, axis=1), np.arange(keys.shape[1])[None, :], axis=1)
    return offered & (ranks < numbers[:, None])


def rewired(source: np.random.Generator, connected: Mask, allowed: Mask, probability: float) -> Mask:
    """Connections of which some have moved, in their row, to where none was before."""
    free = allowed & ~connected
    leaving = connected & (source.random(connected.shape) < probability)
    leaving = some(source, leaving, free.sum(axis=1))  # not more than there is place for
    return (connected & ~leaving) | some(source, free, leaving.sum(axis=1))
