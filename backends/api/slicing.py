"""How a run goes on: in one go, or, where somebody watches, in slices after each of which the data are handed over.

Slices take about the observer's period of wall time each, beginning with the smallest.
"""

from __future__ import annotations

import logging
import math
from time import perf_counter
from typing import TYPE_CHECKING

from backends.api.arguments import fitting
from backends.api.observer import Observer

if TYPE_CHECKING:
    from backends.api.session import Session

log = logging.getLogger("PyNN")


def require_room(session: Session, end: float) -> None:
    """InvalidDimensionsError: the samples of a run until `end` (ms) would not fit into memory."""
    recordings = [one for population in session.populations for one in population.recordings.values()]
    samples = sum(one.samples(end - session.time) for one in recordings)
    fitting(int(samples), f"samples recorded in a run until {end:g} ms")


def begin(session: Session, end: float) -> None:
    """A run until `end` (ms) begins: whoever watches is told, and of all recordings."""
    log.debug("running from %g to %g ms", session.time, end)
    watching = session.watching
    if watching is None:
        return
    for population in session.populations:
        for recording in population.recordings.values():
            recording.announce(watching, population.label, population.line, population.size)
    watching.started(session.time, end)


def advance(session: Session, to: float, end: float) -> None:
    """Simulate until `to` (ms), on the way to `end`. Of several processes, process 0 says how far each step goes."""
    watching, pace = session.watching, Pace()
    if session.time >= to:
        _deliver(session, to)
    while session.time < to:
        begun = perf_counter()
        target = session.team.led(
            f"runs until {to:g} ms", _target(session, watching, pace.slices, to) if watching else to
        )
        session.simulator.run(target - session.time)
        _deliver(session, target)
        if watching is not None:
            pace.took(perf_counter() - begun, watching.period)
            watching.progress(session.time, end)


def _target(session: Session, watching: Observer, slices: int, to: float) -> float:
    """Where a slice ends. What would remain of the last one is not worth one of its own."""
    smallest = session.simulator.smallest_slice
    most = min(watching.longest, watching.until - session.time if watching.until > session.time else math.inf)
    if most < slices * smallest:
        slices = max(1, math.ceil(most / smallest - 1e-9))
    target = round(session.time + slices * smallest, 9)
    return to if target + smallest / 2 >= to else target


def _deliver(session: Session, time: float) -> None:
    session.time = time
    session.drain(session.populations)


class Pace:
    """How many of the smallest slices the next one has: `slices`, at most eight times as many as the one before.

    A slice takes some time of its own, whatever is in it (Brian2: 40 ms), and some for each of the smallest slices,
    which two slices of different lengths tell apart. It is as long as takes about the period that is wished for, or
    four times its own time where that is more. No slice is shorter than what it takes by itself, so that a moment in
    which the machine was busy does not count for long.
    """

    def __init__(self) -> None:
        self.slices = 1
        self._own, self._least = 0.0, math.inf
        self._before: tuple[int, float] | None = None

    def took(self, seconds: float, period: float) -> None:
        """The last slice took so long (s)."""
        self._least = min(self._least, seconds)
        if self._before is not None and self._before[0] != self.slices:
            number, before = self._before
            each = max((seconds - before) / (self.slices - number), 0.0)
            self._own = max(seconds - each * self.slices, 0.0)
        own = min(self._own, self._least)
        fitting = (max(period, 4.0 * own) - own) / max((seconds - own) / self.slices, 1e-9)
        tried = self._before is not None
        self._before = self.slices, seconds
        self.slices = max(1 if tried else 2, int(min(fitting, 8 * self.slices)))
