"""What several simulators made of one network, each held against the first, and a verdict in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from app.compare import spikes, traces
from app.compare.runs import Run
from app.compare.spikes import SpikePair
from app.compare.traces import TracePair
from app.worker import Recording
from backends import registry


@dataclass(frozen=True)
class Comparison:
    """`agree` is None where fewer than two simulators ran. Pairs are in the order of populations and simulators."""

    runs: tuple[Run, ...]
    spikes: tuple[SpikePair, ...]
    traces: tuple[TracePair, ...]
    timestep: float

    @property
    def agree(self) -> bool | None:
        """Whether all that ran agree with the first of them."""
        found = [one.agrees for one in self.spikes] + [one.agrees for one in self.traces]
        return all(found) if found else None

    @property
    def verdict(self) -> str:
        """What came of it, a sentence for each simulator, with the tolerance and why it is that."""
        ran = [run for run in self.runs if run.ran]
        said = [f"{title(run.simulator)} did not run: {run.outcome.sentence}" for run in self.runs if not run.ran]
        said += [self._of(ran[0].simulator, run.simulator) for run in ran[1:]]
        return " ".join(said) or "There is nothing to compare: fewer than two simulators ran."

    def _of(self, a: str, b: str) -> str:
        mine = [one for one in self.spikes if one.b == b]
        seen = [one for one in self.traces if one.b == b]
        both = f"{title(a)} and {title(b)}"
        if not mine and not seen:
            return f"{both}: nothing is recorded that could be compared."
        wrong = [*(_wrong(one) for one in mine if not one.agrees), *(_far(one) for one in seen if not one.agrees)]
        if wrong:
            return f"{both} disagree: {'; '.join(wrong)}."
        return f"{both} agree: {self._how(mine)}."

    def _how(self, pairs: Sequence[SpikePair]) -> str:
        within = (
            f"within {spikes.STEPS * self.timestep:g} ms (1.5 time steps, as far apart as simulators put one spike)"
        )
        firsts = [one.first for one in pairs if one.first is not None]
        if not pairs:
            return f"half of all samples lie within {traces.SHARE:.0%} of their range"
        if not firsts:
            return f"every spike is the same {within}"
        after = [one for one in pairs if not one.same]
        apart = max((_share(one, abs(one.rates_after[0] - one.rates_after[1])) for one in after), default=0.0)
        chance = max((_share(one, one.allowed) for one in after), default=0.0)
        return (
            f"spikes are the same {within} until {min(firsts):.1f} ms; after that, since a recurrent network makes "
            f"the smallest difference grow, only statistics can agree: rates differ by {apart:.1%} at most, where "
            f"chance allows {chance:.1%} ({spikes.ERRORS:g} standard errors from {spikes.WINDOWS} windows, and "
            f"{spikes.FLOOR:.0%})"
        )


def compare(runs: Sequence[Run], timestep: float) -> Comparison:
    """Hold the runs against the first one that came to its end."""
    ran = [run for run in runs if run.ran]
    pairs = list(chain.from_iterable(_spikes(ran[0], run, timestep) for run in ran[1:])) if ran else []
    seen = list(chain.from_iterable(_traces(ran[0], run, pairs) for run in ran[1:])) if ran else []
    return Comparison(tuple(runs), tuple(pairs), tuple(seen), timestep)


def title(simulator: str) -> str:
    """What people call a simulator."""
    return next((there.title for there in registry.simulators() if there.name == simulator), simulator)


def _spikes(a: Run, b: Run, timestep: float) -> list[SpikePair]:
    duration = min(a.results.now, b.results.now)
    return [
        spikes.pair(a.simulator, b.simulator, one, other, duration, timestep)
        for one, other in _both(a, b)
        if one.is_spikes
    ]


def _traces(a: Run, b: Run, pairs: Sequence[SpikePair]) -> list[TracePair]:
    firsts = [one.first for one in pairs if one.b == b.simulator and one.first is not None]
    until = min([*firsts, a.results.now, b.results.now])
    found = [
        traces.pair(a.simulator, b.simulator, one, other, until) for one, other in _both(a, b) if not one.is_spikes
    ]
    return [one for one in found if one is not None]


def _both(a: Run, b: Run) -> list[tuple[Recording, Recording]]:
    theirs = {(r.label, r.variable): r for r in b.results.recordings.values()}
    mine = a.results.recordings.values()
    return [(r, theirs[r.label, r.variable]) for r in mine if (r.label, r.variable) in theirs]


def _share(pair: SpikePair, of: float) -> float:
    """A difference of rates as a share of their mean."""
    mean = sum(pair.rates_after) / 2
    return of / mean if mean else 0.0


def _wrong(pair: SpikePair) -> str:
    after = f"from {pair.first:.1f} ms on, " if pair.first is not None else ""
    rates = f"{pair.rates_after[0]:.2f} and {pair.rates_after[1]:.2f} Hz"
    cvs = f"CV {pair.cvs[0]:.2f} and {pair.cvs[1]:.2f}"
    return f"{pair.population} fires {after}at {rates}, where chance allows {pair.allowed:.2f} Hz of difference; {cvs}"


def _far(pair: TracePair) -> str:
    numbers = f"{pair.median:.3g} {pair.unit}, where {pair.allowed:.3g} {pair.unit} are allowed"
    return f"{pair.variable} of {pair.population} differs by {numbers} (median until {pair.until:.1f} ms)"
