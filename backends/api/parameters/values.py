"""Values of parameters: what a script may give, checked against the declaration, and how it becomes arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import array, named, short
from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.expressions import Expression
from backends.api.parameters.arrays import ArrayParameter, Sequence
from backends.api.parameters.lazy import LazyArray
from backends.api.random import RandomDistribution
from backends.standard import Kind, Model, Parameter, SynapseModel

Value = Any  # a number, text, RandomDistribution, function of the index, Sequence, or array with one value per element
_TAKEN_AS_THEY_ARE = (Kind.FUNCTION, Kind.TABLE, Kind.REFERENCE, Kind.PART, Kind.OBJECT)


class ModelParameters(Mapping[str, Value]):
    """The parameters of one model: defaults, and what a script gave instead, checked against the declaration."""

    def __init__(self, model: Model, given: Mapping[str, Value]) -> None:
        self.model = model
        self._values: dict[str, Value] = {**model.defaults, **checked(model, given)}
        check_less(model, {name: value for name, value in self._values.items() if _is_constant(value)})

    def __getitem__(self, name: str) -> Value:
        try:
            return self._values[name]
        except KeyError:
            raise NonExistentParameterError(name, self.model.name, self._values) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def evaluate(self, n: int) -> dict[str, Any]:
        """The parameters of `n` elements: a number, or an array of length n (sequences: an object array)."""
        values = {name: evaluated(self.model, name, value, n) for name, value in self._values.items()}
        check_less(self.model, values)
        check_as_many(self.model, values)
        return values

    def __repr__(self) -> str:
        return f"<ModelParameters {', '.join(self._values)}>"


def checked(model: Model, given: Mapping[str, Value]) -> dict[str, Value]:
    """What a script gave for some parameters of a model, in the form in which it is kept, or the error it deserves."""
    by_name = model.by_name
    for name in named(given, f"parameters of {model.name}"):
        if name not in by_name:
            raise NonExistentParameterError(name, model.name, by_name)
    # What a synapse is told may be an expression of the distance between its two cells.
    of_distance = isinstance(model, SynapseModel)
    return {name: _checked(by_name[name], model.name, value, of_distance) for name, value in given.items()}


def evaluated(model: Model, name: str, value: Value, n: int) -> Any:
    """One checked value for `n` elements: a number (or text), or an array of length n."""
    parameter = model.by_name[name]
    if parameter.kind is Kind.SEQUENCE:
        return _sequences(parameter, model.name, value, n)
    if isinstance(value, LazyArray):
        value = _checked(parameter, model.name, LazyArray(value, (n,)).evaluate(simplify=True))
    if isinstance(value, RandomDistribution):
        value = _in_range(parameter, model.name, np.asarray(value.next(n), float))
    elif callable(value):
        value = _in_range(parameter, model.name, _each(value, name, model.name, n))
    if isinstance(value, np.ndarray) and value.shape != (n,):
        raise InvalidDimensionsError(
            f"{name} of {model.name}: {value.size} values were given for {n} elements; expected one for each."
        )
    return value


def _each(function: Any, name: str, owner: str, n: int) -> NDArray[np.float64]:
    """What a function of the index says of each of `n` elements. InvalidParameterValueError: no numbers."""
    return array([_called(function, index, name, owner) for index in range(n)], (n,), f"{name} of {owner}")


def check_less(model: Model, values: Mapping[str, Any]) -> None:
    """Parameters that have to be below others are (numbers or arrays of one length)."""
    for low, high in getattr(model, "less", ()):
        if low not in values or high not in values:
            continue
        lows, highs = np.broadcast_arrays(values[low], values[high])
        if (wrong := np.flatnonzero(lows >= highs)).size:
            at = wrong[0]
            raise InvalidParameterValueError(
                f"{low} of {model.name}: {lows.flat[at].item():g} is not below {high}, "
                f"which is {highs.flat[at].item():g}."
            )


def check_as_many(model: Model, values: Mapping[str, Any]) -> None:
    """Sequences that have to be equally long are, in each cell (object arrays)."""
    for one, other in getattr(model, "as_many", ()):
        for cell, (left, right) in enumerate(zip(values[one], values[other], strict=True)):
            if len(left) != len(right):
                raise InvalidDimensionsError(
                    f"{one} of {model.name}: {len(left)} numbers (cell {cell}), and {len(right)} of {other}; expected "
                    "as many of each."
                )


def simplify(value: Any) -> Any:
    """One number where all elements of an array are equal, otherwise the array."""
    if isinstance(value, np.ndarray) and value.size and value.ndim == 1:
        first = value[0]
        if all(item is first for item in value) if value.dtype == object else bool(np.all(value == first)):
            return first
    return value


def _is_constant(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _checked(parameter: Parameter, owner: str, value: Value, of_distance: bool = False) -> Value:
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        value = value.item()
    if parameter.kind is Kind.SEQUENCE:
        return _checked_sequence(parameter, owner, value)
    if parameter.kind in _TAKEN_AS_THEY_ARE or (parameter.kind is Kind.EXPRESSION and callable(value)):
        return value  # whoever takes it looks at it
    if of_distance and isinstance(value, str) and parameter.random and parameter.kind is Kind.REAL:
        return Expression(value, owner=f"{parameter.name} of {owner}")
    if isinstance(value, (RandomDistribution, LazyArray)) or callable(value):
        return _may_vary(parameter, owner, value)
    if isinstance(value, (list, tuple, np.ndarray, range, ArrayParameter)):
        return _in_range(parameter, owner, _may_vary(parameter, owner, _numbers(parameter, owner, value)))
    if problem := parameter.problem(value):
        raise InvalidParameterValueError(f"{parameter.name} of {owner}: {problem}.")
    return float(value) if parameter.kind is Kind.REAL and value is not None else value


def _may_vary(parameter: Parameter, owner: str, value: Value) -> Value:
    """Whether a parameter may differ between elements."""
    if not parameter.random or parameter.kind not in (Kind.REAL, Kind.INTEGER):
        raise InvalidParameterValueError(f"{parameter.name} of {owner}: {value!r} is not {parameter.expected}.")
    return value


def _numbers(parameter: Parameter, owner: str, value: Any) -> NDArray[np.float64]:
    """A list as an array of floats."""
    try:
        array = np.asarray(value)
        if array.dtype.kind in "iuf" or array.size == 0:
            return array.astype(float)
    except ValueError:
        pass  # rows of different length: no list of numbers either
    raise InvalidParameterValueError(f"{parameter.name} of {owner}: {short(value)} is not a list of numbers.")


def _in_range(parameter: Parameter, owner: str, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """All values of an array are what the declaration expects."""
    wrong = ~np.isfinite(values) | (values < parameter.low) | (values > parameter.high)
    if parameter.open_low:
        wrong |= values == parameter.low
    if parameter.kind is Kind.INTEGER:
        wrong |= values != np.rint(values)
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        found = values.flat[at].item()
        raise InvalidParameterValueError(
            f"{parameter.name} of {owner}: {found!r} (element {at}) is not {parameter.expected}."
        )
    return values


def _checked_sequence(parameter: Parameter, owner: str, value: Value) -> Value:
    """A Sequence for all, or an object array of one Sequence for each."""
    if callable(value) or isinstance(value, LazyArray):
        return value
    if isinstance(value, ArrayParameter):
        return Sequence(_in_range(parameter, owner, value.value))
    if isinstance(value, (list, tuple, np.ndarray)):
        if len(value) and all(np.ndim(item) == 1 or isinstance(item, ArrayParameter) for item in value):
            return _objects([_checked_sequence(parameter, owner, Sequence(_one(item))) for item in value])
        return Sequence(_in_range(parameter, owner, _numbers(parameter, owner, value)))
    raise InvalidParameterValueError(f"{parameter.name} of {owner}: {short(value)} is not {parameter.expected}.")


def _called(function: Any, index: int, name: str, owner: str) -> Any:
    """What a function of the index says of one element. InvalidParameterValueError: it fails."""
    try:
        return function(index)
    except Exception as error:  # a script's own function may raise whatever it likes
        raise InvalidParameterValueError(
            f"{name} of {owner}: {short(function)} fails as a function of the index ({type(error).__name__}: {error})."
        ) from error


def _sequences(parameter: Parameter, owner: str, value: Value, n: int) -> NDArray[Any]:
    """An object array of n arrays."""
    if isinstance(value, LazyArray):
        value = _checked_sequence(parameter, owner, LazyArray(value, (n,)).evaluate(simplify=True))
    if callable(value):
        value = _checked_sequence(parameter, owner, [_called(value, i, parameter.name, owner) for i in range(n)])
    if isinstance(value, np.ndarray):
        if value.shape != (n,):
            raise InvalidDimensionsError(
                f"{parameter.name} of {owner}: {value.size} lists were given for {n} elements; expected one for each."
            )
        return _objects([item.value for item in value])
    numbers = Sequence(value).value
    return _objects([numbers] * n)


def _objects(items: list[Any]) -> NDArray[Any]:
    array = np.empty(len(items), object)
    for index, item in enumerate(items):
        array[index] = item
    return array


def _one(item: Any) -> Any:
    return item.value if isinstance(item, ArrayParameter) else item
