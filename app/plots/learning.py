"""What a chart of weights needs of a run: statistics of each note as it comes, and a few single synapses. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.model import Network, Projection, Role
from app.worker import Results, Weights
from app.worker.growing import Growing

Floats = NDArray[np.float64]
SINGLE = 5  # synapses that are drawn by themselves
BINS = 24
_BAND = (0.05, 0.95)  # of all weights lie below


@dataclass
class Course:
    """The weights of one projection over time, each note of which is read once.

    `label`, `role` of the source and `unit` are as people see them; `low` and `high` are the extremes of all so far.
    """

    weights: Weights
    label: str
    role: Role
    unit: str
    low: float = np.inf
    high: float = -np.inf
    _read: int = 0
    _times: Growing[np.float64] = field(default_factory=lambda: Growing(np.float64))
    _bands: Growing[np.float64] = field(default_factory=lambda: Growing(np.float64))
    _singles: Growing[np.float64] = field(default_factory=lambda: Growing(np.float64))

    def catch_up(self) -> None:
        """Take in what has arrived since."""
        fresh, self._read = slice(self._read, len(self.weights.times)), len(self.weights.times)
        for time, row in zip(self.weights.times[fresh], self.weights.rows[fresh], strict=True):
            if row.size:
                self._times.extend(np.array([time]))
                self._bands.extend(np.array([[*np.quantile(row, _BAND), row.mean()]]))
                self._singles.extend(row[None, self.chosen])
                self.low, self.high = min(self.low, float(row.min())), max(self.high, float(row.max()))

    @property
    def times(self) -> Floats:
        """When weights were noted, in ms."""
        return self._times.array

    @property
    def means(self) -> Floats:
        """Their mean at each time."""
        return self._bands.array[:, 2] if len(self.times) else np.empty(0)

    @property
    def bands(self) -> Floats:
        """Between which values nine tenths of them lie at each time, shape (len(times), 2)."""
        return self._bands.array[:, :2] if len(self.times) else np.empty((0, 2))

    @property
    def singles(self) -> Floats:
        """The weights of the chosen synapses, shape (len(times), len(chosen))."""
        return self._singles.array

    @property
    def chosen(self) -> NDArray[np.int64]:
        """Which synapses are drawn by themselves: evenly spread over all."""
        return np.unique(np.linspace(0, self.connections - 1, min(SINGLE, self.connections)).round().astype(np.int64))

    @property
    def connections(self) -> int:
        """How many synapses there are."""
        return len(self.weights.rows[0]) if self.weights.rows else 0

    def histogram(self) -> tuple[Floats, Floats]:
        """How the weights are spread now: the share of each bin, as part of the fullest, and the edges of the bins."""
        if not self.low < self.high:
            return np.zeros(0), np.zeros(0)
        counts, edges = np.histogram(self.weights.rows[-1], BINS, (self.low, self.high))
        return counts / max(counts.max(), 1), edges


def courses(results: Results, network: Network | None) -> list[Course]:
    """The recorded weights of a run, with what the network says of their projections."""
    return [_course(weights, network) for weights in results.weights.values()]


def _course(weights: Weights, network: Network | None) -> Course:
    projection = network[weights.name] if network is not None and weights.name in network else None
    if network is None or not isinstance(projection, Projection):
        return Course(weights, weights.name, Role.GENERIC, "")
    pre, post = network.ends(projection)
    known = post.model is not None and projection.receptor in post.model.receptors
    unit = post.model.unit_of(projection.receptor) if post.model and known else ""
    return Course(weights, projection.label, pre.role, unit)
