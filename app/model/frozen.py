"""A mapping that never changes: equal by value, hashable, and quick to copy with one thing different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Frozen(Mapping[str, V]):
    """Names and values, fixed at birth. Keeps the order in which they were given; equality ignores it."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V] | Iterable[tuple[str, V]] = (), /, **more: V) -> None:
        self._items: dict[str, V] = dict(items, **more)

    def __getitem__(self, name: str) -> V:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"Frozen({self._items!r})"

    def with_(self, name: str, value: V) -> Frozen[V]:
        """The same with `name` set to `value`."""
        return Frozen({**self._items, name: value})

    def without(self, name: str) -> Frozen[V]:
        """The same without `name`, whether it was there or not."""
        return Frozen({key: value for key, value in self._items.items() if key != name})
