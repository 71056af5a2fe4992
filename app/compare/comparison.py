"""What several simulators made of one network, each held against the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.compare import spikes, traces, words
from app.compare.runs import Run, run_all, run_twins
from app.compare.spikes import SpikePair
from app.compare.traces import TracePair
from app.compare.twins import TWINS, Twins, twins_of
from app.compare.words import Verdict
from app.records import Keeping
from app.worker import Recording
from app.worker.client import Runnable

Key = tuple[str, str]  # population and variable


@dataclass(frozen=True, eq=False)
class Comparison:
    """Pairs are in the order of simulators and populations.

    `missing` is said of what was recorded and could not be compared. `chancy`: twins of the first run say that
    chance has a part in the network.
    """

    runs: tuple[Run, ...]
    spikes: tuple[SpikePair, ...]
    traces: tuple[TracePair, ...]
    timestep: float
    missing: tuple[Verdict, ...] = ()
    chancy: bool = False

    @property
    def agree(self) -> bool | None:
        """Whether all that ran agree with the first of them; None where that is not known."""
        found = [*(pair.agrees for pair in self.spikes), *(pair.agrees for pair in self.traces)]
        return None if not found or (None in found and False not in found) else False not in found

    @property
    def undecided(self) -> bool:
        """Whether only twins can say what the differences mean."""
        return any(pair.agrees is None for pair in self.spikes)

    @property
    def verdicts(self) -> list[Verdict]:
        """What came of it, with the tolerance and why it is that; simulators with the same outcome are together."""
        said = [words.failed(run.simulator, run.outcome.sentence) for run in self.runs if not run.ran]
        first, *others = [run.simulator for run in self.runs if run.ran] or [""]
        found: dict[tuple[bool | None, str], list[str]] = {}
        for b in others:
            mine, seen = [one for one in self.spikes if one.b == b], [one for one in self.traces if one.b == b]
            found.setdefault(words.judge(first, mine, seen, self.timestep, self.chancy), []).append(b)
        said += [words.verdict(first, names, *judged) for judged, names in found.items()]
        return [*said, *self.missing] or [words.NOTHING]

    @property
    def verdict(self) -> str:
        """All of that as one text."""
        return " ".join(verdict.text for verdict in self.verdicts)


def comparison_of(
    program: Runnable,
    simulators: Sequence[str],
    labels: Mapping[str, str] | None = None,
    same_noise: bool = True,
    ended: Callable[[Run], None] = lambda run: None,
    cancelled: Callable[[], bool] = lambda: False,
    kept: Mapping[str, Keeping] | None = None,
    differ: Callable[[Comparison], None] = lambda comparison: None,
) -> Comparison:
    """Run a program on all simulators and compare. Where spikes differ, the first that ran has to run TWINS times more.

    `differ` is told before that. For the other arguments see `run_all`.
    """
    runs = run_all(program, simulators, labels, same_noise, ended, cancelled, kept)
    found = compare(runs)
    if not found.undecided or cancelled():
        return found
    differ(found)
    first = next(run.simulator for run in runs if run.ran)
    twins = run_twins(program, first, TWINS, same_noise, cancelled)
    return found if cancelled() else compare(runs, twins)


def compare(runs: Sequence[Run], twins: Sequence[Run] = ()) -> Comparison:
    """Hold the runs against the first one that came to its end. `twins` are further runs of that one."""
    ran = [run for run in runs if run.ran]
    if not ran:
        return Comparison(tuple(runs), (), (), 0.0)
    first, *others = ran
    timestep = first.outcome.timestep
    pairs = [(run, pair) for run in others for pair in _spikes(first, run, timestep)]
    known = _twins(first, twins, timestep) if twins and all(twin.ran for twin in twins) else None
    return Comparison(
        tuple(runs),
        tuple(_judged(known, pairs) if known else (pair for _, pair in pairs)),
        tuple(pair for run in others for pair in _traces(first, run, [p for r, p in pairs if r is run], timestep)),
        timestep,
        tuple(verdict for run in others for verdict in _missing(first, run)),
        known is not None and known.chancy,
    )


def _twins(run: Run, twins: Sequence[Run], timestep: float) -> Twins:
    return twins_of(_recorded(run).values(), [_recorded(twin).values() for twin in twins], timestep)


def _judged(twins: Twins, pairs: Sequence[tuple[Run, SpikePair]]) -> Iterator[SpikePair]:
    tests = sum(not pair.same for _, pair in pairs)
    for run, pair in pairs:
        other = _recorded(run)[pair.population, spikes.VARIABLE]
        yield pair if pair.same else replace(pair, judgement=twins.judge(pair, other, run.results.now, tests))


def _spikes(a: Run, b: Run, timestep: float) -> Iterator[SpikePair]:
    duration = min(a.results.now, b.results.now)
    for one, other in _both(a, b):
        if one.is_spikes:
            yield spikes.pair(a.simulator, b.simulator, one, other, duration, timestep)


def _traces(a: Run, b: Run, pairs: Sequence[SpikePair], timestep: float) -> Iterator[TracePair]:
    firsts = [pair.parting.first for pair in pairs if pair.parting.first is not None]
    until = min([*firsts, a.results.now, b.results.now])
    for one, other in _both(a, b):
        if not one.is_spikes and (found := traces.pair(a.simulator, b.simulator, one, other, until, timestep)):
            yield found


def _both(a: Run, b: Run) -> list[tuple[Recording, Recording]]:
    mine, theirs = _recorded(a), _recorded(b)
    return [(recording, theirs[key]) for key, recording in mine.items() if key in theirs]


def _missing(a: Run, b: Run) -> Iterator[Verdict]:
    mine, theirs = _recorded(a), _recorded(b)
    for key in sorted(mine.keys() ^ theirs.keys()):
        one, other = (a, b) if key in mine else (b, a)
        yield words.only_on(one.simulator, other.simulator, key)
    for here, there in _both(a, b):
        if (here.start, here.interval) != (there.start, there.interval):
            yield words.sampled_otherwise(a.simulator, b.simulator, here)


def _recorded(run: Run) -> dict[Key, Recording]:
    return {(recording.label, recording.variable): recording for recording in run.results.recordings.values()}
