"""How many connections a projection is expected to make, and how they are shared out, before any is drawn. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, lgamma, log, log1p, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from app.model.elements import Projection
from app.model.ends import End
from app.model.network import Network
from app.model.values import Component, Reference, Table
from app.model.views import Cells, Slice
from backends.standard import CONNECTORS

Floats = NDArray[np.float64]

# Bytes that a static synapse takes while it is made, which is when most is needed: how a process grows at its peak, by
# 1.44 million, all to all, weights and delays drawn. Kept are 71, 98 and 81; with one weight for all, 50, 65 and 60.
BYTES: Mapping[str, float] = {"nest": 90.0, "neuron": 150.0, "brian2": 140.0}
_OTHERWISE = 100.0
_BEYOND = 1e12  # no parameter of a rule is larger
_VAST = 1e9  # draws, beyond which limits of the binomial are more exact than the sum of its logarithms


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

    @property
    def sources(self) -> int:
        """How many may project to one target, itself left out where it must be."""
        return self.pre - round(self.lost / max(self.post, 1))

    @property
    def targets(self) -> int:
        """How many one source may project to."""
        return self.post - round(self.lost / max(self.pre, 1))

    @property
    def repeated(self) -> bool:
        """Whether one pair may be connected several times."""
        return bool(self.values.get("with_replacement"))


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
    if not all(map(_sound, values.values())):
        return None
    alone = pre.name == post.name and not values.get("allow_self_connections", True)
    return rule(_Sides(pre.size, post.size, _shared(pre, post) if alone else 0, values))


def _sound(value: object) -> bool:
    """False for numbers that a rule can do nothing with: negative, beyond all bounds, or none."""
    return not isinstance(value, int | float) or 0 <= value <= _BEYOND


def _shared(pre: End, post: End) -> int:
    """How many cells of one population are at both ends; of samples, how many are expected."""
    one, other = _numbers(pre), _numbers(post)
    if one is None or other is None:
        return round(pre.size * post.size / max(pre.whole, 1))
    return len(np.intersect1d(one, other))


def _numbers(end: End) -> Floats | range | None:
    """Which cells are at an end; None when that is left to chance."""
    if isinstance(end.view, Cells):
        return end.view.numbers.numbers
    if isinstance(end.view, Slice) and end.view.step != 0:
        return range(*slice(end.view.start, end.view.stop, end.view.step).indices(end.whole))
    return None


def _cloned(connector: Component, network: Network) -> Estimate | None:
    reference = connector.parameters.get("reference_projection")
    if isinstance(reference, Reference) and reference.name in network:
        other = network[reference.name]
        if isinstance(other, Projection) and other.connector.model != connector.model:
            return estimate(other, network)
    return None


def _all_to_all(sides: _Sides) -> Estimate:
    return Estimate(sides.pairs, Shares(sides.sources, 1.0), Shares(sides.targets, 1.0))


def _one_to_one(sides: _Sides) -> Estimate:
    return Estimate(min(sides.pre, sides.post), Shares(1, 1.0), Shares(1, 1.0))


def _by_chance(sides: _Sides) -> Estimate:
    p = min(max(sides.number("p_connect"), 0.0), 1.0)
    return Estimate(p * sides.pairs, Shares(sides.sources, p), Shares(sides.targets, p))


def _in_degree(sides: _Sides) -> Estimate:
    n = int(sides.number("n"))
    return Estimate(n * sides.post, Shares(n, 1.0), _chosen(n, sides.targets, sides.sources, sides.repeated))


def _out_degree(sides: _Sides) -> Estimate:
    n = int(sides.number("n"))
    return Estimate(n * sides.pre, _chosen(n, sides.sources, sides.targets, sides.repeated), Shares(n, 1.0))


def _total(sides: _Sides) -> Estimate:
    n = int(sides.number("n"))
    if sides.repeated:
        return Estimate(n, Shares(n, 1 / max(sides.post, 1)), Shares(n, 1 / max(sides.pre, 1)))
    p = min(n / max(sides.pairs, 1), 1.0)  # without replacement: hypergeometric, which this is nearly
    return Estimate(n, Shares(sides.sources, p), Shares(sides.targets, p))


def _chosen(n: int, choosing: int, among: int, repeated: bool) -> Shares:
    """How often one of `among` cells is chosen, when each of `choosing` cells chooses `n`."""
    p = 1 / max(among, 1)
    return Shares(n * choosing, p) if repeated else Shares(choosing, min(n * p, 1.0))


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
    if n > _VAST:
        return _limit(k, n * p, n * p * (1 - p))
    choose = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(choose + k * log(p) + (n - k) * log1p(-p))


def _limit(k: int, mean: float, variance: float) -> float:
    """Of very many draws: normal, or Poisson where few succeed."""
    if variance < 1000:
        return exp(k * log(mean) - mean - lgamma(k + 1))
    return exp(-((k - mean) ** 2) / (2 * variance)) / sqrt(2 * pi * variance)
