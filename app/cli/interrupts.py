"""Ctrl+C as a number to look at, so that it never comes between a frame and the place where it is kept."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType

from app.worker import Worker


class Interrupts:
    """While it is open, `count` says how often Ctrl+C was pressed, and nothing else happens."""

    def __init__(self) -> None:
        self.count = 0
        self._obeyed = 0

    def pass_on(self, worker: Worker) -> None:
        """Stop the worker when it was pressed; end it at once when it was pressed again."""
        if self.count > self._obeyed:
            self._obeyed = self.count
            worker.stop() if self._obeyed == 1 else worker.kill()

    def __enter__(self) -> Interrupts:
        self._before = signal.signal(signal.SIGINT, self._on_signal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.count += 1
