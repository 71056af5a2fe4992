"""How many connections a projection is expected to make, and how they are shared out, before any is drawn. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, lgamma, log, log1p

import numpy as np
from numpy.typing import NDArray

from app.model.elements import Projection
from app.model.ends import End
from app.model.network import Network
from app.model.values import Component, Reference, Table
from backends.standard import CONNECTORS

Floats = NDArray[np.float64]

# Bytes that a static synapse takes, measured as the growth of a process by 0.5 to 4 million of them, all to all.
BYTES: Mapping[str, float] = {"nest": 55.0, "neuron": 68.0, "brian2": 58.0}
_OTHERWISE = 100.0
_BROAD = 400  # degrees that are worked out one by one


@dataclass(frozen=True)
class Shares:
    """How many connections a cell has at one end: drawn from `draws` with probability `p`; for certain when p is 1."""

    draws: int
    p: float

    @property
    def mean(self) -> float:
        """The expected number."""
        return self.draws * self.p

    @property
    def deviation(self) -> float:
        """The standard deviation."""
        return float(np.sqrt(self.draws * self.p * (1 - self.p)))

    def probability(self, degrees: Floats) -> Floats:
        """The probability of each number of connections: binomial."""
        if self.p >= 1:
            return np.asarray(degrees == self.draws, dtype=np.float64)
        return np.array([_binomial(int(k), self.draws, self.p) for k in degrees.tolist()])


@dataclass(frozen=True)
class Estimate:
    """The expected `number` of connections; how many come into a cell of the target, and go out of one of the source.

    None where that depends on where cells are, or on a file.
    """

    number: float
    incoming: Shares | None = None
    outgoing: Shares | None = None


@dataclass(frozen=True)
class _Sides:
    """What a rule knows: the numbers of cells, pairs that may be connected, and its parameters."""

    pre: int
    post: int
    lost: int  # pairs of a cell with itself that are not allowed
    values: Mapping[str, object]

    def number(self, name: str) -> float:
        value = self.values.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0

    @property
    def pairs(self) -> int:
        return self.pre * self.post - self.lost


def estimate(projection: Projection, network: Network) -> Estimate | None:
    """What a projection is expected to make; None when only drawing it can tell."""
    pre, post = network.ends(projection)
    return _estimate(projection.connector, pre, post, network)


def memory(number: float, simulator: str) -> float:
    """The bytes that so many synapses take, about."""
    return number * BYTES.get(simulator, _OTHERWISE)


def _estimate(connector: Component, pre: End, post: End, network: Network) -> Estimate | None:
    model = CONNECTORS.get(connector.model)
    rule = _RULES.get(connector.model)
    if model is None or rule is None:
        return _cloned(connector, network)
    values = {**model.defaults, **connector.parameters}
    alone = pre.name == post.name and not values.get("allow_self_connections", True)
    return rule(_Sides(pre.size, post.size, min(pre.size, post.size) if alone else 0, values))


def _cloned(connector: Component, network: Network) -> Estimate | None:
    reference = connector.parameters.get("reference_projection")
    if isinstance(reference, Reference) and reference.name in network:
        other = network[reference.name]
        if isinstance(other, Projection) and other.connector.model != connector.model:
            return estimate(other, network)
    return None


def _all_to_all(sides: _Sides) -> Estimate:
    return Estimate(sides.pairs, Shares(sides.pre, 1.0), Shares(sides.post, 1.0))


def _one_to_one(sides: _Sides) -> Estimate:
    return Estimate(min(sides.pre, sides.post), Shares(1, 1.0), Shares(1, 1.0))


def _by_chance(sides: _Sides) -> Estimate:
    p = min(max(sides.number("p_connect"), 0.0), 1.0)
    return Estimate(p * sides.pairs, Shares(sides.pre, p), Shares(sides.post, p))


def _in_degree(sides: _Sides) -> Estimate:
    n = int(sides.number("n"))
    return Estimate(n * sides.post, Shares(n, 1.0), Shares(n * sides.post, 1 / max(sides.pre, 1)))


def _out_degree(sides: _Sides) -> Estimate:
    n = int(sides.number("n"))
    return Estimate(n * sides.pre, Shares(n * sides.pre, 1 / max(sides.post, 1)), Shares(n, 1.0))


def _total(sides: _Sides) -> Estimate:
    n = int(sides.number("n"))
    return Estimate(n, Shares(n, 1 / max(sides.post, 1)), Shares(n, 1 / max(sides.pre, 1)))


def _listed(sides: _Sides) -> Estimate | None:
    table = sides.values.get("conn_list")
    return Estimate(len(table)) if isinstance(table, Table) else None


def _matrix(sides: _Sides) -> Estimate | None:
    table = sides.values.get("array")
    return Estimate(int(np.count_nonzero(table.rows))) if isinstance(table, Table) else None


_RULES: Mapping[str, Callable[[_Sides], Estimate | None]] = {
    "AllToAllConnector": _all_to_all,
    "OneToOneConnector": _one_to_one,
    "FixedProbabilityConnector": _by_chance,
    "FixedNumberPreConnector": _in_degree,
    "FixedNumberPostConnector": _out_degree,
    "FixedTotalNumberConnector": _total,
    "FromListConnector": _listed,
    "ArrayConnector": _matrix,
}


def _binomial(k: int, n: int, p: float) -> float:
    if k < 0 or k > n or p <= 0:
        return float(k == 0 and p <= 0)
    choose = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(choose + k * log(p) + (n - k) * log1p(-p))
