"""The caption of a raster, kept up to date at a price that does not grow with every frame. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

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

    def text(self, thorough: bool = False) -> str:
        """Rate and irregularity of each: "Excitatory 8.4 Hz · CV 0.92   Inhibitory 14.1 Hz · CV 0.88"."""
        if thorough:
            pairs = zip(self._sources, self._samples, strict=True)
            self._irregularity = [irregularity(*among(*source.spikes(), chosen)) for source, chosen in pairs]
        return "   ".join(map(self._of, self._sources, self._irregularity))

    def _of(self, source: SpikeSource, cv: float) -> str:
        return caption(source.label, _rate(source), cv, self._before.get(source.element))


def _rate(source: SpikeSource) -> float:
    return rate(len(source.spikes()[1]), len(source.cells), source.now())
