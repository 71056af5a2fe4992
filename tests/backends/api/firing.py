"""The sketch made to emit spikes."""

import numpy as np

from backends.simulator import Spikes


def fire(sim, monkeypatch, *emitted: tuple[float, int]) -> None:
    """Have the sketch emit spikes, each at its time (ms) from its cell."""
    drained = {}

    def drain(group) -> Spikes:
        cells, _ = group.recordings["spikes"]
        since, drained[id(group)] = drained.get(id(group), 0.0), sim.session.simulator.now
        new = [(t, c) for t, c in sorted(emitted) if since < t <= sim.session.simulator.now and c in cells]
        return Spikes(np.array([c for _, c in new], np.int64), np.array([t for t, _ in new], float))

    monkeypatch.setattr(sim.session.simulator, "drain_spikes", drain)
