"""Carries a plan out: points in parallel through Dask, on the cores of this machine or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from time import sleep
from typing import Any
from uuid import uuid4

from app.script import Program, write
from app.sweep.plan import Plan
from app.sweep.point import Cancelled, Result, Values, run_point
from app.sweep.values import SweepError
from app.sweep.where import LOCAL, Where

_LOOK = 0.03  # s between two looks


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
            room = 2 * _many(where, client) - len(running)
            yield from running.begin(islice(todo, max(room, 0)))
            if not len(running):
                return
            yield from running.finished()
            sleep(_LOOK)
        running.cancel()


def _many(where: Where, client: Any) -> int:
    """How many points can run at the same time by now."""
    return where.number if where.kind == LOCAL else max(where.number, sum(client.nthreads().values()))


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
    if where.kind == LOCAL:
        from distributed import LocalCluster

        # Threads are enough: each point runs in a process of its own, which ends with its thread's process.
        return LocalCluster(
            n_workers=1,
            threads_per_worker=where.number,
            processes=False,
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
    import dask_jobqueue

    try:
        made = getattr(dask_jobqueue, f"{where.kind.upper()}Cluster")(**where.options)
        made.scale(jobs=where.number)
    except (TypeError, ValueError, OSError) as error:
        raise SweepError(f"No jobs can be sent to {where.kind}: {error}.") from error
    return made
