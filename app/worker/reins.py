"""Holds a running program back: pause, resume and stop, asked for from one thread and obeyed in the main thread."""

from __future__ import annotations

import math
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOP = signal.SIGUSR1  # wakes the main thread from waiting, which SIGINT's simulation in Python would not


class Stopped(BaseException):
    """Raised in the program to end it; no `except Exception` of a script catches it."""


class Reins:
    """Between two slices the program asks `check`. Outside of runs, a stop interrupts whatever Python is doing."""

    def __init__(self) -> None:
        self.until = math.inf  # ms of biological time, where to hold the program next
        self._go = threading.Event()
        self._go.set()
        self._stopping = False
        self._held = 0
        signal.signal(_STOP, self._interrupted)

    def pause(self) -> None:
        """Hold the program at its next check."""
        self._go.clear()

    def resume(self, until: float | None = None) -> None:
        """Let it go on, to the end or until a time."""
        self.until = math.inf if until is None else until
        self._go.set()

    @property
    def paused(self) -> bool:
        """Whether the next check will wait."""
        return not self._go.is_set()

    @property
    def stopping(self) -> bool:
        """Whether the next check will end the program."""
        return self._stopping

    def stop(self) -> None:
        """End it: at once where it is not held, otherwise at its next check."""
        self._stopping = True
        self._go.set()
        signal.pthread_kill(threading.main_thread().ident or 0, _STOP)

    def check(self) -> None:
        """Wait while paused. Stopped when it is to end."""
        self._go.wait()
        if self._stopping:
            raise Stopped

    def rest(self) -> None:
        """What was asked for is over; what is asked from now on is for what comes next."""
        self._stopping = False
        self._go.set()

    def hold(self) -> None:
        """From now on interrupt nothing; a stop waits for the next check."""
        self._held += 1

    def release(self) -> None:
        """The end of `hold`."""
        self._held -= 1

    @contextmanager
    def held(self) -> Iterator[None]:
        """Interrupt nothing within; a stop that came meanwhile takes effect at the end."""
        self.hold()
        try:
            yield
        finally:
            self.release()
        if self._stopping and not self._held:
            raise Stopped

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        if not self._held:
            raise Stopped
