"""What is measured of a run: a number for each recorded variable of each population, by a name with its unit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.analysis.intervals import irregularity
from app.analysis.trains import among, sample
from app.worker import Recording, Results


def measured(results: Results) -> dict[str, float]:
    """Rates (Hz) and irregularity (CV) of spikes, means of everything else; what cannot be known is left out."""
    found = dict(pair for recording in results.recordings.values() for pair in _of(recording, results.now))
    for weights in results.weights.values():
        if weights.rows and weights.rows[-1].size:
            found[f"{weights.name}: final weight"] = float(weights.rows[-1].mean())
    return {name: number for name, number in found.items() if np.isfinite(number)}


def _of(recording: Recording, duration: float) -> Iterator[tuple[str, float]]:
    if recording.is_spikes:
        yield f"{recording.label}: rate (Hz)", recording.rate(duration)
        yield (
            f"{recording.label}: CV",
            irregularity(*among(*recording.spikes, sample(recording.cells.astype(np.int64)))),
        )
    elif len(recording.samples):
        unit = f" ({recording.unit})" if recording.unit else ""
        yield f"{recording.label}: mean {recording.variable}{unit}", float(np.nanmean(recording.samples))
