"""Starts the child process, with a socket to it, and ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

from app.worker import codec
from app.worker.codec import Message, Sendable, encode
from backends.mpi import world

_ROOT = Path(__file__).resolve().parents[2]
_ROOM = 1 << 20  # bytes that fit into the socket, as far as the system grants them


class Spawned:
    """A running process with its pipes; a way to talk to it is left open. `quiet`: what it prints is not heard."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], descriptors: Sequence[int] = ()) -> None:
        self.quiet = False
        self._process = _popen(command, environment, descriptors)
        self.stdout = cast(IO[bytes], self._process.stdout)
        self.stderr = cast(IO[bytes], self._process.stderr)

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it is still there."""
        return self._process.poll() is None

    def send(self, order: Message) -> None:
        """Tell it something. That it is gone shows where its messages are received."""
        raise NotImplementedError

    def receive(self) -> Message | None:
        """Its next message, None after the last. FrameError, OSError: it died in the midst of one."""
        raise NotImplementedError

    def dismiss(self) -> None:
        """It has failed, or was stopped, and has said so."""

    def wait(self, seconds: float) -> int:
        """Its exit status; killed when it has none after so many seconds."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return self._process.wait()

    def terminate(self) -> None:
        """Ask the system to end it."""
        self._process.terminate()

    def kill(self) -> None:
        """End it, and what the script may have started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let go of the pipes."""
        for end in (self.stdout, self.stderr):
            end.close()


class Child(Spawned):
    """A worker process and the socket to it. Make it in a thread that lasts: on Linux it ends with that.

    Where MPI started this process together with others, the child takes its place among them. `module` is what it
    executes, `words` are its messages as bytes.
    """

    def __init__(self, module: str = "app.worker") -> None:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ROOM)
        with theirs:
            descriptor = theirs.fileno()
            place = world()
            super().__init__(started(str(descriptor), module), place.environment(), [descriptor, *place.descriptors])
        self._socket = ours
        self.words = cast(BinaryIO, ours.makefile("rb", buffering=1 << 18))

    def send(self, order: Sendable) -> None:
        """Tell it something."""
        with suppress(OSError):
            self._socket.sendall(encode(order))

    def receive(self) -> Message | None:
        """Its next message, None after the last."""
        return codec.read(self.words)

    def dismiss(self) -> None:
        """Among others it waits until it is told to go, so that they can say what they have to."""
        if world().size > 1:
            self.terminate()

    def close(self) -> None:
        """Let go of the socket and the pipes."""
        super().close()
        for end in (self.words, self._socket):
            end.close()


def started(socket_: str, module: str = "app.worker") -> list[str]:
    """The words that start a worker, which finds its parent by a descriptor or a path."""
    # -P: no foreign numpy.py in the current folder takes the place of the real one.
    return [sys.executable, "-P", "-m", module, socket_, repr(time.monotonic())]


def _popen(
    command: Sequence[str], environment: Mapping[str, str], descriptors: Sequence[int]
) -> subprocess.Popen[bytes]:
    # A process group of its own: Ctrl+C in the terminal is for the parent, which decides.
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=descriptors,
        env={**os.environ, "PYTHONPATH": path, **environment},
        process_group=0,
    )
