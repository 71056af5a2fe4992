"""One point of a sweep: a program run in a process of its own, wherever that is, and what was measured of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from app.script import Program
from app.sweep.glimpse import Glimpse, glimpse
from app.sweep.measures import measured
from app.worker import End, Task, batch

Values = tuple[float, ...]


@dataclass(frozen=True)
class Result:
    """What came of one point: its measures, or a sentence that says why there are none; fresh ones with a glimpse."""

    number: int
    values: Values
    measures: Mapping[str, float] = field(default_factory=dict)
    failure: str = ""
    crashed: bool = False
    glimpse: Glimpse | None = field(default=None, compare=False)


class Cancelled:
    """Sweeps that somebody has called off, by name; known in the process of the window or the command line."""

    names: ClassVar[set[str]] = set()


def run_point(sweep: str, number: int, values: Values, text: str, lines: Mapping[int, str], simulator: str) -> Result:
    """Run the program of a point of a sweep. Errors of the program are part of the result."""
    task = Task(simulator, period=0.5)
    results, outcome = batch.run(Program(text, lines), task, lambda: sweep in Cancelled.names)
    if outcome.end is End.DONE:
        return Result(number, values, measured(results), glimpse=glimpse(results))
    return Result(number, values, failure=outcome.sentence, crashed=outcome.end is End.CRASHED)
