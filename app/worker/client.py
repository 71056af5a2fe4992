"""The worker as its owner sees it: start a program, fetch frames, pause, resume, stop, and one outcome."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Protocol, get_args

from app.worker import codec
from app.worker.backlog import Backlog
from app.worker.frames import Frame, Pause, Printed, Resume, Start, Stop, Warm
from app.worker.outcome import Outcome, Tale
from app.worker.spawn import Child

_GRACE = 5.0  # s that a worker has to obey before the next, ruder means
_LINGER = 1.0  # s for which others that the script started may still write
_LONGEST_LINE = 1 << 14
_LAST_WORDS = 40  # lines of stderr that are kept for a report


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

    `threads` and `seed` reach scripts that set none themselves.
    """

    simulator: str
    arguments: tuple[str, ...] = ()
    threads: int | None = None
    seed: int | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    period: float = 0.04


class Worker:
    """One child process for one run. `notify` is called, in another thread, whenever there is something to poll."""

    def __init__(self, notify: Callable[[], None] = lambda: None) -> None:
        self._notify = notify
        self._child: Child | None = None
        self._tale = Tale()
        self._backlog = Backlog()
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._stopped = False
        self._ended = threading.Event()
        self._outcome: Outcome | None = None
        self._listeners: list[threading.Thread] = []
        self._follower: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The child process, once there is one."""
        return self._child.pid if self._child else None

    @property
    def outcome(self) -> Outcome | None:
        """How the run ended, or None while it goes on. Once it is there, one more `poll` brings the last frames."""
        return self._outcome

    def prewarm(self, simulator: str) -> None:
        """Start the process and import the simulator, so that `start` need not wait for that."""
        if self._child is None:
            self._child = Child()
        self._child.send(Warm(simulator))

    def start(self, program: Runnable, task: Task) -> None:
        """Run a program; once per worker."""
        self._tale = Tale(program.lines, task.labels)
        if self._child is not None and not self._child.alive:
            self._child.close()
            self._child = None
        self._child = self._child or Child()
        self._listeners = [
            self._thread(self._overhear, self._child.stdout, "stdout"),
            self._thread(self._overhear, self._child.stderr, "stderr"),
        ]
        self._follower = self._thread(self._follow, self._child)
        arguments = list(task.arguments)
        order = Start(program.text, program.filename, task.simulator, arguments, task.threads, task.seed, task.period)
        self._child.send(order)

    def poll(self) -> list[Frame]:
        """The frames since the last call. Frames wait in bounded room: poll often, or the simulation will wait."""
        return self._backlog.fetch()

    def wait(self, seconds: float | None = None) -> Outcome | None:
        """Wait for the outcome, at most so long."""
        self._ended.wait(seconds)
        return self._outcome

    def pause(self) -> None:
        """Hold the simulation."""
        self._send(Pause())

    def resume(self) -> None:
        """Let it go on."""
        self._send(Resume())

    def stop(self, grace: float = _GRACE) -> None:
        """End the run and keep what has come. A worker that does not obey within `grace` seconds is ended by force."""
        self._stopped = True
        self._send(Stop())
        self._thread(self._insist, grace)

    def kill(self) -> None:
        """End the process at once."""
        self._stopped = True
        self._backlog.open()
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """Let go of everything; a run that goes on is ended. Frames that have come can still be polled."""
        if self._child is None:
            return
        if self._outcome is None:
            self.kill()
        if self._follower is None:
            self._child.wait(_GRACE)
            self._child.close()
        else:
            self._follower.join()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # -- inside ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _thread(target: Callable[..., None], *arguments: object) -> threading.Thread:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        thread.start()
        return thread

    def _send(self, order: Pause | Resume | Stop) -> None:
        if self._child is not None and self._outcome is None:
            self._child.send(order)

    def _insist(self, grace: float) -> None:
        if self._child is None or self._ended.wait(grace):
            return
        self._backlog.open()
        self._child.terminate()
        if not self._ended.wait(grace):
            self._child.kill()

    def _put(self, frame: Frame) -> None:
        self._backlog.put(frame)
        self._notify()

    def _overhear(self, stream: IO[bytes], name: str) -> None:
        with suppress(ValueError, OSError):  # closed meanwhile
            while line := stream.readline(_LONGEST_LINE):
                text = line.decode(errors="replace").rstrip("\r\n")
                if name == "stderr":
                    self._last_words.append(text)
                self._put(Printed(name, text))

    def _follow(self, child: Child) -> None:
        self._receive(child)
        for listener in self._listeners:
            listener.join(_LINGER)
        status = 0 if self._tale.ended else child.wait(_GRACE)
        self._outcome = self._tale.outcome(status, self._stopped, "\n".join(self._last_words))
        self._ended.set()
        self._notify()
        child.wait(_GRACE)
        child.close()

    def _receive(self, child: Child) -> None:
        try:
            while not self._tale.ended and isinstance(frame := codec.read(child.frames), get_args(Frame)):
                self._tale.follow(frame)
                self._put(frame)
        except (codec.FrameError, OSError) as error:  # the process died in the midst of a frame; its status tells more
            self._last_words.append(str(error))
