"""Several worker processes that MPI starts together. They look like one child: process 0 speaks for all.

Each of them opens a connection to a socket in a folder of its own, says its number and gets the same orders to begin.
After that orders are for process 0, which the others follow; of these only failures are heard.
"""

from __future__ import annotations

import queue
import shutil
import socket
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from app.worker import codec
from app.worker.codec import Message
from app.worker.frames import Failed, Start
from app.worker.spawn import Spawned, started
from backends.mpi import Flavour

_LOOK = 0.2  # s between two looks whether those that do not come are still there
_ROOM = 32  # messages that wait to be received
_LAST_WORDS = 0.2  # s for what a failed script has printed to come through


class Crew(Spawned):
    """`size` processes, started by an MPI."""

    def __init__(self, size: int, flavour: Flavour) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pinetum-crew-"))
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(self._folder / "door"))
        self._door.listen(size)
        self._door.settimeout(_LOOK)
        self._size = size
        self._ends: dict[int, socket.socket] = {}
        self._begin: list[Message] = []
        self._changing = threading.Lock()
        self._heard: queue.Queue[Message | None] = queue.Queue(_ROOM)
        command = flavour.words(size, started(str(self._folder / "door")))
        super().__init__(command, dict(flavour.environment()))
        threading.Thread(target=self._welcome, daemon=True).start()

    def send(self, order: Message) -> None:
        """Tell all to begin, or process 0 anything else."""
        with self._changing:
            if isinstance(order, Start):
                self._begin.append(order)
            to = self._ends.values() if isinstance(order, Start) else [self._ends[0]] if 0 in self._ends else []
            for end in to:
                _send(end, order)

    def receive(self) -> Message | None:
        """The next message of process 0, or that another has failed; None after the last."""
        return self._heard.get()

    def dismiss(self) -> None:
        """The run is over before its end: no other process need wait."""
        time.sleep(_LAST_WORDS)
        self.quiet = True  # what MPI says of that is of no interest
        self.terminate()

    def close(self) -> None:
        """Let go of the sockets and the pipes."""
        super().close()
        with self._changing:
            for end in self._ends.values():
                with suppress(OSError):  # gone already
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
        self._door.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        while not self._heard.empty():  # somebody may be waiting to put more
            self._heard.get()

    def _welcome(self) -> None:
        """Let the processes in, as they come."""
        with suppress(OSError):  # closed meanwhile
            while len(self._ends) < self._size and self.alive:
                with suppress(TimeoutError):
                    self._admit(self._door.accept()[0])
        shutil.rmtree(self._folder, ignore_errors=True)  # nobody else is to come
        if len(self._ends) < self._size:
            self._heard.put(None)

    def _admit(self, end: socket.socket) -> None:
        end.settimeout(None)
        stream = cast(BinaryIO, end.makefile("rb", buffering=1 << 18))
        if not (rank := stream.readline().strip().decode()):
            return  # it was gone at once
        with self._changing:
            self._ends[int(rank)] = end
            for order in self._begin:
                _send(end, order)
        threading.Thread(target=self._hear, args=(int(rank), stream), daemon=True).start()

    def _hear(self, rank: int, stream: BinaryIO) -> None:
        with suppress(codec.FrameError, OSError), stream:
            while (message := codec.read(stream)) is not None:
                if rank == 0 or isinstance(message, Failed):
                    self._heard.put(message)
        if rank == 0:
            self._heard.put(None)


def _send(end: socket.socket, order: Message) -> None:
    with suppress(OSError):  # that it is gone shows where it is heard
        end.sendall(codec.encode(order))
