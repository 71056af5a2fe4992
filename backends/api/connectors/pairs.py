"""Rules without chance: all pairs, and pairs of equal index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from backends.api.connectors.connector import BLOCK, Connector, Pairs, Sides, declared
from backends.api.errors import ConnectionError


class AllToAllConnector(Connector):
    """Each presynaptic cell to each postsynaptic cell."""

    model = declared("AllToAllConnector")

    def __init__(self, allow_self_connections: bool = True, **common: Any) -> None:
        super().__init__({"allow_self_connections": allow_self_connections}, **common)

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """All pairs."""
        sources = np.arange(sides.pre)
        for _, rows in sides.rows(BLOCK // max(1, sides.pre)):
            targets = np.arange(rows.start, rows.stop)
            pre, post = np.tile(sources, targets.size), np.repeat(targets, sides.pre)
            yield (pre, post) if self.allow_self_connections else without_twins(sides, pre, post)


class OneToOneConnector(Connector):
    """The n-th presynaptic cell to the n-th postsynaptic cell."""

    model = declared("OneToOneConnector")
    fallible = True

    def __init__(self, **common: Any) -> None:
        super().__init__({}, **common)

    def check(self, sides: Sides) -> None:
        """ConnectionError when the sizes differ."""
        if sides.pre != sides.post:
            raise ConnectionError(
                f"OneToOneConnector needs two populations of one size, not {sides.pre} and {sides.post} cells."
            )

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """Pairs of equal index."""
        self.check(sides)
        for _, rows in sides.rows(BLOCK):
            both = np.arange(rows.start, rows.stop)
            yield both, both


def without_twins(sides: Sides, pre: Any, post: Any) -> Pairs:
    """The pairs that do not connect a cell to itself."""
    if sides.twin is None:
        return pre, post
    apart = sides.twin[post] != pre
    return pre[apart], post[apart]
