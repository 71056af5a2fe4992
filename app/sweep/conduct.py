"""Carries a plan out: points in parallel through Dask, on the cores of this machine or on a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from time import sleep
from typing import Any
from uuid import uuid4

from app.script import Program, write
from app.sweep.plan import Plan
from app.sweep.point import Cancelled, Result, Values, run_point
from app.sweep.values import SweepError

CLUSTERS = ("local", "slurm", "pbs")
_LOOK = 0.03  # s between two looks


@dataclass(frozen=True)
class Where:
    """On how many workers: of this machine, of a scheduler at an address, or of a queue with its options."""

    workers: int = 0  # 0: as many as there are cores
    kind: str = "local"
    address: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many workers."""
        return self.workers or len(os.sched_getaffinity(0))


def conduct(
    plan: Plan, where: Where, known: Mapping[int, Result], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Result]:
    """The results of all points that are not known, as they come; one whose process died is tried once more.

    A point that the checks or the simulator refuse is a result with a failure. SweepError: there is no such cluster.
    """
    with _client(where) as client:
        running = _Running(plan, client)
        todo = ((number, point) for number, point in enumerate(plan.points()) if number not in known)
        while not cancelled():
            room = 2 * where.number - len(running)
            yield from running.begin(islice(todo, max(room, 0)))
            if not len(running):
                return
            yield from running.finished()
            sleep(_LOOK)
        running.cancel()


class _Running:
    """The points that are on their way."""

    def __init__(self, plan: Plan, client: Any) -> None:
        self._plan, self._client = plan, client
        self._name = uuid4().hex
        self._jobs: dict[Any, tuple[int, Values, bool]] = {}

    def __len__(self) -> int:
        return len(self._jobs)

    def begin(self, points: Iterable[tuple[int, Values]]) -> Iterator[Result]:
        """Set out with these; the results of those that cannot be run at all."""
        for number, point in points:
            try:
                program = write(self._plan.at(point))
            except (SweepError, ValueError) as error:
                yield Result(number, point, failure=str(error))
            else:
                self._submit(number, point, program, again=False)

    def finished(self) -> Iterator[Result]:
        """Those that are done by now."""
        for future in [future for future in self._jobs if future.done()]:
            number, point, again = self._jobs.pop(future)
            result = _result(future, number, point)
            if result.crashed and not again:
                self._submit(number, point, write(self._plan.at(point)), again=True)
            else:
                yield result

    def cancel(self) -> None:
        """Call all of them off."""
        Cancelled.names.add(self._name)
        self._client.cancel(list(self._jobs), force=True)

    def _submit(self, number: int, point: Values, program: Program, again: bool) -> None:
        words = (self._name, number, point, program.text, dict(program.lines), self._plan.simulator)
        self._jobs[self._client.submit(run_point, *words, pure=False)] = number, point, again


def _result(future: Any, number: int, point: Values) -> Result:
    try:
        result: Result = future.result()
    except Exception as error:
        return Result(number, point, failure=f"The worker could not run this point: {error}.", crashed=True)
    return result


@contextmanager
def _client(where: Where) -> Iterator[Any]:
    from distributed import Client

    if where.address:
        try:
            with Client(where.address, timeout="10s") as client:
                yield client
        except OSError as error:
            raise SweepError(f"No scheduler answers at {where.address!r}: {error}.") from error
        return
    with _cluster(where) as cluster, Client(cluster) as client:
        yield client


def _cluster(where: Where) -> Any:
    if where.kind == "local":
        from distributed import LocalCluster

        # Threads are enough: each point runs in a process of its own, which ends with its thread's process.
        return LocalCluster(
            n_workers=1,
            threads_per_worker=where.number,
            processes=False,
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
    if where.kind not in CLUSTERS:
        raise SweepError(f"There is no cluster {where.kind!r}; expected one of {', '.join(CLUSTERS)}.")
    import dask_jobqueue

    made = getattr(dask_jobqueue, f"{where.kind.upper()}Cluster")(**where.options)
    made.scale(jobs=where.number)
    return made
