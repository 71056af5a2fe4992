"""Arrays whose elements are worked out when somebody looks at them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sized
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError
from backends.api.expressions import Expression
from backends.api.parameters.arrays import ArrayParameter
from backends.api.random import RandomDistribution
from backends.standard.words import short

Shape = tuple[int, ...]
Operation = tuple[Callable[..., Any], Any]  # of the array alone (None), or with something else


def _alone(how: Callable[[Any], Any]) -> Callable[[LazyArray], LazyArray]:
    return lambda array: array.with_operation(how)


def _with(how: Callable[[Any, Any], Any]) -> Callable[[LazyArray, Any], LazyArray]:
    return lambda array, other: array.with_operation(how, other)


def _of(how: Callable[[Any, Any], Any]) -> Callable[[LazyArray, Any], LazyArray]:
    return lambda array, other: array.with_operation(lambda mine, theirs: how(theirs, mine), other)


def _into(how: Callable[[Any, Any], Any]) -> Callable[[LazyArray, Any], LazyArray]:
    return lambda array, other: array.add_operation(how, other)


class LazyArray:
    """An array of one or two dimensions, made from what says what its elements are.

    That may be one value for all, an array, an iterator, a distribution, or a function of the indices: `f(i)`,
    `f(i, j)`. A text is an expression of the distance d. Arithmetic, and functions that are applied, are remembered and
    done when elements are asked for: `lazy[2:5]`, `evaluate()`. Distributions are drawn from each time.
    """

    def __init__(self, value: Any, shape: Shape | None = None, dtype: Any = None) -> None:
        self.base_value: Any = value
        self.operations: list[Operation] = []
        self.dtype = dtype
        self._shape = shape
        if isinstance(value, LazyArray):
            self.base_value, self.operations = value.base_value, list(value.operations)
            self.dtype, self._shape = dtype or value.dtype, shape or value.shape
        elif isinstance(value, str):
            self.base_value = Expression(value, owner="LazyArray")
        elif _is_array(value):
            self.base_value = np.array(value, _plain(dtype))
            self._fit(shape)
        else:
            self.base_value = _scalar(value, dtype)

    # --- what it is

    @property
    def shape(self) -> Shape | None:
        """The shape, None while it is open."""
        return self._shape

    @shape.setter
    def shape(self, shape: Shape) -> None:
        self._fit(shape)
        for _, other in self.operations:
            if isinstance(other, LazyArray):
                other.shape = shape

    def _fit(self, shape: Shape | None) -> None:
        own = self.base_value.shape if isinstance(self.base_value, np.ndarray) else shape
        if shape is not None and own != tuple(shape):
            raise InvalidDimensionsError(f"An array of the shape {own} cannot have the shape {tuple(shape)}.")
        self._shape = own

    def _known(self) -> Shape:
        if self._shape is None:
            raise InvalidDimensionsError(f"{self!r} has no shape yet, so there are no elements to look at.")
        return self._shape

    @property
    def nrows(self) -> int:
        """How many rows there are."""
        return self._known()[0]

    @property
    def ncols(self) -> int:
        """How many columns there are; 1 where there is one dimension."""
        return self._known()[1] if len(self._known()) > 1 else 1

    @property
    def size(self) -> int:
        """How many elements there are."""
        return int(np.prod(self._known()))

    @property
    def is_homogeneous(self) -> bool:
        """Whether all elements are known to be equal."""
        others = [other for _, other in self.operations if isinstance(other, (LazyArray, np.ndarray))]
        return _is_one(self.base_value) and all(
            isinstance(other, LazyArray) and other.is_homogeneous for other in others
        )

    # --- looking at it

    def evaluate(self, simplify: bool = False, empty_val: float = 0) -> Any:
        """All elements; one of them where all are equal, if `simplify`. Iterators are gone through once."""
        self._known()
        if isinstance(self.base_value, Iterator):
            self.base_value = np.fromiter(self.base_value, self.dtype or float, self.size).reshape(self._known())
        return self.part(..., simplify)

    def __getitem__(self, address: Any) -> Any:
        return self.part(address, False)

    def by_column(self, mask: Any = None) -> Iterator[Any]:
        """The columns, or those that a mask picks; one value where all elements are equal.

        From a distribution that is to be the same on all processes, the other columns are drawn as well.
        """
        picked = np.ones(self.ncols, bool) if mask is None else np.zeros(self.ncols, bool)
        picked[slice(None) if mask is None else mask] = True
        drawn = isinstance(self.base_value, RandomDistribution) and self.base_value.rng.parallel_safe
        for column in range(self.ncols):
            if picked[column] or drawn:
                values = self.part((slice(None), column) if len(self._known()) > 1 else ..., True)
                if picked[column]:
                    yield values

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.asarray(self.evaluate(), dtype)

    def part(self, address: Any, simple: bool = False) -> Any:
        """The elements at an address; one value where all elements are equal, if `simple`."""
        return self.operated(self._base(address, simple and self.is_homogeneous), address, simple)

    def operated(self, values: Any, address: Any, simple: bool = False) -> Any:
        """What the operations make of the elements at an address."""
        for function, other in self.operations:
            if other is None:
                values = function(values)
                continue
            if isinstance(other, LazyArray):
                other = other.part(address, simple)
            elif isinstance(other, np.ndarray) and other.ndim:
                other = other[address]
            values = function(values, other)
        return values

    def _base(self, address: Any, simple: bool) -> Any:
        base, shape = self.base_value, self._known()
        if _is_one(base):
            return base if simple else _filled(base, np.broadcast_to(False, shape)[address].shape, self.dtype)
        if isinstance(base, np.ndarray):
            return base[address]
        if isinstance(base, RandomDistribution):
            return base.lazily_evaluate(address, shape)
        return self._called(base, address)

    def _called(self, function: Callable[..., Any], address: Any) -> Any:
        """What a function of the indices says of a part."""
        shape = self._known()
        along = [np.arange(n).reshape(-1, *[1] * (len(shape) - axis - 1)) for axis, n in enumerate(shape)]
        indices = [np.broadcast_to(index, shape)[address] for index in along]
        try:
            values = np.asarray(function(*indices), _plain(self.dtype))
            return np.broadcast_to(values, indices[0].shape)[()]
        except Exception as error:  # a script's own function may raise whatever it likes
            raise InvalidParameterValueError(
                f"LazyArray: {short(function)} fails when it is given arrays of indices, which it has to take "
                f"({type(error).__name__}: {error})."
            ) from error

    # --- changing it

    def __setitem__(self, address: Any, value: Any) -> None:
        if not (self.is_homogeneous and np.ndim(value) == 0 and self.evaluate(simplify=True) == value):
            values = np.array(self.evaluate())
            values[address] = value
            self.base_value, self.operations = values, []

    def apply(self, function: Callable[[Any], Any]) -> None:
        """From now on elements are what a function (of arrays) makes of them."""
        self.operations.append((function, None))

    def __call__(self, argument: Any) -> LazyArray:
        """The function that it was made from, of another lazy array or function."""
        if not callable(self.base_value):
            raise InvalidParameterValueError(f"{self!r} was made from no function, and cannot be called.")
        made = LazyArray(argument)
        made.operations += [(self.base_value, None), *self.operations]
        return made

    def with_operation(self, function: Callable[..., Any], *other: Any) -> LazyArray:
        """Another array, whose elements are what a function makes of those of this one, and perhaps of others."""
        made = copy(self)
        made.operations = list(self.operations)
        return made.add_operation(function, *other)

    def add_operation(self, function: Callable[..., Any], *other: Any) -> LazyArray:
        """From now on elements are what a function makes of them, and perhaps of others."""
        theirs = getattr(other[0], "shape", None) if other else None
        if theirs and self._shape and theirs != self._shape:
            raise InvalidDimensionsError(
                f"An array of the shape {self._shape} and one of {theirs} do not fit together."
            )
        self.operations.append((function, other[0] if other else None))
        return self

    __add__, __radd__, __iadd__ = _with(operator.add), _of(operator.add), _into(operator.add)
    __sub__, __rsub__, __isub__ = _with(operator.sub), _of(operator.sub), _into(operator.sub)
    __mul__, __rmul__, __imul__ = _with(operator.mul), _of(operator.mul), _into(operator.mul)
    __truediv__, __rtruediv__, __itruediv__ = _with(operator.truediv), _of(operator.truediv), _into(operator.truediv)
    __pow__, __rpow__, __ipow__ = _with(operator.pow), _of(operator.pow), _into(operator.pow)
    __lt__, __gt__, __le__, __ge__ = _with(operator.lt), _with(operator.gt), _with(operator.le), _with(operator.ge)
    __neg__, __pos__, __abs__ = _alone(operator.neg), _alone(operator.pos), _alone(operator.abs)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LazyArray):
            alike = self.operations == other.operations and self._shape == other._shape
            return alike and bool(np.all(self.base_value == other.base_value))
        if isinstance(other, (int, float, np.number)):
            return bool(np.all(self.evaluate(simplify=True) == other))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]
    __array_ufunc__ = None  # an array leaves arithmetic with one of these to it

    def __repr__(self) -> str:
        return f"<LazyArray of {short(self.base_value)}, shape {self._shape}, {len(self.operations)} operations>"


def _is_array(value: Any) -> bool:
    return isinstance(value, Sized) and not isinstance(value, (Mapping, ArrayParameter, RandomDistribution))


def _is_one(value: Any) -> bool:
    """Whether it is the value of all elements."""
    return not isinstance(value, (np.ndarray, RandomDistribution, Iterator)) and not callable(value)


def _plain(dtype: Any) -> Any:
    """A type as NumPy knows it, None: whatever the values are."""
    return None if isinstance(dtype, type) and issubclass(dtype, ArrayParameter) else dtype


def _scalar(value: Any, dtype: Any) -> Any:
    """One value, as what it is wanted as."""
    if dtype is None or not _is_one(value) or isinstance(value, dtype):
        return value
    try:
        return dtype(value)
    except (TypeError, ValueError):
        raise InvalidParameterValueError(f"LazyArray: {short(value)} is not of the type {dtype.__name__}.") from None


def _filled(value: Any, shape: Shape, dtype: Any) -> Any:
    """The same value everywhere; of numbers, floats where nothing else was asked for."""
    if isinstance(value, (bool, int, float, np.generic)):
        return (value * np.ones(shape, dtype))[()]
    filled = np.empty(shape, object)
    filled.fill(value)
    return filled[()]
