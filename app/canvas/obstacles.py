"""What lies where: rectangles by the name of their element, found by neighbourhood. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from app.canvas.geometry import Floats, as_array
from app.canvas.shapes import Box

_NOWHERE = np.nan  # what is compared with it is false, so that nothing meets an empty place


class Obstacles:
    """The boxes of each element in a row of an array, so that one look at all of them costs microseconds.

    A search compares the bounds of all elements first, and then the boxes of those that are left.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Nothing is there."""
        self._rows: dict[str, int] = {}
        self._names: list[str] = []  # by row; "" in one that is free
        self._free: list[int] = []
        self._bounds: Floats = np.full((64, 4), _NOWHERE)
        self._boxes: Floats = np.full((64, 1, 4), _NOWHERE)

    def put(self, name: str, boxes: Iterable[Box] | Floats) -> None:
        """The element now has these boxes, and not those that it had."""
        given = as_array(boxes if isinstance(boxes, np.ndarray) else tuple(boxes))
        row = self._rows[name] if name in self._rows else self._take(name)
        self._widen(len(given))
        self._boxes[row] = _NOWHERE
        self._boxes[row, : len(given)] = given
        self._bounds[row] = (*given[:, :2].min(axis=0), *given[:, 2:].max(axis=0)) if len(given) else _NOWHERE

    def drop(self, name: str) -> None:
        """The element is gone; it may never have been there."""
        if (row := self._rows.pop(name, None)) is not None:
            self._bounds[row] = self._boxes[row] = _NOWHERE
            self._names[row] = ""
            self._free.append(row)

    def of(self, name: str) -> Floats:
        """The boxes of one element, shape (n, 4)."""
        if name not in self._rows:
            return as_array(())
        boxes = self._boxes[self._rows[name]]
        return boxes[~np.isnan(boxes[:, 0])]

    def names(self, around: Box, without: Collection[str] = ()) -> list[str]:
        """The elements of which some box meets `around`, in a fixed order."""
        rows, meeting = self._search(around)
        found = (self._names[row] for row in rows[meeting.any(axis=1)])
        return sorted(name for name in found if name not in without)

    def boxes(self, around: Box, without: Collection[str] = ()) -> Floats:
        """Their boxes that meet `around`, shape (n, 4)."""
        rows, meeting = self._search(around)
        if own := [self._rows[name] for name in without if name in self._rows]:
            meeting &= ~np.isin(rows, own)[:, None]
        return self._boxes[rows][meeting]

    # -- inside ------------------------------------------------------------------------------------------------------

    def _search(self, around: Box) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The rows whose bounds meet an area, and which of their boxes do, shape (rows, boxes of a row)."""
        rows = np.flatnonzero(_meets(self._bounds, around))
        return rows, _meets(self._boxes[rows], around)

    def _take(self, name: str) -> int:
        row = self._free.pop() if self._free else len(self._names)
        if row == len(self._names):
            self._names.append(name)
            if row == len(self._bounds):
                self._bounds = np.concatenate([self._bounds, np.full_like(self._bounds, _NOWHERE)])
                self._boxes = np.concatenate([self._boxes, np.full_like(self._boxes, _NOWHERE)])
        self._names[row], self._rows[name] = name, row
        return row

    def _widen(self, boxes: int) -> None:
        rows, wide, _ = self._boxes.shape
        if boxes > wide:
            self._boxes = np.concatenate([self._boxes, np.full((rows, boxes - wide, 4), _NOWHERE)], axis=1)


def _meets(boxes: Floats, around: Box) -> NDArray[np.bool_]:
    across = (boxes[..., 0] < around.right) & (around.left < boxes[..., 2])
    found: NDArray[np.bool_] = across & (boxes[..., 1] < around.bottom) & (around.top < boxes[..., 3])
    return found
