"""Previews as the window sees them: ask, go on, and be told. How to use it: see `app.preview`."""

from __future__ import annotations

from PyQt5.QtCore import QObject, pyqtSignal

from app.preview import Answer, Engine, Request

_PATIENCE = 3.0  # s that closing the window may wait for a process to go


class Preview(QObject):
    """Answers requests without making anybody wait. `arrived(topic, answer)` comes in the thread of this object.

    Of each topic only the newest request is answered. No child process runs before the first request.
    """

    arrived = pyqtSignal(str, object)  # Answer
    _came = pyqtSignal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[str, Request] = {}
        self._open = True
        self._engine = Engine(self._came.emit)
        self._came.connect(self._on_came)

    def ask(self, topic: str, request: Request) -> None:
        """Have a request answered, instead of any other of this topic."""
        if self._open:
            self._newest[topic] = request
            self._engine.ask(topic, request)

    def forget(self, topic: str) -> None:
        """Nobody wants to know any more."""
        self._newest.pop(topic, None)
        self._engine.forget(topic)

    def shutdown(self) -> None:
        """Leave no process behind. Who asks from now on, a timer of a window that closes, is not answered."""
        self._open = False
        self._newest.clear()
        self._engine.close(_PATIENCE)

    def _on_came(self, topic: str, answer: Answer) -> None:
        if self._newest.get(topic) is answer.request:
            self.arrived.emit(topic, answer)
