"""What follows from a frozen element alone is worked out once, and kept with it for as long as it lives."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")


def once(make: Callable[..., T]) -> Callable[..., T]:
    """A pure function of a frozen dataclass, and perhaps of a few hashable settings, that remembers what it said.

    An element that changes is another one, so nothing ever has to be forgotten.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def remembered(element: object, *settings: Hashable) -> T:
        # Beside the fields, where neither equality nor repr() nor replace() looks.
        kept: dict[object, Any] = vars(element)  # type: ignore[assignment]
        key = (name, *settings)
        if key not in kept:
            kept[key] = make(element, *settings)
        said: T = kept[key]
        return said

    return remembered
