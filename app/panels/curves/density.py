"""The probability densities of the declared distributions, from their formulas, and the means that follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, erf, floor, inf, isfinite, lgamma, log, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from app.model import Distribution
from backends.standard import DISTRIBUTIONS

Floats = NDArray[np.float64]
Log = Callable[..., Floats]  # logarithm of the density, but for a constant: of the values, then of the parameters

_BARS = 48
_FAR = 4.0  # standard deviations to both sides that are shown of what has no end
_MOST = 4000  # whole numbers that are gone through one by one
_LARGEST = 1e15  # beyond which neighbours cannot be told apart


@dataclass(frozen=True)
class Histogram:
    """Bars of one width: `edges` (n + 1) and `shares` (n) of the numbers that fall into each, which sum up to 1."""

    edges: Floats
    shares: Floats

    @property
    def mean(self) -> float:
        """The mean of the numbers, as exact as the bars are narrow."""
        return float(((self.edges[1:] + self.edges[:-1]) / 2) @ self.shares)


def histogram(distribution: Distribution, bars: int = _BARS) -> Histogram | None:
    """The shares of equally wide bars over the range where the numbers lie; None: nothing can be drawn from it."""
    numbers = _numbers(distribution)
    if numbers is None:
        return None
    with np.errstate(all="ignore"):
        made = _WHOLE[distribution.name](numbers) if distribution.name in _WHOLE else _real(distribution, numbers, bars)
    return made if made is not None and np.isfinite(made.shares).all() and made.shares.sum() > 0 else None


def mean(distribution: Distribution) -> float | None:
    """The mean of what is drawn; None as for the histogram."""
    numbers = _numbers(distribution)
    if numbers is None:
        return None
    if exact := _MEANS.get(distribution.name):
        with np.errstate(over="ignore"):
            found = exact(numbers)
        return found if isfinite(found) else None
    fine = histogram(distribution, 2000)
    return fine.mean if fine else None


def _numbers(distribution: Distribution) -> dict[str, float] | None:
    if distribution.name not in DISTRIBUTIONS:
        return None
    model = DISTRIBUTIONS[distribution.name]
    given = {**model.defaults, **distribution.parameters}
    known = {name: v for name in model.by_name if isinstance(v := given.get(name), int | float)}
    numbers = {name: float(v) for name, v in known.items() if abs(v) < _LARGEST}
    sound = all(parameter.problem(given.get(name)) is None for name, parameter in model.by_name.items())
    ordered = all(numbers[a] < numbers[b] for a, b in model.less if a in numbers and b in numbers)
    return numbers if sound and ordered and len(numbers) == len(model.by_name) else None


# -- real numbers ------------------------------------------------------------------------------------------------------


def _real(distribution: Distribution, numbers: Mapping[str, float], bars: int) -> Histogram | None:
    name = distribution.name
    low, high = _range(name, numbers)
    if not (isfinite(low) and isfinite(high) and low < high):
        return None
    edges = np.linspace(low, high, bars + 1)
    values = (edges[:-1, None] + (np.arange(8) + 0.5) / 8 * (edges[1] - edges[0])).ravel()
    logs = _LOGS[name](values, *numbers.values())
    shares = np.exp(logs - np.nanmax(logs)).reshape(bars, -1).sum(axis=1)
    shares = shares / shares.sum()
    return Histogram(edges, _heaped(numbers, edges, shares) if name == "normal_clipped_to_boundary" else shares)


def _range(name: str, p: Mapping[str, float]) -> tuple[float, float]:
    """Between which values the bars lie: the support, and of what has no end all that is worth seeing."""
    low, high = DISTRIBUTIONS[name].bounds(p)
    centre, spread = _EXTENTS[name](p)
    low, high = max(low, centre - _FAR * spread), min(high, centre + _FAR * spread)
    return (low, high) if low < high else DISTRIBUTIONS[name].bounds(p)


def _heaped(p: Mapping[str, float], edges: Floats, shares: Floats) -> Floats:
    """What lies beyond the boundaries is on them, as far as they are seen."""
    below, above = (_below(p, p[name]) for name in ("low", "high"))
    heaped = shares * max(above - below, 0.0)
    if edges[0] <= p["low"]:
        heaped[0] += below
    if edges[-1] >= p["high"]:
        heaped[-1] += 1.0 - above
    return np.asarray(heaped / heaped.sum())


def _below(p: Mapping[str, float], value: float) -> float:
    """The share of a normal distribution below a value."""
    return 0.5 * (1.0 + erf((value - p["mu"]) / (p["sigma"] * sqrt(2.0)))) if p["sigma"] else float(value > p["mu"])


def _normal(x: Floats, mu: float, sigma: float, *bounds: float) -> Floats:
    return -((x - mu) ** 2) / (2 * sigma**2)


_LOGS: Mapping[str, Log] = {
    "uniform": lambda x, low, high: np.zeros_like(x),
    "normal": _normal,
    "normal_clipped": _normal,
    "normal_clipped_to_boundary": _normal,
    "lognormal": lambda x, mu, sigma: -((np.log(x) - mu) ** 2) / (2 * sigma**2) - np.log(x),
    "exponential": lambda x, beta: -x / beta,
    "gamma": lambda x, k, theta: (k - 1) * np.log(x) - x / theta,
    "vonmises": lambda x, mu, kappa: kappa * np.cos(x - mu),
}
# Where the numbers lie, as a centre and a spread.
_EXTENTS: Mapping[str, Callable[[Mapping[str, float]], tuple[float, float]]] = {
    "uniform": lambda p: ((p["low"] + p["high"]) / 2, p["high"] - p["low"]),
    "normal": lambda p: (p["mu"], p["sigma"]),
    "normal_clipped": lambda p: (p["mu"], p["sigma"]),
    "normal_clipped_to_boundary": lambda p: (p["mu"], p["sigma"]),
    "lognormal": lambda p: (0.0, np.exp(p["mu"] + 2.5 * p["sigma"]) / _FAR),
    "exponential": lambda p: (0.0, 1.5 * p["beta"]),
    "gamma": lambda p: (p["k"] * p["theta"], sqrt(p["k"]) * p["theta"] * 1.25),
    "vonmises": lambda p: (p["mu"], pi),
}


# -- whole numbers -----------------------------------------------------------------------------------------------------


def _counted(low: float, high: float, logs: Callable[[float], float]) -> Histogram | None:
    """A bar for each whole number, or for several where there are many."""
    if low > high:
        return None
    step = max(1, ceil((high - low + 1) / _MOST))
    values = np.arange(floor(low), floor(high) + 1, step)
    shares = np.exp([logs(value) for value in values.tolist()])
    width = max(1, ceil(values.size / _BARS))
    starts = np.arange(0, values.size, width)
    edges = np.append(values[starts], values[starts[-1]] + width * step) - 0.5
    summed = np.add.reduceat(shares, starts)
    return Histogram(edges, summed / summed.sum())


def _binomial(p: Mapping[str, float]) -> Histogram | None:
    n, chance = p["n"], p["p"]
    spread = 5 * sqrt(n * chance * (1 - chance)) + 1
    return _counted(
        max(0.0, n * chance - spread),
        min(n, n * chance + spread),
        lambda k: lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + _power(chance, k) + _power(1 - chance, n - k),
    )


def _poisson(p: Mapping[str, float]) -> Histogram | None:
    rate = p["lambda_"]
    spread = 5 * sqrt(rate) + 2
    return _counted(max(0.0, rate - spread), rate + spread, lambda k: _power(rate, k) - rate - lgamma(k + 1))


def _power(base: float, exponent: float) -> float:
    """The logarithm of a power, for which 0 to the 0 is 1."""
    return exponent * log(base) if base > 0 else (0.0 if exponent == 0 else -inf)


_WHOLE: Mapping[str, Callable[[Mapping[str, float]], Histogram | None]] = {
    "binomial": _binomial,
    "poisson": _poisson,
    "uniform_int": lambda p: _counted(p["low"], p["high"] - 1, lambda value: 0.0),
}
_MEANS: Mapping[str, Callable[[Mapping[str, float]], float]] = {
    "uniform": lambda p: (p["low"] + p["high"]) / 2,
    "normal": lambda p: p["mu"],
    "lognormal": lambda p: float(np.exp(p["mu"] + p["sigma"] ** 2 / 2)),
    "exponential": lambda p: p["beta"],
    "gamma": lambda p: p["k"] * p["theta"],
    "binomial": lambda p: p["n"] * p["p"],
    "poisson": lambda p: p["lambda_"],
    "uniform_int": lambda p: (p["low"] + p["high"] - 1) / 2,
    "vonmises": lambda p: p["mu"],
}
