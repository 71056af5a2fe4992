"""Random numbers: generators, distributions, and the counter-based streams from which connections are drawn.

What a script draws itself (`RandomDistribution.next`) comes from one sequence per generator, the Mersenne Twister of
NumPy, so the numbers are those of PyNN. Connections and what belongs to them come from Philox streams: each block has
its own, found from the seed, the projection and the block alone: blocks can be computed in any order, anywhere, again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api import overrides
from backends.api.errors import InvalidParameterValueError, NonExistentParameterError
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


class AbstractRNG:
    """A generator of random numbers that starts from a seed."""

    parallel_safe = True

    def __init__(self, seed: int | None = None) -> None:
        if seed is not None and (isinstance(seed, bool) or not isinstance(seed, (int, np.integer))):
            raise InvalidParameterValueError(f"seed of {type(self).__name__}: {seed!r} is not a whole number.")
        given = overrides.seed if seed is None else int(seed)
        self.seed: int = np.random.SeedSequence().generate_state(1).item() if given is None else given

    def root(self, session: int) -> int:
        """The seed of what is drawn for connections; `session` is that of setup()."""
        return self.seed

    def next(
        self,
        n: int | None = None,
        distribution: str | None = None,
        parameters: Mapping[str, float] | None = None,
        mask: NDArray[Any] | None = None,
    ) -> Any:
        """`n` numbers, or one where n is None; `mask` picks those of them that are wanted."""
        raise NotImplementedError


class NumpyRNG(AbstractRNG):
    """The Mersenne Twister of NumPy. Without a seed: that of the command line, or one from the system."""

    def __init__(self, seed: int | None = None, parallel_safe: bool = True) -> None:
        super().__init__(seed)
        self.parallel_safe = parallel_safe
        self.rng = np.random.RandomState(np.random.MT19937())
        self.rng.seed(self.seed if 0 <= self.seed < 2**32 else _words(self.seed))

    def next(
        self,
        n: int | None = None,
        distribution: str | None = None,
        parameters: Mapping[str, float] | None = None,
        mask: NDArray[Any] | None = None,
    ) -> Any:
        """`n` numbers of a distribution (without one: from 0 to 1), or one where n is None."""
        if n is not None and n < 0:
            raise InvalidParameterValueError(f"n of NumpyRNG.next(): {n!r} is not a number of at least 0.")
        model = distribution_model(distribution or "uniform")
        numbers = draw(self.rng, model, 1 if n is None else n, {**(parameters or {"low": 0.0, "high": 1.0})})
        if n is None:
            return numbers[0].item()
        return numbers if mask is None else numbers[mask]

    def permutation(self, items: Any) -> NDArray[Any]:
        """The items in a random order."""
        return self.rng.permutation(items)

    def describe(self) -> str:
        """What it is."""
        return f"{type(self).__name__}() with seed {self.seed} for MPI rank 0 (MPI processes 1). " + (
            "Is parallel safe." if self.parallel_safe else "Not parallel safe."
        )

    def __repr__(self) -> str:
        return f"NumpyRNG(seed={self.seed})"

    def __deepcopy__(self, memo: object) -> NumpyRNG:
        return self  # copies of a distribution go on with the same sequence


class NativeRNG(NumpyRNG):
    """Leaves it to the simulator to draw: for connections of which only the number matters, not which they are.

    Where a simulator has a rule like the connector, it carries that out itself, fast, with the random numbers that
    start from rng_seed of setup(): the network is another one on each simulator. Whatever it has no rule for is drawn
    here as by NumpyRNG, for connections from `seed` or, without one, from rng_seed of setup() too.
    """

    def __init__(self, seed: int | None = None) -> None:
        super().__init__(seed)
        self._seeded = seed is not None

    def root(self, session: int) -> int:
        """Its own seed where it was given one."""
        return self.seed if self._seeded else session

    def __repr__(self) -> str:
        return f"NativeRNG(seed={self.seed if self._seeded else None})"


class RandomDistribution:
    """Numbers drawn from a distribution: `RandomDistribution("normal", mu=0, sigma=1, rng=NumpyRNG(1))`.

    The parameters may also be given by position, as one tuple. Without `rng` a new NumpyRNG is made.
    """

    def __init__(
        self,
        distribution: str,
        parameters_pos: Any = None,
        rng: AbstractRNG | None = None,
        **parameters_named: float,
    ) -> None:
        self.model = distribution_model(distribution)
        self.name = distribution
        self.parameters = _parameters(self.model, parameters_pos, parameters_named)
        if rng is not None and not isinstance(rng, AbstractRNG):
            raise InvalidParameterValueError(f"rng of RandomDistribution: {rng!r} is not a random number generator.")
        self.rng = rng or NumpyRNG()

    def next(self, n: int | None = None, mask: NDArray[Any] | None = None) -> Any:
        """`n` numbers (float64, shape (n,)), or a single one where n is None."""
        return self.rng.next(n, self.name, self.parameters, mask)

    def draw(self, source: Source, n: int) -> Floats:
        """`n` numbers from another source than its own generator."""
        numbers: Floats = draw(source, self.model, n, self.parameters)
        return numbers

    def __repr__(self) -> str:
        return f"RandomDistribution({self.name!r}, {self.parameters!r}, {self.rng!r})"


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
    return getattr(source, how)(*values, n) if isinstance(how, str) else how(source, n, *values)


def _parameters(model: DistributionModel, positional: Any, named: Mapping[str, float]) -> dict[str, float]:
    """The parameters by name, complete and in range."""
    names = [parameter.name for parameter in model.parameters]
    where = f"RandomDistribution({model.name!r})"
    given = dict(positional) if isinstance(positional, Mapping) else {}
    if positional is not None and not given:
        values = list(positional) if np.ndim(positional) else [positional]
        if len(values) > len(names):
            raise InvalidParameterValueError(f"{where} takes {', '.join(names)}: {len(values)} numbers are too many.")
        given = dict(zip(names, values, strict=False))
    given |= named
    for name in given:
        if name not in names:
            raise NonExistentParameterError(name, where, names)
    if missing := [name for name in names if name not in given]:
        raise InvalidParameterValueError(f"{where} lacks {', '.join(missing)}.")
    for parameter in model.parameters:
        if problem := parameter.problem(given[parameter.name]):
            raise InvalidParameterValueError(f"{parameter.name} of {where}: {problem}.")
    for low, high in model.less:
        if given[low] > given[high]:
            raise InvalidParameterValueError(
                f"{low} of {where}: {given[low]!r} is not below {high}, which is {given[high]!r}."
            )
    return {name: given[name] for name in names}


def _words(seed: int) -> list[int]:
    """A seed of any size and sign as 32-bit words, which is how the Mersenne Twister takes large ones."""
    return [seed >> shift & 0xFFFFFFFF for shift in range(0, max(64, seed.bit_length() + 1), 32)]


def _clipped(source: Source, size: int, mu: float, sigma: float, low: float, high: float) -> Any:
    """Draws those outside again until all are inside."""
    numbers = source.normal(mu, sigma, size)
    for _ in range(MAX_REDRAWS):
        outside = np.flatnonzero((numbers < low) | (numbers > high))
        if not outside.size:
            return numbers
        numbers[outside] = source.normal(mu, sigma, outside.size)
    raise InvalidParameterValueError(
        f"normal_clipped(mu={mu:g}, sigma={sigma:g}): after {MAX_REDRAWS} draws no value from {low:g} to {high:g} came."
    )


def _to_boundary(source: Source, size: int, mu: float, sigma: float, low: float, high: float) -> Any:
    """Sets those outside to the boundary."""
    return np.clip(source.normal(mu, sigma, size), low, high)


def _whole(source: Source, size: int, low: int, high: int) -> Any:
    """Whole numbers from low to high, high itself excluded, as in PyNN."""
    integers = source.integers if isinstance(source, np.random.Generator) else source.randint
    return integers(low, high, size)


# How to draw: the name of NumPy's method, which takes the parameters in the declared order, or a function of our own.
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
    "vonmises": "vonmises",
}
