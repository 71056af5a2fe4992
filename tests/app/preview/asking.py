"""An engine whose answers can be waited for."""

from __future__ import annotations

import queue

from app.preview import Answer, Engine, Request

PATIENCE = 60.0  # s; only a hanging engine takes so long
HEAD = "import pyNN.sketch as sim\nimport numpy as np\n"


class Asking:
    """Asks an engine and waits for what comes, in the order in which it comes."""

    def __init__(self) -> None:
        self.come: queue.Queue[tuple[str, Answer]] = queue.Queue()
        self.engine = Engine(lambda topic, answer: self.come.put((topic, answer)))

    def ask(self, request: Request, topic: str = "topic") -> Answer:
        self.engine.ask(topic, request)
        return self.next()[1]

    def next(self) -> tuple[str, Answer]:
        return self.come.get(timeout=PATIENCE)


def sketch(text: str, seconds: float = 20.0) -> Request:
    """A program that is done at once."""
    return Request("sketch", HEAD + text, seconds=seconds)
