"""The life of the child process: take orders, import a simulator, run one program, end. Never outlives its parent."""

from __future__ import annotations

import ctypes
import os
import queue
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic, perf_counter
from typing import BinaryIO

from app.worker import codec, frames, simulation
from app.worker.alterations import Alterations, Brakes
from app.worker.execute import Script, failure
from app.worker.reins import Reins, Stopped
from app.worker.stream import Outbox, Stream
from backends.mpi import world

_PR_SET_PDEATHSIG = 1


def leave_no_orphan() -> None:
    """On Linux the kernel ends this process with its parent, even in the midst of a long call into C."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Process:
    """Serves one parent over a socket: any number of `Warm`, then one `Start`. It began at `since` (monotonic).

    With `Start.stay` it stays at the end of the program, and takes any number of `GoOn`.
    """

    def __init__(self, parent: socket.socket, since: float) -> None:
        self._parent = parent
        self._importing = monotonic() - since
        self._reins = Reins()
        self._orders: queue.SimpleQueue[codec.Message] = queue.SimpleQueue()
        self._alterations, self._brakes = Alterations(), Brakes()
        self._script: Script | None = None
        self._world = world()

    def serve(self) -> None:
        """Take orders until a program has run. Simulators live in this thread, the main one: NEST dies in others."""
        threading.Thread(target=self._listen, args=(self._parent.makefile("rb"),), daemon=True).start()
        while not isinstance(order := self._orders.get(), frames.Start):
            if isinstance(order, frames.Warm):
                self._import(order.simulator)
        self._run(order)

    def _listen(self, stream: BinaryIO) -> None:
        try:
            while (order := codec.read(stream)) is not None:
                self._obey(order)
        except (codec.FrameError, OSError) as error:
            print(error, file=sys.stderr)
        os._exit(1)  # nobody is there any more

    def _obey(self, order: codec.Message) -> None:
        """What concerns a run that goes on is done at once, all else in its turn."""
        if isinstance(order, frames.Pause):
            self._reins.pause()
        elif isinstance(order, frames.Resume):
            self._reins.resume(order.until)
        elif isinstance(order, frames.Stop):
            self._reins.stop()
        elif isinstance(order, frames.Alter):
            self._alterations.put(order)
        elif isinstance(order, frames.Brake):
            self._brakes.set(order.speed)
        else:
            self._orders.put(order)

    def _import(self, simulator: str) -> None:
        began = perf_counter()
        simulation.load(simulator)
        self._importing += perf_counter() - began

    def _run(self, start: frames.Start) -> None:
        outbox = Outbox(self._parent)
        stream = Stream(outbox, self._reins, start.period, self._alterations, self._brakes)
        if start.until is not None:
            self._reins.until = start.until
        ended = self._perform(partial(self._execute, start, stream), start, stream)
        while start.stay and stream.first is not None and isinstance(ended, frames.Finished):
            sys.stdout.flush()
            outbox.put(replace(ended, resting=True))
            outbox.flush()
            ended = self._perform(partial(self._go_on, self._rest(), stream), start, stream)
        _fall_silent()
        outbox.put(ended)
        outbox.flush()
        cut_short = isinstance(ended, frames.Failed) or ended.stopped
        if cut_short and self._world.size > 1:
            threading.Event().wait()  # others may be waiting for this one: whoever listens ends them all

    def _perform(self, act: Callable[[], None], start: frames.Start, stream: Stream) -> frames.Failed | frames.Finished:
        """Do it; how it ended."""
        took = _Stopwatch()
        stopped, failed = False, None
        try:
            self._import(start.simulator)
            took = _Stopwatch()
            act()
        except Stopped:
            stopped = True
        except SystemExit as error:
            failed = _exited(error, start.filename)
        except BaseException as error:
            failed = failure(error, start.filename)
        self._reins.hold()
        stream.settle()
        stream.pass_on_notes()
        failed = failed or (None if stopped else self._part(start))
        return failed or self._finished(start.simulator, stream, took, stopped)

    def _execute(self, start: frames.Start, stream: Stream) -> None:
        try:
            watching = stream if self._world.rank == 0 else None
            redirected = start.simulator if start.redirect else None
            simulation.prepare(watching, start.threads, start.seed, redirected, start.same_noise, start.twin)
            self._script = script = Script(start.text, start.filename)
            stream.notes.look_into(script.globals)
            self._alterations.execute = script.also
            script.run([start.simulator, *start.arguments], stream.reached, start.stay)
        finally:
            self._reins.hold()

    def _rest(self) -> frames.GoOn:
        """Wait until there is something to go on with."""
        self._reins.rest()
        while not isinstance(order := self._orders.get(), frames.GoOn):
            pass
        return order

    def _go_on(self, order: frames.GoOn, stream: Stream) -> None:
        """What was altered meanwhile comes first."""
        assert self._script is not None
        self._reins.resume(order.until)
        stream.alter()
        self._script.also(order.statement)

    def _part(self, start: frames.Start) -> frames.Failed | None:
        """The script has come to its end; a failure when that of another process has not."""
        try:
            simulation.part(start.simulator)
        except Exception as error:
            return failure(error, start.filename)
        return None

    def _finished(self, simulator: str, stream: Stream, took: _Stopwatch, stopped: bool) -> frames.Finished:
        total = took.now
        build = total if stream.first is None else stream.first - took.began
        seconds = {
            "import": self._importing,
            "build": build,
            "run": stream.running,
            "read": max(0.0, total - build - stream.running - stream.waited),
        }
        version, timestep = simulation.version(simulator), simulation.timestep(simulator)
        return frames.Finished(seconds, stream.time, simulator, version, stopped, timestep=timestep)


class _Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self.began = perf_counter()

    @property
    def now(self) -> float:
        return perf_counter() - self.began


def _exited(error: SystemExit, filename: str) -> frames.Failed | None:
    """`sys.exit()` is how a script may end; with a text or another status than 0 it means a failure."""
    if error.code in (None, 0):
        return None
    said = replace(failure(error, filename), kind="SystemExit")
    text = error.code if isinstance(error.code, str) else f"The script ended itself with exit status {error.code}"
    return replace(said, sentence=text)


def _fall_silent() -> None:
    """Let out what script and C library still hold back, and close stdout and stderr: whoever listens has it all."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    ctypes.CDLL(None).fflush(None)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
