"""What is said of a region of time: how each population fired in it, where each recorded variable lay. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.intervals import irregularity
from app.analysis.rates import rate
from app.analysis.trains import among, sample
from app.look import ticks
from app.plots.chart import Region
from app.plots.figures.firing import Firing, Floats
from app.plots.recorded import Recorded

HEADINGS = ("population", "cells", "what", "spikes", "rate (Hz)", "CV", "mean", "± sd")
_SAMPLES = 2_000_000  # of a variable that are read


@dataclass(frozen=True, eq=False)
class Stretch:
    """The samples of a variable in a region, shape (n, cells)."""

    label: str
    variable: str
    unit: str
    values: Floats


def stretch(source: Recorded, region: Region) -> Stretch:
    """What a recorded variable did in a region."""
    values = source.samples(0)
    ends = (np.array(region) - source.start) / source.interval
    first, last = np.clip(np.ceil(ends - 1e-9), 0, len(values)).astype(np.int64).tolist()
    every = max((last - first) * values.shape[1] // _SAMPLES, 1)
    return Stretch(source.label, source.variable, source.unit.replace("uS", "µS"), values[first:last:every])


def rows(firings: Sequence[Firing], stretches: Sequence[Stretch]) -> list[tuple[str, ...]]:
    """A row of texts for each population and each variable, under `HEADINGS`."""
    return [*map(_of_spikes, firings), *map(_of_samples, stretches)]


def _of_spikes(each: Firing) -> tuple[str, ...]:
    hertz = rate(len(each.times), len(each.cells), each.duration)
    cv = irregularity(*among(each.owners, each.times, sample(each.cells, 2000)))
    spikes = ticks.number(len(each.times), 0)
    return each.label, ticks.number(len(each.cells), 0), "spikes", spikes, _text(hertz, 2), _text(cv, 2), "", ""


def _of_samples(each: Stretch) -> tuple[str, ...]:
    known = each.values[np.isfinite(each.values)]
    mean, spread = (float(known.mean()), float(known.std())) if len(known) else (np.nan, np.nan)
    name = f"{each.variable} ({each.unit})" if each.unit else each.variable
    return each.label, str(each.values.shape[1]), name, "", "", "", _short(mean), _short(spread)


def _text(value: float, decimals: int) -> str:
    return ticks.number(value, decimals) if np.isfinite(value) else ""


def _short(value: float) -> str:
    return f"{value + 0.0:.4g}".replace("-", "\u2212") if np.isfinite(value) else ""
