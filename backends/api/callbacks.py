"""What a script wants to be called back for while a run goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import Any

from backends.api.arguments import short, wrong
from backends.api.errors import InvalidParameterValueError
from backends.api.settings import is_number

Callback = Callable[[float], float]


class Callbacks:
    """Functions that are told the time (ms), and say when they want to be told it again.

    All are called at the beginning. Whoever is waited for when the run ends is called at its end, as in PyNN. Those
    that are due within a time step are called together; who wants to be called in the past is not called again.
    """

    def __init__(self, callbacks: Iterable[Callback] | None, now: float, timestep: float) -> None:
        self._timestep = timestep
        self._due = [(_asked(callback, now), callback) for callback in _sound(callbacks)]

    def next(self, now: float) -> float | None:
        """When the next ones are due, or None when nobody waits."""
        self._due = [(when, callback) for when, callback in self._due if when > now + self._timestep / 2]
        return min((when for when, _ in self._due), default=None)

    def call(self, due: float, now: float) -> None:
        """Call those who wait for a time, at the present one."""
        together = due + 0.999 * self._timestep
        self._due = [(_asked(call, now) if when <= together else when, call) for when, call in self._due]


def _sound(callbacks: Any) -> list[Callback]:
    listed: list[Any] = list(callbacks) if isinstance(callbacks, Iterable) else [] if callbacks is None else [None]
    if not all(map(callable, listed)):
        raise wrong("callbacks of run()", callbacks, "a list of functions of the time")
    return listed


def _asked(callback: Callback, now: float) -> float:
    """When a function wants to be called again."""
    again: Any = callback(now)
    if not is_number(again) and again != inf:
        raise InvalidParameterValueError(
            f"callbacks of run(): {short(callback)} returned {short(again)} at {now:g} ms; expected the time in ms at "
            "which it wants to be called again."
        )
    return float(again)
