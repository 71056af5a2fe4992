"""Generators of random numbers that start from a seed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api import overrides
from backends.api.arguments import fitting, short, wrong
from backends.api.classic.wording import unheeding
from backends.api.errors import InvalidParameterValueError
from backends.api.random.drawing import distribution_model, draw
from backends.api.random.parameters import complete
from backends.standard import DistributionModel

_UNIT = {"low": 0.0, "high": 1.0}


def _any_seed() -> int:
    """A seed from the system, or, of several processes, from what they have agreed on."""
    source = overrides.chance.spawn(1)[0] if overrides.chance else np.random.SeedSequence()
    return int(source.generate_state(1)[0])


class AbstractRNG:
    """A generator of random numbers. Without a seed: that of the command line, or one from the system."""

    parallel_safe = True

    def __init__(self, seed: int | None = None) -> None:
        if seed is not None and (isinstance(seed, bool) or not isinstance(seed, (int, np.integer))):
            raise InvalidParameterValueError(f"seed of {type(self).__name__}: {seed!r} is not a whole number.")
        given = overrides.seed if seed is None else int(seed)
        self.seed: int = _any_seed() if given is None else given

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
        """`n` numbers of a distribution (without one: from 0 to 1), or one where n is None.

        `mask` picks those of them that are wanted: booleans, one for each of the n, or indices.
        """
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{type(self).__name__}(seed={self.seed})"

    def __deepcopy__(self, memo: object) -> AbstractRNG:
        return self  # copies of a distribution go on with the same sequence


class WrappedRNG(AbstractRNG):
    """A generator that draws here: its subclasses say how.

    One that is not `parallel_safe` draws no more numbers than a mask picks.
    """

    rng: Any = None  # what it wraps; the methods of this one are its own, too

    def __init__(self, seed: int | None = None, parallel_safe: bool = True) -> None:
        super().__init__(seed)
        self.parallel_safe = parallel_safe

    def next(
        self,
        n: int | None = None,
        distribution: str | None = None,
        parameters: Mapping[str, float] | None = None,
        mask: NDArray[Any] | None = None,
    ) -> Any:
        """`n` numbers of a distribution (without one: from 0 to 1), or one where n is None."""
        size = 1 if n is None else self._count(n)
        model = distribution_model("uniform" if distribution is None else distribution)
        given = complete(model, _UNIT if distribution is None and parameters is None else parameters)
        if mask is None:
            numbers = self._next(model, size, given)
            return numbers[0].item() if n is None else numbers
        picked = self._mask(mask, size)
        if self.parallel_safe:
            return self._next(model, size, given)[picked]
        return self._next(model, int(picked.sum()) if picked.dtype == bool else picked.size, given)

    random = sample = next

    def permutation(self, items: Any) -> NDArray[Any]:
        """The items, or the whole numbers below a number, in a random order."""
        raise NotImplementedError

    def describe(self) -> str:
        """What it is."""
        safe = "Is parallel safe." if self.parallel_safe else "Not parallel safe."
        return f"{type(self).__name__}() with seed {self.seed} for MPI rank 0 (MPI processes 1). {safe}"

    def _next(self, model: DistributionModel, n: int, parameters: Mapping[str, Any]) -> NDArray[Any]:
        """`n` numbers, shape (n,)."""
        raise NotImplementedError

    def _count(self, n: Any) -> int:
        if isinstance(n, bool) or not isinstance(n, (int, np.integer)) or n < 0:
            raise wrong(f"n of {type(self).__name__}.next()", n, "a whole number of at least 0")
        return fitting(int(n), f"n of {type(self).__name__}.next()")

    def _mask(self, mask: Any, n: int) -> NDArray[Any]:
        picked = _as_array(mask)
        indices = picked.dtype.kind in "iu" and bool(np.all((picked >= -n) & (picked < n)))
        if picked.ndim != 1 or not (indices or (picked.dtype == bool and picked.size == n) or not picked.size):
            raise InvalidParameterValueError(
                f"mask of {type(self).__name__}.next(): {short(mask)} picks nothing from {n} numbers; expected {n} "
                "booleans, or indices."
            )
        return picked if picked.size else picked.astype(int)


class NumpyRNG(WrappedRNG):
    """The Mersenne Twister of NumPy. The methods of numpy.random.RandomState are its own, too."""

    @unheeding("rank", "num_processes")  # in 2008 a generator was told how to divide its numbers among processes
    def __init__(self, seed: int | None = None, parallel_safe: bool = True) -> None:
        super().__init__(seed, parallel_safe)
        self.rng = np.random.RandomState(np.random.MT19937())
        self.rng.seed(self.seed if 0 <= self.seed < 2**32 else _words(self.seed))

    def permutation(self, items: Any) -> NDArray[Any]:
        """The items, or the whole numbers below a number, in a random order."""
        return np.asarray(self.rng.permutation(items))

    def _next(self, model: DistributionModel, n: int, parameters: Mapping[str, Any]) -> NDArray[Any]:
        return np.asarray(draw(self.rng, model, n, parameters))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "rng":
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        return getattr(self.rng, name)


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


def _words(seed: int) -> list[int]:
    """A seed of any size and sign as 32-bit words, which is how the Mersenne Twister takes large ones."""
    return [seed >> shift & 0xFFFFFFFF for shift in range(0, max(64, seed.bit_length() + 1), 32)]


def _as_array(mask: Any) -> NDArray[Any]:
    """A mask as an array; one of no dimension where it cannot be one."""
    try:
        return np.asarray(mask)
    except ValueError:
        return np.asarray(None)
