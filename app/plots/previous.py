"""The run before the present one, kept to be looked at together with it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.model import Network, Population
from app.model.difference import differences
from app.plots.recorded import Recorded, sources
from app.worker import Results

_MOST = 3  # differences that are named


@dataclass(frozen=True)
class Run:
    """What one run was of, and what came of it."""

    results: Results
    populations: tuple[Population, ...]
    duration: float
    network: Network | None = None

    @property
    def told(self) -> bool:
        """Whether anything came of it."""
        return bool(self.results.recordings) and self.results.now > 0

    def sources(self) -> tuple[list[Recorded], list[Recorded]]:
        """Its spikes and its traces."""
        return sources(self.results, self.populations)


def changes(before: Run | None, after: Run | None) -> str:
    """What was changed between two runs, in a few words; nothing where that is not known."""
    if before is None or after is None or before.network is None or after.network is None:
        return ""
    said = differences(before.network, after.network)
    more = f" and {len(said) - _MOST} more" if len(said) > _MOST else ""
    return f"{'; '.join(said[:_MOST])}{more}" if said else "nothing was changed"
