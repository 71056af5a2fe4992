"""Something long that is done in a thread, one at a time: told step by step, called off, ended in every case."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PyQt5.QtCore import QObject, pyqtSignal

_PATIENCE = 5.0  # s that closing the window may wait for processes to go
Tell = Callable[[object], None]
Work = Callable[[Tell, Callable[[], bool]], None]


@dataclass(frozen=True)
class _End:
    sentence: str


class Undertaking(QObject):
    """`ended(sentence)` comes once, in the thread of this object: "" when all went well.

    Subclasses say what comes of what is told.
    """

    ended = pyqtSignal(str)
    _came = pyqtSignal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._cancel = threading.Event()
        self._came.connect(self._on_came)

    @property
    def going(self) -> bool:
        """Whether one goes on."""
        return self._thread is not None

    def begin(self, work: Work) -> None:
        """Do `work(tell, cancelled)` in a thread; one that goes on is called off first. What it tells is taken here."""
        self.shutdown()
        self._cancel = threading.Event()
        self._thread = threading.Thread(target=self._work, args=(work, self._cancel), daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Call it off; what has been found is kept."""
        self._cancel.set()

    def shutdown(self) -> None:
        """Call it off, and wait until no process is left."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._cancel.set()
            thread.join(_PATIENCE)

    def take(self, what: object) -> None:
        """Something was told."""
        raise NotImplementedError

    def _work(self, work: Work, cancel: threading.Event) -> None:
        sentence = ""
        try:
            work(lambda what: self._came.emit(cancel, what), cancel.is_set)
        except ValueError as error:  # which says what is wrong in a sentence
            sentence = str(error)
        except Exception as error:  # of a cluster, say: whatever it is, somebody waits for an end
            sentence = f"It broke off: {error}."
        self._came.emit(cancel, _End(sentence))

    def _on_came(self, whose: object, what: object) -> None:
        if whose is not self._cancel or self._thread is None:
            return  # of one that was called off
        if isinstance(what, _End):
            self._thread = None
            self.ended.emit(what.sentence)
        else:
            self.take(what)
