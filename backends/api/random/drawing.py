"""Drawing from distributions with the generators of NumPy, and the streams that find their own place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError
from backends.standard import DISTRIBUTIONS, DistributionModel

Floats = NDArray[np.float64]
Source = Any  # np.random.RandomState or np.random.Generator: the methods used here are common to both
MAX_REDRAWS = 1000

_WORD = 2**64 - 1


def stream(seed: int, place: int, block: int, purpose: int = 0) -> np.random.Generator:
    """The random numbers of one block of one projection, for one purpose; streams do not overlap."""
    # The lowest words of the counter are what a stream itself counts through.
    key = np.array([seed & _WORD, place & _WORD], np.uint64)
    counter = np.array([0, 0, block & _WORD, purpose & _WORD], np.uint64)
    return np.random.Generator(np.random.Philox(key=key, counter=counter))


def distribution_model(name: str) -> DistributionModel:
    """The declaration of a distribution."""
    try:
        return DISTRIBUTIONS[name]
    except (KeyError, TypeError):
        known = ", ".join(DISTRIBUTIONS)
        raise InvalidParameterValueError(f"{name!r} is not a distribution; there are: {known}.") from None


def draw(source: Source, model: DistributionModel, n: int, parameters: Mapping[str, Any]) -> Any:
    """`n` numbers of a distribution, shape (n,)."""
    values = [parameters[parameter.name] for parameter in model.parameters]
    how = _DRAW[model.name]
    try:
        return getattr(source, how)(*values, n) if isinstance(how, str) else how(source, n, *values)
    except (ValueError, OverflowError) as error:  # a number is beyond what NumPy can go through
        given = ", ".join(f"{parameter.name}={parameters[parameter.name]:g}" for parameter in model.parameters)
        raise InvalidParameterValueError(f"{n} numbers of {model.name}({given}) cannot be drawn: {error}.") from error


def clipped(normal: Callable[[int], Floats], size: int, low: float, high: float) -> Floats:
    """`size` numbers of `normal(n)` from low to high: those outside are drawn again until all are inside."""
    numbers = normal(size)
    for _ in range(MAX_REDRAWS):
        outside = np.flatnonzero((numbers < low) | (numbers > high))
        if not outside.size:
            return numbers
        numbers[outside] = normal(outside.size)
    raise InvalidParameterValueError(
        f"normal_clipped: after {MAX_REDRAWS} draws no value from {low:g} to {high:g} came."
    )


def _clipped(source: Source, size: int, mu: float, sigma: float, low: float, high: float) -> Floats:
    return clipped(lambda n: source.normal(mu, sigma, n), size, low, high)


def _to_boundary(source: Source, size: int, mu: float, sigma: float, low: float, high: float) -> Any:
    """Sets those outside to the boundary."""
    return np.clip(source.normal(mu, sigma, size), low, high)


def _whole(source: Source, size: int, low: int, high: int) -> Any:
    """Whole numbers from low to high, high itself excluded, as in PyNN."""
    integers = source.integers if isinstance(source, np.random.Generator) else source.randint
    return integers(low, high, size)


# How to draw: the name of NumPy's method, which takes the parameters in the declared order, or a function of our own.
def _vonmises(source: Source, size: int, mu: float, kappa: float) -> Floats:
    """For a great concentration it is normal; NumPy's rejection would never end there."""
    if kappa < _NORMAL:
        return np.asarray(source.vonmises(mu, kappa, size))
    angles = mu + source.normal(0.0, kappa**-0.5, size)
    return np.asarray((angles + np.pi) % (2.0 * np.pi) - np.pi)


_NORMAL = 1e6  # the concentration from which on a von Mises distribution is normal to 10⁻⁶

_DRAW: Mapping[str, str | Callable[..., Any]] = {
    "uniform": "uniform",
    "normal": "normal",
    "normal_clipped": _clipped,
    "normal_clipped_to_boundary": _to_boundary,
    "lognormal": "lognormal",
    "exponential": "exponential",
    "gamma": "gamma",
    "binomial": "binomial",
    "poisson": "poisson",
    "uniform_int": _whole,
    "vonmises": _vonmises,
}
