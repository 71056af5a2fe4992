"""Pairs that are connected with a probability."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from backends.api.connectors.connector import BLOCK, Connector, Indices, Pairs, Sides, declared
from backends.api.connectors.pairs import without_twins


class FixedProbabilityConnector(Connector):
    """Each pair with the same probability, independently of the others."""

    model = declared("FixedProbabilityConnector")

    def __init__(self, p_connect: float, allow_self_connections: bool = True, **common: Any) -> None:
        super().__init__({"p_connect": p_connect, "allow_self_connections": allow_self_connections}, **common)

    def pairs(self, sides: Sides) -> Iterator[Pairs]:
        """The pairs that chance connects."""
        expected = self.p_connect * sides.pre
        if expected == 0:
            return
        for block, rows in sides.rows(int(min(BLOCK / expected, sides.post))):
            hits = chosen(sides.stream(block), self.p_connect, (rows.stop - rows.start) * sides.pre)
            post, pre = np.divmod(hits, sides.pre)
            post += rows.start
            yield (pre, post) if self.allow_self_connections else without_twins(sides, pre, post)


def chosen(source: np.random.Generator, p: float, size: int) -> Indices:
    """Which of `size` independent trials of probability p > 0 succeed, ascending.

    The gaps from one success to the next are geometric, so the failures cost nothing.
    """
    parts, reached = [], -1
    while reached < size:
        expected = (size - reached) * p
        gaps = source.geometric(p, int(expected + 4 * expected**0.5) + 8)
        np.minimum(gaps, size + 1, out=gaps)  # a longer gap ends the block as well, and cannot overflow
        parts.append(reached + np.cumsum(gaps))
        reached = int(parts[-1][-1])
    hits = np.concatenate(parts)
    return hits[: np.searchsorted(hits, size)]
