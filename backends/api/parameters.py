"""Parameter values as scripts give them, made into numbers and arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.random import RandomDistribution
from backends.standard import Kind, Model, Parameter


class Sequence:
    """A list of numbers that is one value: the spike times of one cell. Equal by value."""

    def __init__(self, value: Iterable[float] = ()) -> None:
        self.value: NDArray[np.float64] = np.array(list(value), dtype=np.float64)

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Iterator[float]:
        return iter(self.value.tolist())

    def __getitem__(self, index: int) -> Any:
        return self.value[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and np.array_equal(self.value, other.value)

    def __hash__(self) -> int:
        return hash(self.value.tobytes())

    def __repr__(self) -> str:
        return f"Sequence({self.value.tolist()})"


def known(model: Model, given: Mapping[str, Any]) -> dict[str, Any]:
    """The given values, after a look at their names and, where they are constants, at their types and ranges."""
    for name, value in given.items():
        if name not in model.by_name:
            raise NonExistentParameterError(name, model.name, model.by_name)
        _look(model, model.by_name[name], value)
    return dict(given)


def ordered(model: Model, values: Mapping[str, Any], pairs: tuple[tuple[str, str], ...]) -> None:
    """Raise when a constant that has to be below another is not."""
    for small, large in pairs:
        a, b = values.get(small), values.get(large)
        if isinstance(a, int | float) and isinstance(b, int | float) and not a < b:
            raise InvalidParameterValueError(f"{model.name}: {small} = {a!r} is not below {large} = {b!r}.")


def resolve(model: Model, name: str, value: Any, n: int) -> Any:
    """One number for all `n`, or an array of length n (of arrays, where each value is a list)."""
    parameter = model.by_name[name]
    if parameter.kind is Kind.SEQUENCE:
        return _lists(model, name, value, n)
    if isinstance(value, RandomDistribution):
        return _in_range(model, parameter, np.asarray(value.next(n)))
    if callable(value):
        value = np.array([value(i) for i in range(n)])
    array = np.asarray(value)
    if array.ndim == 0:
        return array.item()
    if array.shape != (n,):
        shape = " × ".join(map(str, array.shape))
        raise InvalidDimensionsError(f"{model.name}: {name} has {shape} values where {n} are needed.")
    return _in_range(model, parameter, array)


def _look(model: Model, parameter: Parameter, value: Any) -> None:
    if isinstance(value, RandomDistribution) or callable(value):
        if not parameter.random:
            raise InvalidParameterValueError(f"{model.name}: {parameter.name} is not {parameter.expected}.")
        return
    if parameter.kind is Kind.SEQUENCE:
        _lists(model, parameter.name, value, None)
        return
    if isinstance(value, list | tuple | np.ndarray) and np.ndim(value) > 0:
        _in_range(model, parameter, np.asarray(value))
        return
    plain = value.item() if isinstance(value, np.generic | np.ndarray) else value
    if phrase := parameter.problem(plain):
        raise InvalidParameterValueError(f"{model.name}: {parameter.name} = {phrase}.")


def _in_range(model: Model, parameter: Parameter, array: NDArray[Any]) -> NDArray[Any]:
    """The array itself, after a look at its smallest and its largest number."""
    if array.dtype.kind not in "biuf":
        raise InvalidParameterValueError(f"{model.name}: {parameter.name} = {array.tolist()[:3]!r} are not numbers.")
    extremes = (array.min(), array.max()) if array.size else ()
    for extreme in extremes:
        if parameter.kind is not Kind.BOOLEAN and (phrase := parameter.problem(extreme.item())):
            raise InvalidParameterValueError(f"{model.name}: {parameter.name} = {phrase}.")
    return array


def _lists(model: Model, name: str, value: Any, n: int | None) -> NDArray[Any]:
    """An object array with the list of each of `n` cells; None where only the values are looked at."""
    if callable(value):
        value = [value(i) for i in range(n or 0)]
    nested = not isinstance(value, Sequence) and any(np.ndim(v) or isinstance(v, Sequence) for v in value)
    lists = [_rising(model, name, one) for one in (value if nested else [value])]
    if n is None:
        n = len(lists)
    if len(lists) not in (1, n):
        raise InvalidDimensionsError(f"{model.name}: {name} has {len(lists)} lists where {n} are needed.")
    array = np.empty(n, dtype=object)
    array[:] = [*lists] if len(lists) == n else [*lists] * n
    return array


def _rising(model: Model, name: str, value: Any) -> NDArray[np.float64]:
    try:
        times = np.array(value.value if isinstance(value, Sequence) else value, dtype=np.float64).reshape(-1)
    except (TypeError, ValueError):
        raise InvalidParameterValueError(f"{model.name}: {name} = {value!r} is not a list of numbers.") from None
    for number in times[~(times >= model.by_name[name].low)][:1]:
        raise InvalidParameterValueError(f"{model.name}: {name} holds {number:g}, which is not of at least 0 ms.")
    return np.sort(times)
