"""Distributions that draw from a generator."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError
from backends.api.random.drawing import Floats, Source, distribution_model, draw
from backends.api.random.generators import AbstractRNG, NumpyRNG
from backends.api.random.parameters import complete
from backends.standard import DISTRIBUTIONS

available_distributions = {name: tuple(model.by_name) for name, model in DISTRIBUTIONS.items()}


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
        given = parameters_named.pop("parameters", parameters_pos)  # which was its name in 2008
        self.parameters = complete(self.model, given, parameters_named)
        if rng is not None and not isinstance(rng, AbstractRNG):
            raise InvalidParameterValueError(f"rng of RandomDistribution: {rng!r} is not a random number generator.")
        self.rng = rng or NumpyRNG()

    def next(self, n: int | None = None, mask: NDArray[Any] | None = None) -> Any:
        """`n` numbers (shape (n,)), or a single one where n is None; `mask` picks those of the n that are wanted."""
        return self.rng.next(n, self.name, self.parameters, mask)

    def lazily_evaluate(self, mask: Any = None, shape: tuple[int, ...] = ()) -> Any:
        """New numbers for a part (`mask`: an address; None: all) of an array of a shape, in the shape of the part."""
        part = shape if mask is None else np.broadcast_to(False, shape)[mask].shape
        numbers = self.next(int(np.prod(part, dtype=int)))
        return numbers.reshape(part) if part else numbers[0]

    def draw(self, source: Source, n: int) -> Floats:
        """`n` numbers from another source than its own generator."""
        numbers: Floats = draw(source, self.model, n, self.parameters)
        return numbers

    def __repr__(self) -> str:
        return f"RandomDistribution({self.name!r}, {self.parameters!r}, {self.rng!r})"
