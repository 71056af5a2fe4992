"""Where requests to one simulator wait, and the thread that has its child answer them one by one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.preview.child import PreviewChild
from app.preview.request import Answer, Request

_IDLE = 300.0  # s after which a child that nobody asks goes

Deliver = Callable[[Answer], None]


@dataclass(frozen=True)
class Errand:
    """A request, and who wants the answer."""

    request: Request
    deliver: Deliver


class Desk:
    """Takes requests at once and answers in a thread of its own, in the order in which their topics came up."""

    def __init__(self, simulator: str) -> None:
        self._simulator = simulator
        self._waiting: dict[str, Errand] = {}
        self._open = True
        self._changed = threading.Condition()
        self._child: PreviewChild | None = None
        self._thread = threading.Thread(target=self._work, name=f"preview {simulator}", daemon=True)
        self._thread.start()

    def put(self, topic: str, request: Request, deliver: Deliver) -> None:
        """Have a request answered, in the place of one of the same topic that waits."""
        with self._changed:
            self._waiting[topic] = Errand(request, deliver)
            self._changed.notify()

    def withdraw(self, topic: str) -> None:
        """Nobody wants to know any more."""
        with self._changed:
            self._waiting.pop(topic, None)

    def close(self) -> None:
        """End at once, whatever waits or is being answered."""
        with self._changed:
            self._open = False
            self._waiting.clear()
            self._changed.notify()
            if self._child is not None:
                self._child.kill()

    def join(self, seconds: float) -> None:
        """Wait at most so long until it has ended."""
        self._thread.join(seconds)

    def _work(self) -> None:
        while self._open:
            errand = self._next()
            if errand is None:
                self._let_go()
            else:
                self._answer(errand)
        self._let_go()

    def _next(self) -> Errand | None:
        """The request that has waited longest, None: there has been none for long, or there will be none."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or not self._open, _IDLE if self._child else None)
            topic = next(iter(self._waiting), None)
            return None if topic is None else self._waiting.pop(topic)

    def _answer(self, errand: Errand) -> None:
        try:
            child = self._fetch()
        except OSError as error:
            reason = f"No process could be started for the preview: {error.strerror or error}."
            errand.deliver(Answer(errand.request, sentence=reason))
            return
        answer = child.answer(errand.request)
        if not child.alive:
            self._let_go()
        if self._open:
            errand.deliver(answer)

    def _fetch(self) -> PreviewChild:
        child = self._child or PreviewChild(self._simulator)
        with self._changed:
            self._child = child
            if not self._open:
                child.kill()
        return child

    def _let_go(self) -> None:
        with self._changed:
            child, self._child = self._child, None
        if child is not None:
            child.end()
