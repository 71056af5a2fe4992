"""Reads what one child process says, in threads of its own, until it has ended; then there is an outcome."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import IO, get_args

from app.worker import codec
from app.worker.backlog import Backlog
from app.worker.frames import Frame, Printed
from app.worker.outcome import Outcome, Tale
from app.worker.spawn import Spawned

_GRACE = 5.0  # s for the process to go after its last frame
_LINGER = 1.0  # s for which others that the script started may still write
_LONGEST_LINE = 1 << 14
_LAST_WORDS = 40  # lines of stderr that are kept for a report


class Feed:
    """Frames wait in `backlog`. `stopped` has to be set when the child is told to end, so that this is no crash."""

    def __init__(self, child: Spawned, tale: Tale, notify: Callable[[], None]) -> None:
        self.backlog = Backlog()
        self.stopped = False
        self.outcome: Outcome | None = None
        self.ended = threading.Event()
        self._gone = False
        self._tale, self._notify = tale, notify
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        listeners = [
            background(self._overhear, child, "stdout"),
            background(self._overhear, child, "stderr"),
        ]
        self._follower = background(self._follow, child, listeners)

    @property
    def resting(self) -> bool:
        """Whether the child waits for something to go on with."""
        return self.outcome is not None and self._tale.resting and not self._gone

    def begin_again(self) -> None:
        """The child that rests is about to be told to go on."""
        self.stopped = False
        self._tale.begin_again()
        self.ended.clear()
        self.outcome = None

    def join(self) -> None:
        """Wait until the process is gone."""
        self._follower.join()

    def _put(self, frame: Frame) -> None:
        self.backlog.put(frame)
        self._notify()

    def _overhear(self, child: Spawned, name: str) -> None:
        stream: IO[bytes] = getattr(child, name)
        with suppress(ValueError, OSError):  # closed meanwhile
            while line := stream.readline(_LONGEST_LINE):
                text = line.decode(errors="replace").rstrip("\r\n")
                if name == "stderr":
                    self._last_words.append(text)
                if not child.quiet:
                    self._put(Printed(name, text))

    def _follow(self, child: Spawned, listeners: list[threading.Thread]) -> None:
        while self._receive(child) and self._tale.resting:
            self._conclude(0)
        self._gone = True
        if self._tale.cut_short:
            child.dismiss()
        for listener in listeners:
            listener.join(_LINGER)
        status = 0 if self._tale.ended else child.wait(_GRACE)
        if self.outcome is None:
            self._conclude(status)
        child.wait(_GRACE)
        child.close()

    def _conclude(self, status: int) -> None:
        self.outcome = self._tale.outcome(status, self.stopped, "\n".join(self._last_words))
        self.ended.set()
        self._notify()

    def _receive(self, child: Spawned) -> bool:
        """Take frames until the program has ended. False: it has gone without saying so."""
        try:
            while isinstance(frame := child.receive(), get_args(Frame)):
                self._tale.follow(frame)
                self._put(frame)
                if self._tale.ended:
                    return True
        except (codec.FrameError, OSError) as error:  # the process died in the midst of a frame; its status tells more
            self._last_words.append(str(error))
        return False


def background(target: Callable[..., None], *arguments: object) -> threading.Thread:
    """A thread at work that keeps nobody from ending."""
    thread = threading.Thread(target=target, args=arguments, daemon=True)
    thread.start()
    return thread
