"""Starts the child process, with a socket to it, and ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

from app.worker.codec import Message, encode

_ROOT = Path(__file__).resolve().parents[2]
_ROOM = 1 << 20  # bytes that fit into the socket, as far as the system grants them


class Child:
    """A running worker process and the socket to it. Make it in a thread that lasts: on Linux it ends with that."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ROOM)
        with theirs:
            self._process = _popen(theirs.fileno())
        self._socket = ours
        self.frames = cast(BinaryIO, ours.makefile("rb", buffering=1 << 18))
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
        """Tell it something. That it is gone shows where its frames are read."""
        with suppress(OSError):
            self._socket.sendall(encode(order))

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
        """Let go of the socket and the pipes."""
        for end in (self.frames, self._socket, self.stdout, self.stderr):
            end.close()


def _popen(descriptor: int) -> subprocess.Popen[bytes]:
    # A process group of its own: Ctrl+C in the terminal is for the parent, which decides. -P: no foreign numpy.py
    # in the current folder takes the place of the real one.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "app.worker", str(descriptor), repr(time.monotonic())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[descriptor],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))},
        process_group=0,
    )
