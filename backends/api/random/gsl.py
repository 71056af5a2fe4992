"""The default generator of the GNU Scientific Library, drawn here: scripts that use GSLRNG need no GSL.

Words and uniform numbers are those of `gsl_rng_mt19937`, bit for bit; the others follow the algorithms that GSL names
as its own (`gsl_ran_…`): the same numbers, to the last digits of a logarithm (gamma: to the tenth digit). Sources:

- M. Matsumoto, T. Nishimura (1998), ACM Trans. Model. Comput. Simul. 8:3 (the generator; its seeding is that of 2002)
- G. E. P. Box, M. E. Muller (1958), in the polar form of D. E. Knuth, The Art of Computer Programming 2, 3.4.1
- J. Voss (2005), The ziggurat method for generating Gaussian random variables, after G. Marsaglia, W. W. Tsang (2000)
- G. Marsaglia, W. W. Tsang (2000), ACM Trans. Math. Softw. 26:363 (gamma)
- J. H. Ahrens, U. Dieter (1974), Computing 12:223 (poisson, and gamma of a whole shape), with Knuth, 3.4.1
- V. Kachitvichyanukul, B. W. Schmeiser (1988), Commun. ACM 31:216 (binomial: BTPE)
- D. J. Best, N. I. Fisher (1979), Appl. Stat. 28:152 (vonmises, which GSL itself does not have)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError
from backends.api.random import rejection
from backends.api.random.drawing import Floats, clipped
from backends.api.random.generators import WrappedRNG
from backends.api.random.words import Words
from backends.standard import DistributionModel

_TYPES = ("mt19937",)


class GSLRNG(WrappedRNG):
    """The Mersenne Twister as GSL seeds it: a seed of 0 means 4357. `type` names the generator: there is one."""

    def __init__(self, seed: int | None = None, type: str = "mt19937", parallel_safe: bool = True) -> None:
        super().__init__(seed, parallel_safe)
        if type not in _TYPES:
            raise InvalidParameterValueError(f"type of GSLRNG: {type!r} is not one of {', '.join(_TYPES)}.")
        self.type = type
        self.rng = Words(self.seed or 4357)

    def permutation(self, items: Any) -> NDArray[Any]:
        """The items, or the whole numbers below a number, in a random order: a shuffle from the last to the first."""
        shuffled = np.arange(items) if np.ndim(items) == 0 else np.array(items)
        for last in range(len(shuffled) - 1, 0, -1):
            other = self.rng.below(last + 1)
            shuffled[[last, other]] = shuffled[[other, last]]
        return shuffled

    def _next(self, model: DistributionModel, n: int, parameters: Mapping[str, Any]) -> NDArray[Any]:
        return np.asarray(_DRAW[model.name](self.rng, n, *(parameters[name] for name in model.by_name)))


def _uniform(words: Words, n: int, low: float, high: float) -> Floats:
    numbers = words.uniform(n)
    return np.asarray(low * (1.0 - numbers) + high * numbers)


def _uniform_int(words: Words, n: int, low: int, high: int) -> NDArray[np.int64]:
    return low + words.many_below(high - low, n)


def _exponential(words: Words, n: int, beta: float) -> Floats:
    return np.asarray(-beta * np.log1p(-words.uniform(n)))


def _normal(words: Words, n: int, mu: float, sigma: float) -> Floats:
    _, y, square = words.points(n, positive=True)
    return np.asarray(mu + sigma * y * np.sqrt(-2.0 * np.log(square) / square))


def _lognormal(words: Words, n: int, mu: float, sigma: float) -> Floats:
    x, _, square = words.points(n, positive=False)
    return np.asarray(np.exp(sigma * x * np.sqrt(-2.0 * np.log(square) / square) + mu))


def _normal_clipped(words: Words, n: int, mu: float, sigma: float, low: float, high: float) -> Floats:
    return clipped(lambda size: _normal(words, size, mu, sigma), n, low, high)


def _to_boundary(words: Words, n: int, mu: float, sigma: float, low: float, high: float) -> Floats:
    return np.clip(_normal(words, n, mu, sigma), low, high)


def _one_by_one(number: Callable[..., float], kind: type) -> Callable[..., NDArray[Any]]:
    """A rule that needs an unforeseeable amount of words for each number."""

    def numbers(words: Words, size: int, *parameters: float) -> NDArray[Any]:
        return np.array([number(words, *parameters) for _ in range(size)], kind)

    return numbers


_DRAW: Mapping[str, Callable[..., NDArray[Any]]] = {
    "uniform": _uniform,
    "uniform_int": _uniform_int,
    "exponential": _exponential,
    "normal": _normal,
    "lognormal": _lognormal,
    "normal_clipped": _normal_clipped,
    "normal_clipped_to_boundary": _to_boundary,
    "gamma": _one_by_one(rejection.gamma, float),
    "poisson": _one_by_one(rejection.poisson, int),
    "binomial": _one_by_one(rejection.binomial, int),
    "vonmises": _one_by_one(rejection.vonmises, float),
}
