"""What lies where: rectangles by the name of their element, found by neighbourhood. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from app.canvas.shapes import Box

_CELL = 192.0  # about the size of a node with its label


class Obstacles:
    """A grid of buckets, so that looking around costs the same in a small and in a large network."""

    def __init__(self) -> None:
        self._boxes: dict[str, tuple[Box, ...]] = {}
        self._buckets: defaultdict[tuple[int, int], set[str]] = defaultdict(set)

    def put(self, name: str, boxes: Iterable[Box]) -> None:
        """The element now has these boxes, and not those that it had."""
        self.drop(name)
        self._boxes[name] = tuple(boxes)
        for box in self._boxes[name]:
            for bucket in _buckets(box):
                self._buckets[bucket].add(name)

    def drop(self, name: str) -> None:
        """The element is gone; it may never have been there."""
        for box in self._boxes.pop(name, ()):
            for bucket in _buckets(box):
                self._buckets[bucket].discard(name)

    def of(self, name: str) -> tuple[Box, ...]:
        """The boxes of one element."""
        return self._boxes.get(name, ())

    def names(self, around: Box, without: Collection[str] = ()) -> list[str]:
        """The elements of which some box meets `around`, in a fixed order."""
        near = {name for bucket in self._near(around) for name in self._buckets.get(bucket, ())}
        return sorted(n for n in near if n not in without and any(around.meets(b) for b in self._boxes[n]))

    def _near(self, around: Box) -> Iterable[tuple[int, int]]:
        """The buckets of an area; of a large one, those in which there is something."""
        left, right = int(around.left // _CELL), int(around.right // _CELL)
        top, bottom = int(around.top // _CELL), int(around.bottom // _CELL)
        if (right - left + 1) * (bottom - top + 1) <= len(self._buckets):
            return _buckets(around)
        return [(x, y) for x, y in self._buckets if left <= x <= right and top <= y <= bottom]

    def boxes(self, around: Box, without: Collection[str] = ()) -> list[Box]:
        """Their boxes that meet `around`."""
        return [box for name in self.names(around, without) for box in self._boxes[name] if around.meets(box)]

    def clear(self) -> None:
        """Nothing is there."""
        self._boxes.clear()
        self._buckets.clear()


def _buckets(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
