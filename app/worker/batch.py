"""A run from its start to its end, for whoever does not show it while it goes on."""

from __future__ import annotations

from collections.abc import Callable

from app.worker.client import Runnable, Task, Worker
from app.worker.frames import Frame
from app.worker.outcome import Outcome
from app.worker.results import Results

_POLL = 0.05  # s


def run(
    program: Runnable,
    task: Task,
    cancelled: Callable[[], bool] = lambda: False,
    hear: Callable[[Frame], None] = lambda frame: None,
) -> tuple[Results, Outcome]:
    """Run a program in a process of its own; what it brought, and how it ended. Many may run at once, in threads.

    As soon as it is `cancelled`, the process is ended. `hear` is told every frame.
    """
    results = Results(program.lines)
    with Worker() as worker:
        worker.start(program, task)
        return results, follow(worker, results, hear, tick=lambda: worker.kill() if cancelled() else None)


def follow(
    worker: Worker,
    results: Results,
    hear: Callable[[Frame], None] = lambda frame: None,
    tick: Callable[[], None] = lambda: None,
) -> Outcome:
    """Gather what a worker that was started brings, until it has ended.

    `hear` is told every frame; `tick` is called between two looks and may stop or kill the worker.
    """
    outcome = None
    while outcome is None:
        outcome = worker.wait(_POLL)
        arrived = worker.poll()
        results.take(arrived)
        for frame in arrived:
            hear(frame)
        tick()
    return outcome
