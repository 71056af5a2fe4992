"""A rule of plasticity with its numbers: what one pair of spikes does, and what any two spike trains do. No Qt.

All follows from the declarations of the timing rule and of the weight dependence. Times are in ms, and are those at
which spikes are at the synapse; a spike does not pair with one of the very same moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp, prod
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from backends.standard import Change, TimingModel, WeightDependenceModel

Floats = NDArray[np.float64]
N = TypeVar("N", float, Floats)
_SAME = 1e-6  # ms


@dataclass(frozen=True)
class Rule:
    """Both parts of a plastic synapse, and a number for each of their parameters."""

    timing: TimingModel
    dependence: WeightDependenceModel
    values: Mapping[str, float]

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the greatest weight."""
        return self.values["w_min"], self.values["w_max"]

    @property
    def taus(self) -> tuple[float, float]:
        """The time constants of the traces of presynaptic and postsynaptic spikes, in ms."""
        pre, post = (self.values[name] for name in self.timing.traces)
        return pre, post

    @cached_property
    def powers(self) -> tuple[float, float]:
        """Of the share of the range above the weight, and of that below it."""
        up, down = (self.values[p] if isinstance(p, str) else p for p in self.dependence.powers)
        return up, down

    def size(self, change: Change) -> float:
        """What a change amounts to where the weight dependence leaves it whole: in the unit of the weight."""
        low, high = self.bounds
        span = high - low if self.timing.relative else 1.0
        return span * change.factor * prod(self.values[name] for name in change.by)

    def scaled(self, size: float, weight: N) -> N:
        """What the weight dependence makes of a change of this size, at a weight (or at each) within the bounds."""
        if not self.timing.relative:
            return size + 0.0 * weight
        low, high = self.bounds
        room, power = (high - weight, self.powers[0]) if size > 0 else (weight - low, self.powers[1])
        return size * (room / (high - low)) ** power

    def window(self, lags: Floats, weight: float) -> Floats:
        """What one pair changes, by the lag of the postsynaptic behind the presynaptic spike (ms), at a weight."""
        total = np.zeros_like(lags)
        for change in self.timing.changes:
            felt = self._felt(lags if change.post else -lags, self.taus[not change.post]) if change.paired else 1.0
            total += self.scaled(self.size(change), self.bounded(weight)) * felt
        return total

    def by_weight(self, weights: Floats) -> tuple[Floats, Floats]:
        """What a pair of no lag changes at each weight: with the presynaptic spike first, and with it last."""

        def sum_of(post: bool) -> Floats:
            here = (c for c in self.timing.changes if not c.paired or c.post == post)
            return np.sum([self.scaled(self.size(change), weights) for change in here], axis=0)

        return sum_of(True), sum_of(False)

    def play(self, pre: Sequence[float], post: Sequence[float], weight: float) -> Iterator[tuple[float, bool, float]]:
        """Each spike of both trains in its order: when, whether it is postsynaptic, and the weight after it."""
        sides = Side(self.taus[0]), Side(self.taus[1])
        numbers = [(c, self.size(c)) for c in self.timing.changes]
        weight = self.bounded(weight)
        for time, is_post in sorted([(t, False) for t in pre] + [(t, True) for t in post]):
            felt = sides[not is_post].felt(time)
            for change, size in numbers:
                if change.post == is_post:
                    moved = self.scaled(size * (felt if change.paired else 1.0), weight)
                    weight = self.bounded(weight + moved)
            sides[is_post].spike(time)
            yield time, is_post, weight

    def with_(self, **values: float) -> Rule:
        """The same with other numbers."""
        return replace(self, values={**self.values, **values})

    def bounded(self, weight: float) -> float:
        """The weight, or the bound that it is beyond."""
        low, high = self.bounds
        return min(max(weight, low), high)

    @staticmethod
    def _felt(apart: Floats, tau: float) -> Floats:
        """The trace of a single spike, at these times after it."""
        return np.where(apart > _SAME, np.exp(-np.maximum(apart, 0.0) / tau), 0.0)


@dataclass
class Side:
    """The spikes of one side of a synapse, as the trace that they leave."""

    tau: float
    _trace: float = 0.0
    _last: float = -1e300

    def felt(self, time: float) -> float:
        """The trace of all spikes before this time."""
        earlier = self._trace - (self._last > time - _SAME)
        return earlier * exp((self._last - time) / self.tau) if earlier else 0.0

    def spike(self, time: float) -> None:
        """One more spike."""
        self._trace = 1.0 + (self._trace * exp((self._last - time) / self.tau) if self._trace else 0.0)
        self._last = time
