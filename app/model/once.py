"""What follows from a frozen element alone is worked out once, and kept with it for as long as it lives."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")
_LARGE, _KEPT = 20_000, 8  # characters; how many texts of more than that are kept


def once(make: Callable[..., T]) -> Callable[..., T]:
    """A pure function of a frozen dataclass, and perhaps of a few hashable settings, that remembers what it said.

    An element that changes is another one, so nothing ever has to be forgotten; but of very long texts, which the
    history would pile up with every change, only the last few are kept.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    large: OrderedDict[object, tuple[object, T]] = OrderedDict()

    @wraps(make)
    def remembered(element: object, *settings: Hashable) -> T:
        # Beside the fields, where neither equality nor repr() nor replace() looks.
        kept: dict[object, Any] = vars(element)  # type: ignore[assignment]
        key = (name, *settings)
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


def _length(said: object) -> int:
    """How many characters there are in a text, or in a tuple of them."""
    if isinstance(said, tuple):
        return sum(map(_length, said))
    return len(said) if isinstance(said, str) else 0
