"""What a run tells of one projection: who it is from, its unit, the weights that were noted. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.model import Network, Projection, Role
from app.plots.previous import Run
from app.worker import Weights


@dataclass(frozen=True, eq=False)
class Told:
    """One projection of the network of a run."""

    run: Run
    network: Network
    projection: Projection

    @property
    def label(self) -> str:
        """What people call it."""
        return self.projection.label

    @property
    def role(self) -> Role:
        """That of its source, which chooses its colour."""
        return self.network.ends(self.projection)[0].role

    @property
    def shape(self) -> tuple[int, int]:
        """How many cells there are at both ends."""
        pre, post = self.network.ends(self.projection)
        return pre.size, post.size

    @property
    def unit(self) -> str:
        """That of its weights; "" where it is not known."""
        _, post = self.network.ends(self.projection)
        known = post.model is not None and self.projection.receptor in post.model.receptors
        return post.model.unit_of(self.projection.receptor).replace("uS", "µS") if known and post.model else ""

    @property
    def notes(self) -> Weights:
        """Its weights over time; empty where they are not recorded."""
        return self.run.results.weights.get(self.projection.name, Weights(self.projection.name))

    def note_at(self, time: float) -> int:
        """Which note was the last one at a time (ms); the first one before any."""
        return max(int(np.searchsorted(self.notes.times, time + 1e-6, "right")) - 1, 0)


def told(run: Run | None) -> list[Told]:
    """All projections of the network of a run, those first whose weights are recorded."""
    if run is None or run.network is None:
        return []
    network = run.network
    every = [Told(run, network, projection) for projection in network.projections]
    return sorted(every, key=lambda each: each.projection.name not in run.results.weights)
