"""The worker processes of a window: one kept warm for the next run, and those that are on their way out. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from app.worker import Outcome, Task
from app.worker.client import Runnable
from app.worker.frames import Frame


class WorkerLike(Protocol):
    """What is used of `app.worker.Worker`."""

    @property
    def outcome(self) -> Outcome | None:
        """How the run ended, or None."""

    def prewarm(self, simulator: str) -> None:
        """Import the simulator now."""

    def start(self, program: Runnable, task: Task) -> None:
        """Run a program."""

    def poll(self) -> list[Frame]:
        """The frames since the last call."""

    def pause(self) -> None:
        """Hold the simulation."""

    def resume(self, until: float | None = None) -> None:
        """Let it go on."""

    def alter(self, statements: Sequence[str], elements: Sequence[str]) -> None:
        """Have statements executed before the next slice."""

    def brake(self, speed: float) -> None:
        """Let it go at most so many times as fast as real time."""

    def go_on(self, statement: str) -> None:
        """Let a program that rests go on."""

    @property
    def resting(self) -> bool:
        """Whether it can go on."""

    def stop(self) -> None:
        """End the run, keep what has come."""

    def kill(self) -> None:
        """End the process at once."""

    def close(self) -> None:
        """Let go of everything; may wait for the process."""


class Stable:
    """Hands out workers, warm ones where it can, and takes them back without making anybody wait."""

    def __init__(self, make: Callable[[], WorkerLike]) -> None:
        self._make = make
        self._warm: dict[str, WorkerLike] = {}
        self._leaving: list[threading.Thread] = []

    def warm_up(self, simulator: str) -> None:
        """Have a process ready that has imported this simulator, and only this."""
        for other in [name for name in self._warm if name != simulator]:
            self.dismiss(self._warm.pop(other))
        if simulator not in self._warm:
            with suppress(OSError):  # no process to be had: should it last, the run itself will say so
                worker = self._make()
                worker.prewarm(simulator)
                self._warm[simulator] = worker

    def fetch(self, simulator: str) -> WorkerLike:
        """The warm worker, or a new one."""
        return self._warm.pop(simulator, None) or self._make()

    def dismiss(self, worker: WorkerLike) -> None:
        """End a worker at once; the waiting for that is done elsewhere."""
        if worker.outcome is None:
            worker.kill()
        thread = threading.Thread(target=worker.close, daemon=True)
        thread.start()
        self._leaving = [each for each in self._leaving if each.is_alive()] + [thread]

    def clear(self, seconds: float) -> None:
        """End every worker, and wait at most so long until they are gone."""
        while self._warm:
            self.dismiss(self._warm.popitem()[1])
        for thread in self._leaving:
            thread.join(seconds)
