"""Arguments of public functions: each is checked where it comes in, and refused in a sentence that names it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError
from backends.standard.words import short as short  # for whoever checks more

T = TypeVar("T")
_BYTES = 32  # of memory for each cell, connection or random number: a few arrays of eight


def wrong(what: str, value: object, expected: str) -> InvalidParameterValueError:
    """The error that an argument deserves: `what` it is, its value, and what was expected."""
    return InvalidParameterValueError(f"{what}: {short(value)} is not {expected}.")


def flag(value: Any, what: str) -> bool:
    """True or false."""
    if not isinstance(value, (bool, np.bool_)):
        raise wrong(what, value, "true or false")
    return bool(value)


def of_kind(value: Any, kind: type[T], what: str, expected: str) -> T:
    """Something of a kind, which `expected` describes."""
    if not isinstance(value, kind):
        raise wrong(what, value, expected)
    return value


def names(value: Any, what: str) -> list[str]:
    """One name, or several."""
    listed = [value] if isinstance(value, str) else list(value) if isinstance(value, Iterable) else [value]
    if not all(isinstance(name, str) for name in listed):
        raise wrong(what, value, "a name or a list of names")
    return [str(name) for name in listed]


def named(value: Any, what: str) -> dict[str, Any]:
    """Values by name; None: none."""
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise wrong(what, value, "a dictionary of values by name")
    return dict(value)


def text(value: Any, what: str) -> str:
    """Any text."""
    return of_kind(value, str, what, "a text")


def array(value: Any, shape: tuple[int, ...], what: str) -> NDArray[np.float64]:
    """Finite numbers in a shape. InvalidDimensionsError: in another one."""
    try:
        numbers = np.array(value, float)
    except (TypeError, ValueError):
        raise wrong(what, value, "an array of numbers" if shape else "a number") from None
    if numbers.shape != shape:
        raise InvalidDimensionsError(f"{what} have the shape {numbers.shape}, not {shape}.")
    if not np.isfinite(numbers).all():
        raise wrong(what, value, "an array of finite numbers" if shape else "a finite number")
    return numbers


def fitting(count: int, what: str) -> int:
    """So many numbers, several arrays of which fit into the memory of this machine. InvalidDimensionsError: not so."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 2**40
    if count * _BYTES > memory:
        needed, there = count * _BYTES / 1e9, memory / 1e9
        raise InvalidDimensionsError(
            f"{what}: {count:.4g} would take {needed:.3g} GB of memory; there are {there:.3g}."
        )
    return count


def numbers(value: Any, what: str) -> NDArray[np.float64]:
    """An array of any shape."""
    try:
        return np.array(value, float)
    except (TypeError, ValueError):
        raise wrong(what, value, "a list of numbers") from None


def path(value: Any, what: str) -> str | os.PathLike[str]:
    """The name of a file."""
    if not isinstance(value, (str, os.PathLike)) or not str(value).strip() or "\0" in str(value):
        raise wrong(what, value, "the name of a file")
    return value
