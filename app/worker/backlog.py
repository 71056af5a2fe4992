"""Frames that arrived and were not fetched yet: as many as fit, then whoever sends has to wait."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import fields

import numpy as np

from app.worker.frames import Frame

_ROOM = 64 << 20  # bytes


class Backlog:
    """A queue between the thread that reads from the worker and whoever wants the frames."""

    def __init__(self, room: int = _ROOM) -> None:
        self._frames: deque[Frame] = deque()
        self._room, self._size = room, 0
        self._open = False
        self._changed = threading.Condition()

    def put(self, frame: Frame) -> None:
        """Add a frame; waits while there is no room, so that a slow window slows the simulation, not the machine."""
        with self._changed:
            self._changed.wait_for(lambda: self._open or self._size < self._room)
            self._frames.append(frame)
            self._size += size(frame)

    def fetch(self) -> list[Frame]:
        """All frames, oldest first; they are no longer here."""
        with self._changed:
            fetched, self._size = list(self._frames), 0
            self._frames.clear()
            self._changed.notify_all()
        return fetched

    def open(self) -> None:
        """Never wait again: the worker is going, and what it has sent is little."""
        with self._changed:
            self._open = True
            self._changed.notify_all()


def size(frame: Frame) -> int:
    """Bytes that it takes, nearly."""
    values = (getattr(frame, field.name) for field in fields(frame))
    return 100 + sum(value.nbytes if isinstance(value, np.ndarray) else 0 for value in values)
