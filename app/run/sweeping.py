"""A sweep of the window: carried out in a thread, told in the thread of this object."""

from __future__ import annotations

import threading
from copy import copy
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

from app.sweep.conduct import Where
from app.sweep.plan import Plan
from app.sweep.session import Progress, sweep
from app.sweep.values import SweepError

_PATIENCE = 5.0  # s that closing the window may wait for it


class Sweeping(QObject):
    """One sweep at a time. `progressed(Progress)` with each result, `ended(sentence)` once: "" when all went well."""

    progressed = pyqtSignal(object)
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

    def start(self, plan: Plan, where: Where, folder: Path) -> None:
        """Begin; one that goes on is called off first. One of the same plan in this folder goes on where it was."""
        self.shutdown()
        self._cancel = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(plan, where, folder, self._cancel), daemon=True)
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

    def _run(self, plan: Plan, where: Where, folder: Path, cancel: threading.Event) -> None:
        sentence = ""
        try:
            for progress in sweep(plan, where, folder, True, cancel.is_set):
                told = copy(progress)
                told.results = dict(progress.results)
                self._came.emit(cancel, told)
        except SweepError as error:
            sentence = str(error)
        except Exception as error:  # of the cluster, say: whatever it is, somebody waits for an end
            sentence = f"The sweep broke off: {error}."
        self._came.emit(cancel, sentence)

    def _on_came(self, whose: object, what: object) -> None:
        if whose is not self._cancel or self._thread is None:
            return  # of one that was called off
        if isinstance(what, Progress):
            self.progressed.emit(what)
        else:
            self._thread = None
            self.ended.emit(str(what))
