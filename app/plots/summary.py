"""The caption of a raster, kept up to date at a price that does not grow with every frame. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.analysis.intervals import irregularity
from app.analysis.rates import rate
from app.analysis.trains import among, sample
from app.plots.sources import SpikeSource
from app.plots.statistics import caption


class Summary:
    """Rates at every call, irregularity only when asked for: it reads all spikes of a sample of cells."""

    def __init__(self, sources: Sequence[SpikeSource], before: Sequence[SpikeSource] = ()) -> None:
        self._sources = tuple(sources)
        self._before = {source.element: _rate(source) for source in before}
        self._samples = [sample(source.cells) for source in self._sources]
        self._irregularity = [float("nan")] * len(self._sources)
        self.since = 0.0  # ms, from when on spikes count: when the network was changed last

    def text(self, thorough: bool = False) -> str:
        """Rate and irregularity of each: "Excitatory 8.4 Hz · CV 0.92   Inhibitory 14.1 Hz · CV 0.88"."""
        words = f"   since {self.since:.0f} ms" if self.since else ""
        if thorough:
            pairs = zip(self._sources, self._samples, strict=True)
            self._irregularity = [
                irregularity(*among(*_spikes(source, self.since), chosen)) for source, chosen in pairs
            ]
        return "   ".join(map(self._of, self._sources, self._irregularity)) + words

    def _of(self, source: SpikeSource, cv: float) -> str:
        return caption(source.label, _rate(source, self.since), cv, self._before.get(source.element))


def _spikes(source: SpikeSource, since: float) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Those that came at a time (ms) or later."""
    cells, times = source.spikes()
    first = int(np.searchsorted(times, since)) if since else 0
    return cells[first:], times[first:]


def _rate(source: SpikeSource, since: float = 0.0) -> float:
    return rate(len(_spikes(source, since)[1]), len(source.cells), source.now() - since)
