"""A protocol of the laboratory: pairs of spikes, again and again, and the weight after each. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.panels.plasticity.rule import Floats, Rule


@dataclass(frozen=True)
class Protocol:
    """So many `pairs`, `frequency` of them a second; the postsynaptic cell fires `lag` ms after the presynaptic one.

    `axon` and `dendrite` are how long each of the two spikes is on its way to the synapse, in ms.
    """

    pairs: int = 60
    lag: float = 10.0
    frequency: float = 1.0
    axon: float = 0.0
    dendrite: float = 0.0

    @property
    def period(self) -> float:
        """From one pair to the next, in ms."""
        return 1000.0 / self.frequency

    def trains(self) -> tuple[Floats, Floats]:
        """When the spikes of both sides are at the synapse, in ms from the first one."""
        begin = self.period * np.arange(self.pairs)
        pre, post = begin + self.axon, begin + self.lag + self.dendrite
        first = min(pre.min(initial=0.0), post.min(initial=0.0)) if self.pairs else 0.0
        return pre - first, post - first


def weights(rule: Rule, protocol: Protocol, weight: float) -> Floats:
    """The weight at the beginning, and after each pair: protocol.pairs + 1 of them."""
    pre, post = protocol.trains()
    seen = np.array([after for _, _, after in rule.play(pre.tolist(), post.tolist(), weight)])
    when = np.sort(np.concatenate([pre, post]))
    last = np.searchsorted(when, np.maximum(pre, post) + 1e-9) - 1
    return np.concatenate([[weight], seen[last]])
