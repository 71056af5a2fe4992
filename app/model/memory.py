"""Remembers what was worked out for each element, as long as what it was worked out from is the very same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """One result for each name. Elements are frozen: the same object is the same value."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], T]] = {}

    def recall(self, name: str, causes: tuple[object, ...], make: Callable[[], T]) -> T:
        """The result of `make`, made anew when one of its causes is another object than the last time."""
        kept = self._kept.get(name)
        if kept is not None and len(kept[0]) == len(causes) and all(map(_same, kept[0], causes)):
            return kept[1]
        made = make()
        self._kept[name] = causes, made
        return made


def _same(one: object, other: object) -> bool:
    return one is other
