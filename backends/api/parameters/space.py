"""Sets of parameters that scripts make for themselves: lazy arrays by name, of one shape."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, Sized
from typing import Any

import numpy as np

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.parameters.arrays import ArrayParameter
from backends.api.parameters.lazy import LazyArray, Shape
from backends.api.random import NativeRNG, RandomDistribution
from backends.standard.words import short

Schema = Mapping[str, Any]


class ParameterSpace:
    """Points in the space of some parameters: a value of each parameter for each element.

    `schema` names the parameters there are and the types of their values; values that are mappings are spaces of their
    own. `component` is the class that they are for, and named where they are wrong. NonExistentParameterError,
    InvalidParameterValueError, InvalidDimensionsError.
    """

    def __init__(
        self,
        parameters: Mapping[str, Any],
        schema: Schema | None = None,
        shape: Shape | None = None,
        component: type | None = None,
    ) -> None:
        self.schema = schema
        self.component = component
        self._shape = shape
        self._evaluated: Shape | None = None
        self._values: dict[str, Any] = {}
        self.update(**parameters)

    @property
    def shape(self) -> Shape | None:
        """The shape of all arrays, None while it is open."""
        return self._shape

    @shape.setter
    def shape(self, shape: Shape) -> None:
        for value in self._values.values():
            value.shape = shape
        self._shape = shape

    # --- names and values

    def keys(self) -> KeysView[str]:
        """The names."""
        return self._values.keys()

    def items(self) -> ItemsView[str, Any]:
        """The names, and lazy arrays (after `evaluate`: arrays)."""
        return self._values.items()

    def update(self, **parameters: Any) -> None:
        """Other values of some parameters."""
        for name, value in parameters.items():
            self[name] = value

    def pop(self, name: str, d: Any = None) -> Any:
        """Take a parameter out of the space and its schema: its value, or `d` where there is none."""
        if self.schema and name in self.schema:
            self.schema = {key: kind for key, kind in self.schema.items() if key != name}
        return self._values.pop(name, d)

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            raise NonExistentParameterError(name, self._owner, self._values)
        return self._values[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if self.schema and name not in self.schema:
            raise NonExistentParameterError(name, self._owner, self.schema)
        kind = self.schema[name] if self.schema else None
        if isinstance(value, Mapping):
            inner = kind if isinstance(kind, Mapping) else None
            value = ParameterSpace(value, inner, self._shape, self.component)
        self._values[name] = value if isinstance(value, ParameterSpace) else self._lazy(name, value, kind)

    def _lazy(self, name: str, value: Any, kind: Any) -> LazyArray:
        try:
            return LazyArray(_as_kind(value, kind), self._shape, kind)
        except InvalidDimensionsError as error:
            raise InvalidDimensionsError(f"{name} of {self._owner}: {error}") from error
        except (TypeError, ValueError) as error:
            expected = getattr(kind, "__name__", "number")
            raise InvalidParameterValueError(
                f"{name} of {self._owner}: {short(value)} is not of the type {expected}."
            ) from error

    @property
    def _owner(self) -> str:
        return getattr(self.component, "__name__", "ParameterSpace")

    # --- all of them

    @property
    def is_homogeneous(self) -> bool:
        """Whether all elements are known to be equal."""
        return all(value.is_homogeneous for value in self._values.values())

    @property
    def parallel_safe(self) -> bool:
        """Whether a value is drawn by a generator that is the same on all processes."""
        return any(drawn.rng.parallel_safe for drawn in self._distributions())

    @property
    def has_native_rngs(self) -> bool:
        """Whether a value is left to the simulator to draw."""
        return any(isinstance(drawn.rng, NativeRNG) for drawn in self._distributions())

    def _distributions(self) -> Iterator[RandomDistribution]:
        values = (getattr(value, "base_value", None) for value in self._values.values())
        return (value for value in values if isinstance(value, RandomDistribution))

    def evaluate(self, mask: Any = None, simplify: bool = False) -> ParameterSpace:
        """Work out all elements, or those that an address picks; from then on values are arrays. Returns itself."""
        if self._shape is None:
            raise InvalidDimensionsError(f"{self!r} has no shape yet, so it cannot be evaluated.")
        for name, value in self._values.items():
            if isinstance(value, ParameterSpace):
                value.evaluate(mask, simplify)
            elif isinstance(value, LazyArray):
                self._values[name] = _picked(value, mask, simplify)
        self._evaluated = self._shape if mask is None else np.broadcast_to(False, self._shape)[mask].shape
        return self

    def as_dict(self) -> dict[str, Any]:
        """The values by name, once they are evaluated."""
        self._require_evaluated()
        values = self._values.items()
        return {name: value.as_dict() if isinstance(value, ParameterSpace) else value for name, value in values}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """For each element its values by name, once they are evaluated."""
        for index in range(self._require_evaluated()[0]):
            yield _at(self.as_dict(), index)

    def columns(self) -> Iterator[dict[str, Any]]:
        """For each column of a space of two dimensions its values by name, once they are evaluated."""
        shape, values = self._require_evaluated(), self.as_dict()
        if len(shape) == 1:
            yield values
        else:
            yield from (_at(values, (slice(None), column)) for column in range(shape[1]))

    def _require_evaluated(self) -> Shape:
        if self._evaluated is None:
            raise InvalidDimensionsError(f"{self!r} has to be evaluated before its elements can be looked at.")
        return self._evaluated

    def expand(self, new_shape: Shape, mask: Any) -> None:
        """Make room for more elements: values of arrays go to those that an address picks, the others are NaN."""
        for name, value in self._values.items():
            if isinstance(value, ParameterSpace):
                value.expand(new_shape, mask)
            elif isinstance(value.base_value, np.ndarray):
                wider = np.full(new_shape, np.nan)
                wider[mask] = value.evaluate()
                self._values[name] = LazyArray(wider, new_shape, value.dtype)
        self.shape = new_shape

    def flatten(self, with_prefix: bool = True) -> None:
        """Take the values of spaces within this one up into it, under "space.name" or their own names."""
        for name, value in list(self._values.items()):
            if isinstance(value, ParameterSpace):
                self._values |= {f"{name}.{key}" if with_prefix else key: inner for key, inner in value.items()}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ParameterSpace):
            return NotImplemented
        alike = self.schema == other.schema and self._shape == other._shape and self.keys() == other.keys()
        return alike and all(bool(np.all(value == other[name])) for name, value in self.items())

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<ParameterSpace {', '.join(self._values)}, shape={self._shape}>"


def _as_kind(value: Any, kind: Any) -> Any:
    """Lists as the kind that is wanted: where it is a list itself, one for all elements or one for each."""
    is_listed = isinstance(kind, type) and issubclass(kind, ArrayParameter)
    if not is_listed or not isinstance(value, Sized) or isinstance(value, ArrayParameter):
        return value
    items: Any = value
    if len(items) and all(isinstance(item, ArrayParameter) for item in items):
        each = list(items)
    elif len(items) and all(isinstance(item, Sized) for item in items):
        each = [kind(item) for item in items]
    else:
        return kind(value)
    array = np.empty(len(each), object)
    array[:] = each
    return array


def _picked(value: LazyArray, mask: Any, simplify: bool) -> Any:
    """Elements of a lazy array; where it is drawn the same on all processes, all of them are drawn."""
    if mask is None:
        return value.evaluate(simplify)
    if isinstance(value.base_value, RandomDistribution) and value.base_value.rng.parallel_safe:
        return value.evaluate()[mask]
    return value.part(mask, simplify)


def _at(values: Mapping[str, Any], address: Any) -> dict[str, Any]:
    return {
        name: _at(value, address)
        if isinstance(value, dict)
        else value[address]
        if isinstance(value, np.ndarray) and value.ndim
        else value
        for name, value in values.items()
    }
