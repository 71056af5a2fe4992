"""Glue between a run and what shows it: the top bar, the plots, the script, the problems and the canvas."""

from __future__ import annotations

from PyQt5.QtCore import QObject, pyqtSignal

from app.document import Document
from app.model.checks import Severity
from app.run import RunSession
from app.worker import Outcome


class Runner(QObject):
    """Starts runs of the document and tells in words how they went. `refused` carries why a run cannot begin."""

    refused = pyqtSignal(str)
    began = pyqtSignal()
    ended = pyqtSignal(object)

    def __init__(self, document: Document, session: RunSession) -> None:
        super().__init__()
        self._document, self._session = document, session
        session.finished.connect(self._on_finished)

    def run(self) -> None:
        """Run the network as it is now, unless something in it is wrong."""
        errors = [p.sentence for p in self._document.problems if p.severity is Severity.ERROR]
        if errors or not self._document.network.populations:
            self.refused.emit(errors[0] if errors else "The network is empty: there is nothing to run.")
            return
        settings = self._document.network.settings
        self._session.start(self._document.program, settings)
        self.began.emit()

    def _on_finished(self, outcome: Outcome) -> None:
        self.ended.emit(outcome)
