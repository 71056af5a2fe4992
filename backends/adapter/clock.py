"""Time, which passes in whole steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backends.simulator import Floats, Indices


@dataclass
class Clock:
    """`steps` of `timestep` ms have passed. Times are what one would write: 1.5, and not 1.5000000000000002."""

    timestep: float = 0.1
    steps: int = 0

    @property
    def now(self) -> float:
        """The time in ms."""
        return self.time(self.steps)

    def count(self, duration: float) -> int:
        """How many steps a duration (ms) takes."""
        return round(duration / self.timestep)

    def time(self, steps: int) -> float:
        """The time (ms) at which a step ends."""
        return round(steps * self.timestep, 9)

    def times(self, steps: Indices | Floats) -> Floats:
        """The times (ms) at which these steps end."""
        return np.asarray(np.round(np.asarray(steps) * self.timestep, 9))

    def on_grid(self, time: float) -> float:
        """The end of a step that is nearest to a time (ms)."""
        return self.time(self.count(time))
