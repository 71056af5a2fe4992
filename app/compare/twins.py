"""Whether two simulators whose spikes differ still compute the same: what twins of a run do is the measure.

A recurrent network makes the smallest difference grow, that of rounding, until the spikes of two runs have nothing to
do with each other (van Vreeswijk and Sompolinsky 1998). How small a difference does, and what is left to agree then,
depends on the network. So one simulator runs it several times more, with cells that are changed by next to nothing:
0.001 % of each parameter that is no time (of adaptive exponential cells 0.1 %, whose spikes end within a time step on
some simulators, and with it on others). How far these twins go from the run is how far another simulator may go:

1. Cells may begin to have other spikes no sooner than in the twins: 2, 10, and 30 % of them, with a fifth of the time
   for chance. A weight that is wrong by some hundredths is found so.
2. From then on, rates and irregularity may lie outside of the twins' no further than chance makes likely: Student's t
   for a new value beside theirs, at a level of 1 % for all populations together, and 2 % (of a CV: 0.02).

Where the first twin, whose cells are as they are, has other spikes, chance has a part in the network (noise of the
simulator's own, stochastic synapses), and only the second counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from app.analysis.trains import Floats
from app.compare.spikes import Judgement, Parting, SpikePair, cv, part, rate_since
from app.worker import Recording

TWINS = 8  # of a run, the first of which is a copy
LEVEL = 0.01
FLOOR = 0.02
_SHARES = (0.02, 0.1, 0.3)  # of the cells
_SOONER = 0.8  # as a share of the time of the twin that parts first


@dataclass(frozen=True, eq=False)
class Twins:
    """A run and its twins, by population, and how each twin parts from it."""

    run: Mapping[str, Recording]
    twins: Sequence[Mapping[str, Recording]]
    partings: Mapping[str, Sequence[Parting]]

    @property
    def chancy(self) -> bool:
        """Whether chance has a part in the network."""
        return any(partings[0].first is not None for partings in self.partings.values())

    def judge(self, pair: SpikePair, other: Recording, until: float, tests: int) -> Judgement:
        """Whether a pair that differs is as the twins are; one of so many that are judged. Times in ms."""
        since = pair.parting.first or 0.0
        alike = [self.run, *self.twins[0 if self.chancy else 1 :]]
        runs = [twin[pair.population] for twin in alike if pair.population in twin]
        rates = np.array([rate_since(run, since, until) for run in runs])
        rate, allowed = rate_since(other, since, until), _chance(rates, FLOOR * rates.mean(), tests)
        cvs = np.array([cv(run) for run in runs])
        mean = rates.mean() or np.inf
        reason = (
            self._too_soon(pair)
            or _outside("fires at {:.2f} Hz", rate, rates, allowed)
            or _outside("fires with a CV of {:.2f}", cv(other), cvs, _chance(cvs, FLOOR, tests))
        )
        return Judgement(reason, abs(rate - rates.mean()) / mean, allowed / mean)

    def _too_soon(self, pair: SpikePair) -> str:
        if self.chancy:
            return ""
        for share in _SHARES:
            number, of = pair.parting.more_than(share), len(pair.parting.cells)
            found = pair.parting.when(number)
            least = min(parting.when(number) for parting in self.partings[pair.population][1:])
            if found < _SOONER * least:
                until = f"until {least:.1f} ms" if np.isfinite(least) else "to the end"
                who = f"{number} of {of} cells have other spikes from {found:.1f} ms on"
                return f"{who}, where with cells changed by next to nothing they keep theirs {until}"
        return ""


def twins_of(run: Iterable[Recording], twins: Iterable[Iterable[Recording]], timestep: float) -> Twins:
    """From all that was recorded in a run, and in each of its twins. The time step in ms."""
    mine, others = _spikes(run), [_spikes(twin) for twin in twins]
    partings = {
        label: [part(recording, other[label], timestep) for other in others if label in other]
        for label, recording in mine.items()
    }
    return Twins(mine, others, partings)


def _spikes(recordings: Iterable[Recording]) -> dict[str, Recording]:
    return {recording.label: recording for recording in recordings if recording.is_spikes}


def _chance(values: Floats, floor: float, tests: int) -> float:
    """How far from the mean of these a new one may lie."""
    values = values[np.isfinite(values)]
    if len(values) < 2:
        return np.inf
    spread = values.std(ddof=1) * np.sqrt(1 + 1 / len(values))
    return float(stats.t.isf(LEVEL / 2 / tests, len(values) - 1) * spread) + floor


def _outside(words: str, value: float, values: Floats, allowed: float) -> str:
    mean = float(np.nanmean(values)) if np.isfinite(values).any() else np.nan
    if not abs(value - mean) > allowed:  # nor is what is no number
        return ""
    return f"{words.format(value)}, where its twins have {mean:.2f} and chance allows {allowed:.2f} of difference"
