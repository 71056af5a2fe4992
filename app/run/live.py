"""Hands what people edit to the run that goes on: in the next slice the network does it."""

from __future__ import annotations

from PyQt5.QtCore import QObject, QTimer, pyqtSignal

from app.document import Document, HistoryChanged
from app.document.document import DocumentEvent
from app.model import Network
from app.run.session import IDLE, RunSession
from app.script.change import change, made

_PAUSE = 33  # ms between two looks at what was edited
_NAMED = 2  # reasons that are said at once


class Live(QObject):
    """`refused(sentence)` when something that was edited has to wait for the next run."""

    refused = pyqtSignal(str)

    def __init__(self, document: Document, session: RunSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._network: Network | None = None
        self._built: frozenset[str] = frozenset()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE, timeout=self.follow)
        unlisten = document.listen(self._on_event)
        self.destroyed.connect(lambda *_: unlisten())

    def begin(self, network: Network) -> None:
        """A run of this network begins."""
        self._network, self._built = network.copy(), made(network)

    def forget(self) -> None:
        """Another network is open, which no run is of."""
        self._network = None

    @property
    def going(self) -> bool:
        """Whether there is a run that can be told something."""
        return self._network is not None and (self._session.state != IDLE or self._session.can_go_on)

    def follow(self) -> None:
        """Tell the run what was edited since it was told last."""
        self._later.stop()
        if not self.going or self._network is None:
            return
        now = self._document.network
        found = change(self._network, now, self._built)
        self._network = now.copy()
        self._session.alter([s.text for s in found.statements], [s.element for s in found.statements])
        if found.refusals:
            sentences = list(dict.fromkeys(sentence for _, sentence in found.refusals))
            more = f" And {len(sentences) - _NAMED} more." if len(sentences) > _NAMED else ""
            self.refused.emit(" ".join(sentences[:_NAMED]) + more)

    def _on_event(self, event: DocumentEvent) -> None:
        if isinstance(event, HistoryChanged) and self.going and not self._later.isActive():
            self._later.start()
