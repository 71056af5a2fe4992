"""An array that grows at its end, at a cost per element that does not depend on how long it is."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.worker.room import Room

T = TypeVar("T", bound=np.generic)


class Growing(Generic[T]):
    """Rows in a buffer that doubles when it is full. The first rows that come decide how wide it is."""

    def __init__(self, dtype: type[T]) -> None:
        self._buffer: NDArray[T] = np.empty(0, dtype)
        self._room = Room()
        self._length = 0

    @property
    def array(self) -> NDArray[T]:
        """The rows so far: a read-only view, valid for now; the next `extend` may move on to another buffer."""
        view = self._buffer[: self._length]
        view.setflags(write=False)
        return view

    def extend(self, rows: NDArray[T]) -> None:
        """Append rows."""
        if not len(self._buffer):
            self._buffer = np.empty((max(1024, len(rows)), *rows.shape[1:]), self._buffer.dtype)
        length = self._length + len(rows)
        if length > len(self._buffer):
            self._buffer = self._room.more(self._buffer, max(length, 2 * len(self._buffer)))
        self._buffer[self._length : length] = rows
        self._length = length
