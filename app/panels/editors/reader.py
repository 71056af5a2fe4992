"""Reads a column of numbers in a thread of its own, so that a million of them freeze nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count

from PyQt5.QtCore import QObject, pyqtSignal

from app.panels.text.refused import Refused


class Reader(QObject):
    """`done(value)` or `refused(sentence)`, in the thread of this object, and only for what was asked last."""

    done = pyqtSignal(object)
    refused = pyqtSignal(str)
    _came = pyqtSignal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._newest = -1
        self._came.connect(self._on_came)

    def read(self, how: Callable[[], object]) -> None:
        """Have something read, or checked; `how` raises Refused."""
        self._newest = next(self._numbers)
        threading.Thread(target=self._work, args=(self._newest, how), daemon=True).start()

    def forget(self) -> None:
        """Nobody wants it any more."""
        self._newest = -1

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._newest >= 0

    def _work(self, number: int, how: Callable[[], object]) -> None:
        result: object
        try:
            result = how()
        except Refused as refusal:
            result = str(refusal)
        try:
            self._came.emit(number, result)
        except RuntimeError:  # the field is gone
            return

    def _on_came(self, number: int, result: object) -> None:
        if number != self._newest:
            return
        self._newest = -1
        if isinstance(result, str):
            self.refused.emit(result)
        else:
            self.done.emit(result)
