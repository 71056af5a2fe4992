"""Arrays that are one value: of a single cell, say."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import numbers


class ArrayParameter:
    """An array that is one value. With a number, arithmetic goes element by element; so it does with another of these.

    With a list or an array of numbers it makes an array of these, one for each of the numbers.
    """

    def __init__(self, value: Any) -> None:
        self.value: NDArray[Any] = numbers(getattr(value, "value", value), type(self).__name__)

    def _with(self, how: Callable[[Any, Any], Any], other: Any) -> Any:
        if isinstance(other, ArrayParameter):
            return type(self)(how(self.value, other.value))
        if np.ndim(other) == 0:
            return type(self)(how(self.value, other))
        several = np.empty(len(other), object)
        several[:] = [self._with(how, item) for item in other]
        return several

    def __add__(self, other: Any) -> Any:
        return self._with(operator.add, other)

    def __sub__(self, other: Any) -> Any:
        return self._with(operator.sub, other)

    def __mul__(self, other: Any) -> Any:
        return self._with(operator.mul, other)

    def __truediv__(self, other: Any) -> Any:
        return self._with(operator.truediv, other)

    __radd__ = __add__
    __rmul__ = __mul__
    __array_ufunc__ = None  # an array leaves arithmetic with one of these to it

    def max(self) -> float:
        """The largest number, 0 when there is none."""
        return float(self.value.max()) if self.value.size else 0.0

    def __len__(self) -> int:
        return self.value.size

    def __iter__(self) -> Iterator[float]:
        return iter(self.value.tolist())

    def __getitem__(self, index: Any) -> Any:
        return self.value[index]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.array(self.value, dtype)

    def __eq__(self, other: object) -> Any:
        if isinstance(other, np.ndarray) and other.dtype == object:
            return np.array([self == item for item in other])
        return isinstance(other, ArrayParameter) and np.array_equal(self.value, other.value)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value.tolist()})"


class Sequence(ArrayParameter):
    """A list of numbers that is the value of one cell: the times of its spikes. The numbers are kept in one row."""

    def __init__(self, value: Any) -> None:
        super().__init__(list(value) if isinstance(value, Iterator) else value)
        self.value = self.value.reshape(-1)


class IonicSpecies:
    """An ion: its reversal potential (mV) and, where they are known, its concentrations (mM)."""

    def __init__(
        self,
        ion_name: str,
        reversal_potential: float,
        internal_concentration: float | None = None,
        external_concentration: float | None = None,
    ) -> None:
        self.ion_name = ion_name
        self.reversal_potential = reversal_potential
        self.internal_concentration = internal_concentration
        self.external_concentration = external_concentration
