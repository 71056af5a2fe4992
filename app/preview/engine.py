"""The engine: one desk for each simulator that was asked, and of each topic the newest request."""

from __future__ import annotations

from collections.abc import Callable

from app.preview.desk import Desk
from app.preview.request import Answer, Request


class Engine:
    """Answers requests off the caller's thread. `deliver(topic, answer)` is called in other threads.

    Call the methods from one thread.
    """

    def __init__(self, deliver: Callable[[str, Answer], None]) -> None:
        self._deliver = deliver
        self._desks: dict[str, Desk] = {}

    def ask(self, topic: str, request: Request) -> None:
        """Have a request answered; one of the same topic that still waits is not."""
        self.forget(topic)
        if request.simulator not in self._desks:
            self._desks[request.simulator] = Desk(request.simulator)
        self._desks[request.simulator].put(topic, request, lambda answer: self._deliver(topic, answer))

    def forget(self, topic: str) -> None:
        """Nobody wants to know any more; what is being answered will be answered all the same."""
        for desk in self._desks.values():
            desk.withdraw(topic)

    def close(self, seconds: float) -> None:
        """End every child, and wait at most so long for each."""
        desks, self._desks = list(self._desks.values()), {}
        for desk in desks:
            desk.close()
        for desk in desks:
            desk.join(seconds)
