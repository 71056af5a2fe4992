"""The same program on several simulators at the same time."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from app.records import Keeping
from app.worker import End, Outcome, Results, Task, batch
from app.worker.client import Runnable
from app.worker.frames import Frame

Cancelled = Callable[[], bool]
_PATIENCE = 3.0  # s that the end of a run may wait for the disk


@dataclass(frozen=True, eq=False)
class Run:
    """What one simulator made of it. `results` are whole only where `ran`."""

    simulator: str
    results: Results
    outcome: Outcome

    @property
    def ran(self) -> bool:
        """Whether it came to its end."""
        return self.outcome.end is End.DONE


def run_all(
    program: Runnable,
    simulators: Sequence[str],
    labels: Mapping[str, str] | None = None,
    same_noise: bool = True,
    ended: Callable[[Run], None] = lambda run: None,
    cancelled: Cancelled = lambda: False,
    kept: Mapping[str, Keeping] | None = None,
) -> list[Run]:
    """Run a program on each simulator, as many at a time as there are cores; in the order in which they are named.

    With `same_noise` Poisson trains are computed beforehand, the same for all, so that spikes can be held against
    each other. One that fails does not keep back the others. `ended` hears of each, in another thread. `kept`: what
    keeps the run of a simulator on disk.
    """

    def one(simulator: str) -> Run:
        task = Task(simulator, labels=labels or {}, period=0.2, redirect=True, same_noise=same_noise)
        keeping = kept.get(simulator) if kept else None

        def hear(frame: Frame) -> None:
            if keeping:
                keeping.take([frame])
                keeping.catch_up()

        run = Run(simulator, *batch.run(program, task, cancelled, hear))
        if keeping:
            keeping.end(run.outcome, run.results)
            keeping.close(_PATIENCE)
        ended(run)
        return run

    with _pool(len(simulators)) as pool:
        return list(pool.map(one, simulators))


def run_twins(
    program: Runnable, simulator: str, count: int, same_noise: bool = True, cancelled: Cancelled = lambda: False
) -> list[Run]:
    """Run a program so many times more on a simulator, each time as another twin."""

    def one(twin: int) -> Run:
        task = Task(simulator, period=0.2, redirect=True, same_noise=same_noise, twin=twin)
        return Run(simulator, *batch.run(program, task, cancelled))

    with _pool(count) as pool:
        return list(pool.map(one, range(1, count + 1)))


def _pool(tasks: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max(1, min(tasks, len(os.sched_getaffinity(0)))))
