"""How fast a run goes, judged by its last seconds. No Qt."""

from __future__ import annotations

import math
from collections import deque

RECENT = 2.0  # s of real time that the estimate looks back
LEAST = 0.1  # s before it says anything


class Pace:
    """Takes pairs of real time (s) and biological time (ms), both rising."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, float]] = deque()

    def mark(self, seconds: float, now: float) -> None:
        """At real time `seconds` the run had come to `now` ms."""
        if self._marks and now < self._marks[-1][1]:
            self._marks.clear()  # the script has begun anew
        self._marks.append((seconds, now))
        while len(self._marks) > 2 and seconds - self._marks[1][0] >= RECENT:
            self._marks.popleft()

    def forget(self) -> None:
        """What was before a pause says nothing about what comes after it."""
        self._marks.clear()

    @property
    def speed(self) -> float:
        """Biological over real time; NaN as long as that is not known."""
        if not self._marks or self._marks[-1][0] - self._marks[0][0] < LEAST:
            return math.nan
        (began, first), (ended, last) = self._marks[0], self._marks[-1]
        return (last - first) / 1000.0 / (ended - began)

    def seconds_left(self, now: float, end: float) -> float:
        """Real time (s) from `now` to `end` (ms) at this speed; NaN as long as that is not known."""
        speed = self.speed
        return (end - now) / 1000.0 / speed if speed > 0.0 else math.nan
