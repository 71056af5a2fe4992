"""Each run of the window is kept on disk while it goes on."""

from __future__ import annotations

from PyQt5.QtCore import QObject, pyqtSignal

from app.model import Network
from app.records import Archive, Keeping
from app.run import RunSession
from app.script.program import Program
from app.shell.running import Runner
from app.worker import End, Outcome
from app.worker.frames import Frame

_PATIENCE = 3.0  # s that closing the window may wait for the disk
ANOTHER = "Stopped at {0:g} ms: another run began."
CLOSED = "Stopped at {0:g} ms: the window was closed."
SLOW = "The disk is slow. The run waits for it, so that nothing of it is lost."
GONE = "{0} of the oldest runs made room for new ones. Pin a run to keep it."


class Recorder(QObject):
    """Hands what arrives to the archive. `told`: what somebody should know, `changed`: there are other records."""

    told = pyqtSignal(str)
    changed = pyqtSignal()

    def __init__(self, runner: Runner, session: RunSession, archive: Archive, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.archive, self._session = archive, session
        self._keeping: Keeping | None = None
        self._over, self._slow = True, False
        self._unlisten = archive.listen(self.changed.emit)
        runner.begins.connect(self._begin)
        session.arrived.connect(self._take)
        session.finished.connect(self._end)
        session.hold_back(self._behind)

    @property
    def present(self) -> str:
        """The id of the run that is kept now, or was last; "" before the first."""
        return self._keeping.record.id if self._keeping else ""

    def shutdown(self) -> None:
        """All that has come is on disk, and what was deleted is gone."""
        self._cut(CLOSED)
        if self._keeping is not None:
            self._keeping.close(_PATIENCE)
        self._unlisten()
        self.archive.close()

    def prune(self) -> None:
        """Have the oldest runs make room, where there are too many."""
        if gone := self.archive.prune():
            self.told.emit(GONE.format(len(gone)))

    def _begin(self, network: Network, program: Program) -> None:
        self._cut(ANOTHER)
        if self._keeping is not None:
            self._keeping.close()
        self._over, self._slow = False, False
        self._keeping = self.archive.keep(network, program, told=self.told.emit)

    def _take(self, arrived: list[Frame]) -> None:
        if self._keeping is not None:
            self._keeping.take(arrived)

    def _behind(self) -> bool:
        behind = self._keeping is not None and self._keeping.behind
        if behind and not self._slow:
            self._slow = True
            self.told.emit(SLOW)
        return behind

    def _cut(self, why: str) -> None:
        if not self._over:
            self._end(Outcome(End.STOPPED, why.format(self._session.results.now)))

    def _end(self, outcome: Outcome) -> None:
        self._over = True
        if self._keeping is not None:
            self._keeping.end(outcome, self._session.results)
            self._keeping.then(self.prune)
