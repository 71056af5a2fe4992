"""The observer of a run inside the worker: turns what it is told into frames and sends them, some 30 times a second."""

from __future__ import annotations

import math
import socket
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from app.worker import frames
from app.worker.alterations import Alterations, Brakes
from app.worker.codec import encode
from app.worker.notes import Notes
from app.worker.reins import Reins
from backends.api.observer import Observer, Recorded

_PAUSE = 1 / 30  # s between two sendings
_FULL = 1 << 22  # bytes that are sent at once


class Outbox:
    """Encoded frames on their way out."""

    def __init__(self, parent: socket.socket) -> None:
        self._parent = parent
        self._waiting: list[bytes] = []
        self._size = 0
        self._sent = 0.0

    def put(self, frame: frames.Frame) -> None:
        """Add a frame."""
        data = encode(frame)
        self._waiting.append(data)
        self._size += len(data)

    def flush(self) -> None:
        """Send all. Waits while the other side is behind, so nothing piles up here."""
        data, self._waiting, self._size = b"".join(self._waiting), [], 0
        self._parent.sendall(data)
        self._sent = perf_counter()

    def flush_if_due(self) -> None:
        """Send all if the last sending was long enough ago, or if there is much."""
        if self._size > _FULL or perf_counter() - self._sent > _PAUSE:
            self.flush()


class Stream(Observer):
    """Forwards a run and takes its time: `running` and `waited` (paused) seconds, `first`: when the first run began."""

    def __init__(self, outbox: Outbox, reins: Reins, period: float, alterations: Alterations, brakes: Brakes) -> None:
        self.period = period
        self.running = 0.0
        self.waited = 0.0
        self.first: float | None = None
        self.time = 0.0
        self.notes = Notes()
        self._alterations, self._brakes = alterations, brakes
        self._outbox = outbox
        self._reins = reins
        self._began: float | None = None

    @property
    def until(self) -> float:
        """Where somebody wants it to be held."""
        return self._reins.until

    @property
    def longest(self) -> float:
        """Short enough to go smoothly where it is braked."""
        return 1000.0 * self.period * self._brakes.speed if self._brakes.speed > 0 else math.inf

    def reached(self, line: int) -> None:
        """The statement at `line` is about to begin; said at once, in case it is the last."""
        with self._reins.held():
            self.settle()  # of a run that an error ended and the script went on
            self.line = line
            self.pass_on_notes()
            self._outbox.put(frames.Reached(line))
            self._outbox.flush()

    def recording(self, recorded: Recorded) -> None:
        """Forward it."""
        with self._reins.held():
            cells = recorded.cells.astype(np.int32)
            self._outbox.put(
                frames.Recording(
                    recorded.key,
                    recorded.population,
                    recorded.line,
                    recorded.size,
                    recorded.variable,
                    recorded.unit,
                    cells,
                )
            )

    def spikes(self, key: int, cells: NDArray[np.int64], times: NDArray[np.float64]) -> None:
        """Forward them."""
        if len(times):
            self._outbox.put(frames.Spikes(key, cells.astype(np.int32), np.asarray(times, np.float64)))

    def samples(self, key: int, start: float, interval: float, values: NDArray[np.float64]) -> None:
        """Forward them."""
        if len(values):
            self._outbox.put(frames.Samples(key, start, interval, np.asarray(values, np.float64)))

    def started(self, now: float, end: float) -> None:
        """From here to the end of the run nothing is interrupted: a stop waits for `progress`."""
        self.settle()
        self.first = self.first or perf_counter()
        if now < end:
            self._reins.hold()
            self._began = perf_counter()
        self._outbox.put(frames.Started(now, end))
        self._outbox.flush()

    def progress(self, now: float, end: float) -> None:
        """Send what is due; wait here while paused, end here when stopped; carry out what was asked for meanwhile."""
        self.time = now
        self.pass_on_notes()
        self._outbox.put(frames.Progress(now, end))
        self._outbox.flush_if_due()
        if now >= end:
            self.settle()
        else:
            self._hold_back(now)
        self._reins.check()
        self.alter()

    def alter(self) -> None:
        """Carry out the statements that wait."""
        for altered in self._alterations.carry_out(self.time):
            self._outbox.put(altered)

    def _hold_back(self, now: float) -> None:
        if now >= self.until:
            self._reins.until = math.inf
            self._reins.pause()
            self._outbox.put(frames.Held(now))
        if self._brakes.speed > 0:
            self._outbox.flush()
            self._brakes.wait(now, lambda: not self._reins.paused and not self._reins.stopping)
        if self._reins.paused:
            self._outbox.flush()
            self._brakes.forget()
            self._wait()

    def pass_on_notes(self) -> None:
        """Forward the weights that the program has noted by now."""
        for frame in self.notes.fresh():
            self._outbox.put(frame)

    def _wait(self) -> None:
        before = perf_counter()
        self._reins.check()
        waited = perf_counter() - before
        self.waited += waited
        self._began = (self._began or 0.0) + waited

    def settle(self) -> None:
        """The run is over, for good or ill: take its time, let stops interrupt again."""
        if self._began is not None:
            self.running += perf_counter() - self._began
            self._began = None
            self._reins.release()
