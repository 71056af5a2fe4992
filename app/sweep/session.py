"""A sweep from its first point to its last: planned, written down as it goes, resumed, told to whoever listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from time import monotonic

from app.sweep.conduct import conduct
from app.sweep.glimpse import Glimpse
from app.sweep.journal import Journal
from app.sweep.plan import Plan
from app.sweep.point import Result
from app.sweep.where import Where

GLIMPSES = 200  # that are kept in memory


@dataclass
class Progress:
    """How far a sweep is. `results` are by the number of the point."""

    plan: Plan
    results: dict[int, Result] = field(default_factory=dict)
    began: float = field(default_factory=monotonic)
    known: int = 0  # points that were there when it began
    glimpse: Callable[[int], Glimpse | None] = lambda number: None  # a little of the spikes of a point

    @property
    def done(self) -> int:
        """How many points have a result."""
        return len(self.results)

    @property
    def failures(self) -> tuple[Result, ...]:
        """Those of which nothing could be measured, in the order of the points."""
        return tuple(self.results[n] for n in sorted(self.results) if self.results[n].failure)

    @property
    def measures(self) -> tuple[str, ...]:
        """What is measured, in the order in which it appeared."""
        return tuple(dict.fromkeys(name for n in sorted(self.results) for name in self.results[n].measures))

    @property
    def seconds_left(self) -> float:
        """Judged by the points so far; NaN before the first one."""
        fresh = self.done - self.known
        if not fresh:
            return float("nan")
        return (monotonic() - self.began) / fresh * (self.plan.count - self.done)


def sweep(
    plan: Plan,
    where: Where,
    folder: Path,
    resume: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Progress]:
    """Carry a plan out; the progress, once at the beginning and again with each result. SweepError."""
    plan.require()
    where.require()
    journal = Journal(folder)
    known = journal.begin(plan, resume)
    progress = Progress(plan, dict(known), known=len(known), glimpse=lru_cache(GLIMPSES)(journal.glimpse))
    try:
        yield progress
        for result in conduct(plan, where, known, cancelled):
            journal.add(result)
            progress.results[result.number] = replace(result, glimpse=None)
            yield progress
    finally:
        journal.close()
