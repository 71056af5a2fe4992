"""What a running program is told meanwhile: statements that are executed between two slices, and how fast to go."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from time import perf_counter, sleep

from app.worker.execute import sentence
from app.worker.frames import Alter, Altered

_NAP = 0.02  # s of a wait, after which somebody may want to stop it


class Alterations:
    """Filled by one thread, carried out in the main thread by `execute`, which raises what a statement raises."""

    def __init__(self) -> None:
        self.execute: Callable[[str], None] = lambda statement: None
        self._waiting: queue.SimpleQueue[Alter] = queue.SimpleQueue()

    def put(self, order: Alter) -> None:
        """Have these executed at the next occasion."""
        self._waiting.put(order)

    def carry_out(self, now: float) -> Iterator[Altered]:
        """Execute all that wait; each of them is told, with a sentence when it failed. None keeps the others back."""
        while not self._waiting.empty():
            order = self._waiting.get()
            for statement, element in zip(order.statements, order.elements, strict=True):
                yield Altered(now, statement, element, self._attempt(statement))

    def _attempt(self, statement: str) -> str:
        try:
            self.execute(statement)
        except Exception as error:
            return sentence(error)
        return ""


class Brakes:
    """Keeps biological time from going more than `speed` times as fast as real time; 0: it goes as fast as it can."""

    def __init__(self) -> None:
        self.set(0.0)

    def set(self, speed: float) -> None:
        """From now on."""
        self.speed = speed
        self._mark: tuple[float, float] | None = None

    def forget(self) -> None:
        """Real time that goes by now does not count: the simulation is held."""
        self._mark = None

    def wait(self, now: float, go_on: Callable[[], bool]) -> None:
        """Wait until real time has come as far as the biological time `now` (ms), as long as `go_on` says so."""
        if self.speed <= 0:
            return
        if self._mark is None:
            self._mark = now, perf_counter()
        began, at = self._mark
        due = at + (now - began) / 1000.0 / self.speed
        while self.speed > 0 and (left := due - perf_counter()) > 0 and go_on():
            sleep(min(left, _NAP))
