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
    watching, slices = session.watching, 1
    if session.time >= to:
        _deliver(session, to)
    while session.time < to:
        begun = perf_counter()
        target = session.team.led(f"runs until {to:g} ms", _target(session, watching, slices, to) if watching else to)
        session.simulator.run(target - session.time)
        _deliver(session, target)
        if watching is not None:
            slices = _next(slices, perf_counter() - begun, watching.period)
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


def _next(slices: int, took: float, period: float) -> int:
    """How many of the smallest slices the next one has, to take about `period` seconds; at most eight times as many."""
    fitting = slices * period / max(took, 1e-9)
    return max(1, int(min(fitting, 8 * slices)))
