"""What a parameter can be: a constant, a random distribution, or one number for each cell or synapse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.model.frozen import Frozen

Constant = bool | int | float | str


@dataclass(frozen=True)
class Distribution:
    """A draw for each cell or synapse; `name` and parameters as in `backends.standard.DISTRIBUTIONS`."""

    name: str
    parameters: Frozen[float] = field(default_factory=Frozen)


class Array:
    """Numbers in a row: one for each cell or synapse, or the spike times of a source. Equal by value."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: Iterable[float] | NDArray[np.float64]) -> None:
        given = numbers if isinstance(numbers, np.ndarray) else list(numbers)
        self._numbers = np.array(given, dtype=np.float64).reshape(-1)
        self._numbers.setflags(write=False)

    @property
    def numbers(self) -> NDArray[np.float64]:
        """The numbers, shape (n,), read-only."""
        return self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Array) and np.array_equal(self._numbers, other._numbers)

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())

    def __repr__(self) -> str:
        return f"Array({self._numbers.tolist()})"


Value = Constant | Distribution | Array
