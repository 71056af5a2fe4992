"""Slow things done in a thread, so that the window never waits for a disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from PyQt5.QtCore import QObject, pyqtSignal

from app.storage import StorageError

T = TypeVar("T")


class Aside(QObject):
    """Hands what came of a job to the thread of this object. `failed` is the sentence of a file that refused."""

    failed = pyqtSignal(str)
    _done = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done.connect(lambda call: call())

    def do(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do a job elsewhere, and `then` something with its result here."""
        threading.Thread(target=self._work, args=(job, then), daemon=True).start()

    def _work(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        with suppress(RuntimeError):  # the window is gone: nobody waits for it any more
            try:
                result = job()
            except (OSError, StorageError) as error:
                self.failed.emit(str(error))
            else:
                self._done.emit(lambda: then(result))
