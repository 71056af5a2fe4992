"""The child process as its desk sees it: a request in, an answer out, and a sentence whatever becomes of it."""

from __future__ import annotations

import threading
from collections import deque
from typing import IO, Any

from numpy.typing import NDArray

from app.preview.messages import SAID, Ask, Begun, Done, Named, Said
from app.preview.request import Answer, Request
from app.worker.codec import FrameError, read_of
from app.worker.frames import Failed
from app.worker.spawn import Child
from backends import registry

_IMPORT = 120.0  # s for the import of a simulator, which may have to be compiled first
_GRACE = 2.0  # s for a process that was killed to be gone
_LAST_WORDS = 8  # lines of stderr that are kept


class PreviewChild:
    """A process that executes program after program. To be made and asked in one thread, which has to last."""

    def __init__(self, simulator: str) -> None:
        self._simulator = simulator
        self._child = Child("app.preview")
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._late = False
        for stream in (self._child.stdout, self._child.stderr):  # somebody has to listen, or it will wait
            threading.Thread(target=self._overhear, args=(stream,), daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._child.alive and not self._late

    def answer(self, request: Request) -> Answer:
        """What comes of a request; it ends in a sentence when the process ends, or when it takes too long."""
        self._child.send(Ask(request.simulator, request.text, request.element, request.tail, request.limit))
        arrays: dict[str, NDArray[Any]] = {}
        patience = _IMPORT
        while (said := self._hear(patience)) is not None:
            if isinstance(said, Begun):
                patience = request.seconds
            elif isinstance(said, Named):
                arrays[said.name] = said.values
            elif isinstance(said, Failed):
                return Answer(request, sentence=said.sentence)
            elif isinstance(said, Done):
                return Answer(request, arrays)
        return Answer(request, sentence=self._lost(request))

    def kill(self) -> None:
        """End it at once; may be called from any thread."""
        self._child.kill()

    def end(self) -> None:
        """End it and let go of everything."""
        self._child.kill()
        self._child.wait(_GRACE)
        self._child.close()

    def _hear(self, seconds: float) -> Said | None:
        """Its next message; None: it has ended, or was ended because nothing came for so long."""
        clock = threading.Timer(seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            return read_of(self._child.words, SAID)
        except (FrameError, OSError):  # it ended in the midst of a message
            return None
        finally:
            clock.cancel()

    def _give_up(self) -> None:
        self._late = True
        self._child.kill()

    def _lost(self, request: Request) -> str:
        if self._late:
            return f"{title(self._simulator)} gave no answer within {request.seconds:g} s, so there is no preview."
        status = self._child.wait(_GRACE)
        how = f"signal {-status}" if status < 0 else f"exit status {status}"
        return f"{title(self._simulator)} ended unexpectedly ({how}) while it computed the preview."

    def _overhear(self, stream: IO[bytes]) -> None:
        try:
            for line in stream:
                self._last_words.append(line.decode(errors="replace").rstrip())
        except (ValueError, OSError):  # closed meanwhile
            pass


def title(simulator: str) -> str:
    """What people call a simulator."""
    return next((there.title for there in registry.simulators() if there.name == simulator), simulator)
