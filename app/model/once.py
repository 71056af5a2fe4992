"""What follows from a frozen element alone is worked out once, and kept with it for as long as it lives."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar
from weakref import ref

T = TypeVar("T")
_LARGE, _KEPT = 20_000, 8  # characters; how many texts of more than that are kept
_KEPT_WITH: dict[int, dict[object, Any]] = {}  # by id: elements compare and hash by all their values, which is slow
_ALIVE: dict[int, ref[object]] = {}


def once(make: Callable[..., T]) -> Callable[..., T]:
    """A pure function of a frozen dataclass, and perhaps of a few hashable settings, that remembers what it said.

    An element that changes is another one, so nothing ever has to be forgotten; but of very long texts, which the
    history would pile up with every change, only the last few are kept.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    large: OrderedDict[object, tuple[object, T]] = OrderedDict()

    @wraps(make)
    def remembered(element: object, *settings: Hashable) -> T:
        key = (name, *settings)
        kept = _KEPT_WITH.get(id(element)) or _keep(element)
        if key in kept:
            said: T = kept[key]
            return said
        if (found := large.get((id(element), key))) is not None:  # which holds the element, so that the id is its own
            return found[1]
        said = make(element, *settings)
        if _length(said) <= _LARGE:
            kept[key] = said
        else:
            large[id(element), key] = element, said
            if len(large) > _KEPT:
                large.popitem(last=False)
        return said

    return remembered


def _keep(element: object) -> dict[object, Any]:
    """Room for what is remembered of an element, which goes with it."""
    number = id(element)

    def forget(_: object) -> None:
        del _KEPT_WITH[number], _ALIVE[number]

    if number not in _KEPT_WITH:
        _ALIVE[number], _KEPT_WITH[number] = ref(element, forget), {}
    return _KEPT_WITH[number]


def _length(said: object) -> int:
    """How many characters there are in a text, or in a tuple of them."""
    if isinstance(said, tuple):
        return sum(map(_length, said))
    return len(said) if isinstance(said, str) else 0
