"""Lazy arrays and functions as values for the connections of a projection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from inspect import Parameter, signature
from typing import Any

from backends.api.expressions import IndexBasedExpression
from backends.api.parameters.lazy import LazyArray


def for_pairs(values: Mapping[str, Any], shape: tuple[int, int]) -> dict[str, Any]:
    """Values by name; those that are lazy become numbers, matrices of a shape, or functions of distance or indices."""
    return {name: _for_pairs(value, shape) for name, value in values.items()}


def _for_pairs(value: Any, shape: tuple[int, int]) -> Any:
    if not isinstance(value, LazyArray):
        return _OfIndices(LazyArray(value, shape)) if _takes_indices(value) else value
    lazy = LazyArray(value, shape)
    if not callable(lazy.base_value):
        return lazy.evaluate(simplify=True)
    if isinstance(lazy.base_value, IndexBasedExpression) or _takes_indices(lazy.base_value):
        return _OfIndices(lazy)
    function: Callable[[Any], Any] = lazy.base_value
    return lambda distance: lazy.operated(function(distance), ...)


class _OfIndices(IndexBasedExpression):
    """A lazy array that was made from a function of both indices."""

    def __init__(self, lazy: LazyArray) -> None:
        self._lazy = lazy

    def __call__(self, i: Any, j: Any) -> Any:
        """The values for pairs of cells."""
        function: Any = copy(self._lazy.base_value)
        if isinstance(function, IndexBasedExpression):
            function.projection = self.projection
        return self._lazy.operated(function(i, j), (i, j))

    def __repr__(self) -> str:
        return repr(self._lazy.base_value)


def _takes_indices(function: Any) -> bool:
    """Whether it is a plain function of two arguments, `lambda i, j: …`; with one it is of the distance."""
    if not callable(function) or isinstance(function, IndexBasedExpression):
        return False
    try:
        arguments = signature(function).parameters.values()
    except (TypeError, ValueError):  # some functions that are not written in Python
        return False
    by_position = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    needed = [one for one in arguments if one.kind in by_position and one.default is Parameter.empty]
    return len(needed) == 2
