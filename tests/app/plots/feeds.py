"""Sources for charts that tests fill by hand."""

from dataclasses import dataclass, field

import numpy as np

from app.model import Role


@dataclass
class Feed:
    element: str = "excitatory"
    label: str = "Excitatory"
    role: Role = Role.EXCITATORY
    cells: np.ndarray = field(default_factory=lambda: np.arange(100))
    time: float = 1000.0
    variable: str = "v"
    unit: str = "mV"
    threshold: float | None = None
    start: float = 0.0
    interval: float = 0.1
    fired: tuple = (np.empty(0, np.int32), np.empty(0))
    values: np.ndarray | None = None

    def now(self):
        return self.time

    def spikes(self):
        return self.fired

    def samples(self, first):
        return np.empty((0, len(self.cells))) if self.values is None else self.values[first:]

    def fire(self, cells, times):
        cells, times = np.asarray(cells, np.int32), np.asarray(times, float)
        self.fired = np.concatenate([self.fired[0], cells]).astype(np.int32), np.concatenate([self.fired[1], times])
        return self

    def fire_at_random(self, n, begin=0.0, end=1000.0, seed=0):
        rng = np.random.default_rng(seed)
        return self.fire(rng.integers(0, len(self.cells), n), np.sort(rng.uniform(begin, end, n)))


def inhibitory(cells=50, **more):
    return Feed("inhibitory", "Inhibitory", Role.INHIBITORY, np.arange(cells), **more)
