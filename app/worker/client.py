"""The worker as its owner sees it: start a program, fetch frames, pause, resume, stop, and one outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.worker.crew import Crew
from app.worker.feed import Feed, background
from app.worker.frames import Alter, Brake, Frame, GoOn, Pause, Resume, Start, Stop, Warm
from app.worker.outcome import Outcome, Tale
from app.worker.spawn import Child, Spawned
from backends import registry

_GRACE = 5.0  # s that a worker has to obey before the next, ruder means


class Runnable(Protocol):
    """What a worker needs to know of a program; `app.script.Program` is one."""

    @property
    def text(self) -> str:
        """The script."""

    @property
    def lines(self) -> Mapping[int, str]:
        """Which line is about which element."""

    @property
    def filename(self) -> str:
        """What it is called, for `__file__` and tracebacks."""


@dataclass(frozen=True)
class Task:
    """How to run a program. `labels` are the elements' names for people; `period` the length of a slice (wall s).

    `threads` and `seed` reach scripts that set none themselves; with `redirect`, scripts that name another simulator
    are given this one. With `stay` the worker rests at the end of the program, and may be told to go on;
    it is held first at the time `until` (ms). With `same_noise` Poisson trains are the same on every simulator.
    A `twin` of a run (1, 2, ...) is the same run with other noise, and with cells that differ by next to nothing.
    """

    simulator: str
    arguments: tuple[str, ...] = ()
    threads: int | None = None
    seed: int | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    period: float = 0.04
    redirect: bool = False
    processes: int = 1
    stay: bool = False
    until: float | None = None
    same_noise: bool = False
    twin: int = 0


class Worker:
    """One child process for one run. `notify` is called, in another thread, whenever there is something to poll."""

    def __init__(self, notify: Callable[[], None] = lambda: None) -> None:
        self._notify = notify
        self._child: Spawned | None = None
        self._feed: Feed | None = None

    @property
    def pid(self) -> int | None:
        """The child process, once there is one."""
        return self._child.pid if self._child else None

    @property
    def outcome(self) -> Outcome | None:
        """How the run ended, or None while it goes on. Once it is there, one more `poll` brings the last frames."""
        return self._feed.outcome if self._feed else None

    def prewarm(self, simulator: str) -> None:
        """Start the process and import the simulator, so that `start` need not wait for that."""
        if self._child is None:
            self._child = Child()
        self._child.send(Warm(simulator))

    def start(self, program: Runnable, task: Task) -> None:
        """Run a program; once per worker. SetupError: the simulator cannot have several processes."""
        if self._child is not None and not self._child.alive:
            self._child.close()
            self._child = None
        self._child = self._child or _spawned(task)
        self._feed = Feed(self._child, Tale(program.lines, task.labels), self._notify)
        arguments = list(task.arguments)
        order = Start(
            program.text,
            program.filename,
            task.simulator,
            arguments,
            task.threads,
            task.seed,
            task.period,
            task.redirect,
            task.stay,
            task.until,
            task.same_noise,
            task.twin,
        )
        self._child.send(order)

    def poll(self) -> list[Frame]:
        """The frames since the last call. Frames wait in bounded room: poll often, or the simulation will wait."""
        return self._feed.backlog.fetch() if self._feed else []

    def wait(self, seconds: float | None = None) -> Outcome | None:
        """Wait for the outcome of what was started, at most so long."""
        if self._feed:
            self._feed.ended.wait(seconds)
        return self.outcome

    def pause(self) -> None:
        """Hold the simulation."""
        self._send(Pause())

    def resume(self, until: float | None = None) -> None:
        """Let it go on; until a time (ms) at which it is held again, or to the end."""
        self._send(Resume(until))

    def alter(self, statements: Sequence[str], elements: Sequence[str]) -> None:
        """Have statements, each about an element, executed before the next slice; an `Altered` comes of each."""
        if self._child is not None:
            self._child.send(Alter(list(statements), list(elements)))

    def brake(self, speed: float) -> None:
        """From now on let biological time go at most so many times as fast as real time; 0: as fast as it can."""
        if self._child is not None:
            self._child.send(Brake(speed))

    def go_on(self, statement: str, until: float | None = None) -> None:
        """Let a program that rests execute one more statement; there is another outcome after it."""
        if self._child is not None and self._feed is not None and self._feed.resting:
            self._feed.begin_again()
            self._child.send(GoOn(statement, until))

    @property
    def resting(self) -> bool:
        """Whether the program has come to its end and can be told to go on."""
        return self._feed is not None and self._feed.resting

    def stop(self, grace: float = _GRACE) -> None:
        """End the run and keep what has come. A worker that does not obey within `grace` seconds is ended by force."""
        if self._child and self._feed:
            self._feed.stopped = True
            self._send(Stop())
            background(_insist, self._child, self._feed, grace)

    def kill(self) -> None:
        """End the process at once."""
        if self._feed:
            self._feed.stopped = True
            self._feed.backlog.open()
        if self._child:
            self._child.kill()

    def close(self) -> None:
        """Let go of everything; a run that goes on is ended. Frames that have come can still be polled."""
        if self.outcome is None or self.resting:
            self.kill()
        if self._feed:
            self._feed.join()
        elif self._child:
            self._child.wait(_GRACE)
            self._child.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _send(self, order: Pause | Resume | Stop) -> None:
        if self._child is not None and self.outcome is None:
            self._child.send(order)


def _spawned(task: Task) -> Spawned:
    return Child() if task.processes == 1 else Crew(task.processes, registry.launcher(task.simulator))


def _insist(child: Spawned, feed: Feed, grace: float) -> None:
    if not feed.ended.wait(grace):
        feed.backlog.open()
        child.terminate()
        if not feed.ended.wait(grace):
            child.kill()
