"""Where weights drift to while both sides fire at random, independently of each other. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.panels.plasticity.rule import Floats, Rule
from backends.standard import Change
from backends.standard.units import factor

_GRID = 2001
_PER_SECOND = factor("ms", "s")


@dataclass(frozen=True)
class Rest:
    """A weight at which the drift is over: `stable` when it leads there from both sides."""

    weight: float
    stable: bool


@dataclass(frozen=True)
class Drift:
    """Of the weights of a rule, while Poisson spikes come at `pre` and `post` (Hz)."""

    rule: Rule
    pre: float
    post: float

    def at(self, weights: Floats) -> Floats:
        """The mean change of each of these weights, per second."""
        changes = self.rule.timing.changes
        return np.sum([self.rule.scaled(self.rule.size(c), weights) * self._often(c) for c in changes], axis=0)

    def rests(self) -> tuple[Rest, ...]:
        """Where it comes to rest, rising: between the bounds, or at one that it leads to. None where nothing moves."""
        weights = np.linspace(*self.rule.bounds, _GRID)
        moves = self.at(weights)
        if not np.any(moves):
            return ()
        signs = np.sign(moves)
        between = (self._between(weights, moves, int(i)) for i in np.flatnonzero(signs[:-1] * signs[1:] < 0))
        exact = (Rest(float(weights[i]), bool(moves[i - 1] > 0)) for i in np.flatnonzero(moves[1:-1] == 0) + 1)
        ends = []
        if moves[0] <= 0:
            ends.append(Rest(float(weights[0]), bool(moves[0] < 0 or moves[1] < 0)))
        if moves[-1] >= 0:
            ends.append(Rest(float(weights[-1]), bool(moves[-1] > 0 or moves[-2] > 0)))
        return tuple(sorted([*between, *exact, *ends], key=lambda rest: rest.weight))

    def _often(self, change: Change) -> float:
        """How often a change comes in a second, times the mean of the trace that it finds."""
        tau_pre, tau_post = self.rule.taus
        own, other, tau = (self.post, self.pre, tau_pre) if change.post else (self.pre, self.post, tau_post)
        return own * other * tau * _PER_SECOND if change.paired else own

    def _between(self, weights: Floats, moves: Floats, at: int) -> Rest:
        low, high, rising = float(weights[at]), float(weights[at + 1]), bool(moves[at] > 0)
        for _ in range(40):
            middle = (low + high) / 2
            if (float(self.at(np.array([middle]))[0]) > 0) == rising:
                low = middle
            else:
                high = middle
        return Rest((low + high) / 2, rising)
