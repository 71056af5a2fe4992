"""Sums that take a while, beside the window: the newest wins, and nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from typing import Any

from PyQt5.QtCore import QObject, pyqtSignal

Sum = Callable[[], Any]


class Thinking(QObject):
    """Works out one sum at a time. `done` carries what came of the newest, in the thread of this object."""

    done = pyqtSignal(object)
    _came = pyqtSignal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: Sum | None = None
        self._next: Sum | None = None
        self._wanted: Sum | None = None
        self._open = True
        self._came.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether an answer is to be expected."""
        return self._wanted is not None

    def work_out(self, sum: Sum) -> None:
        """Work this out, instead of what has not begun yet. It must read only what nobody changes."""
        self._wanted = sum
        if self._running is None:
            self._begin(sum)
        else:
            self._next = sum

    def forget(self) -> None:
        """Nobody wants to know any more; what runs comes to nothing."""
        self._wanted = self._next = None

    def _begin(self, sum: Sum) -> None:
        self._running, self._next = sum, None
        _pool().submit(sum).add_done_callback(lambda future: self._answer(sum, future))

    def _answer(self, sum: Sum, future: Future[Any]) -> None:
        with suppress(RuntimeError):  # who asked is gone
            self._came.emit(sum, future)

    def _take(self, sum: Sum, future: Future[Any]) -> None:
        self._running = None
        if self._next is not None:
            self._begin(self._next)
        if sum is self._wanted:
            self._wanted = None
            self.done.emit(future.result())


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    """One thread for all: the processors are wanted by the simulator."""
    return ThreadPoolExecutor(1, "sums")
