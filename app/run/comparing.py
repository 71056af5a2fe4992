"""A comparison of the window: runs on several simulators in threads, told in the thread of this object."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from PyQt5.QtCore import QObject, pyqtSignal

from app.compare.comparison import Comparison, compare
from app.compare.runs import Run, run_all
from app.records import Keeping
from app.script import Program

_PATIENCE = 5.0  # s that closing the window may wait for processes to go


class Comparing(QObject):
    """One comparison at a time. `ran(Run)` as each simulator ends, `compared(Comparison)` when all have."""

    ran = pyqtSignal(object)
    compared = pyqtSignal(object)
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

    def start(
        self,
        program: Program,
        simulators: Sequence[str],
        labels: Mapping[str, str],
        timestep: float,
        kept: Mapping[str, Keeping] | None = None,
    ) -> None:
        """Begin; one that goes on is called off first. `kept`: what keeps the run of each simulator on disk."""
        self.shutdown()
        self._cancel = cancel = threading.Event()

        def work() -> None:
            hear = lambda run: self._came.emit(cancel, run)  # noqa: E731
            runs = run_all(program, simulators, labels, ended=hear, cancelled=cancel.is_set, kept=kept)
            self._came.emit(cancel, compare(runs, timestep))

        self._thread = threading.Thread(target=work, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Call it off; what has run by then is compared."""
        self._cancel.set()

    def shutdown(self) -> None:
        """Call it off, and wait until no process is left."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._cancel.set()
            thread.join(_PATIENCE)

    def _on_came(self, whose: object, what: object) -> None:
        if whose is not self._cancel or self._thread is None:
            return  # of one that was called off
        if isinstance(what, Comparison):
            self._thread = None
            self.compared.emit(what)
        elif isinstance(what, Run):
            self.ran.emit(what)
