"""How a run goes on: in one go, or, where somebody watches, in slices after each of which the data are handed over."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from backends.api.observer import Observer, observer

if TYPE_CHECKING:
    from backends.api.session import Session


def begin(session: Session, end: float) -> None:
    """A run until `end` (ms) begins: whoever watches is told, and of all recordings."""
    watching = observer()
    if watching is None:
        return
    for population in session.populations:
        for recording in population.recordings.values():
            recording.announce(watching, population.label, population.line, population.size)
    watching.started(session.time, end)


def advance(session: Session, to: float, end: float) -> None:
    """Simulate until `to` (ms), on the way to `end`."""
    watching = observer()
    if watching is not None:
        _watched(session, watching, to, end)
    elif to > session.time:
        session.simulator.run(to - session.time)
    _deliver(session, to)


def _watched(session: Session, watching: Observer, to: float, end: float) -> None:
    """In slices that take about the observer's period of wall time each, beginning with the smallest."""
    smallest, slices = session.simulator.smallest_slice, 1
    while session.time < to:
        begun = perf_counter()
        target = round(session.time + slices * smallest, 9)
        # What would remain of the last slice is not worth one of its own.
        target = to if target + smallest / 2 >= to else target
        session.simulator.run(target - session.time)
        _deliver(session, target)
        slices = _next(slices, perf_counter() - begun, watching.period)
        watching.progress(session.time, end)


def _deliver(session: Session, time: float) -> None:
    session.time = time
    for population in session.populations:
        session.drain(population)


def _next(slices: int, took: float, period: float) -> int:
    """How many of the smallest slices the next one has, to take about `period` seconds; at most eight times as many."""
    fitting = slices * period / max(took, 1e-9)
    return max(1, int(min(fitting, 8 * slices)))
