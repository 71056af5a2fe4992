"""Activity on the canvas: nodes glow with the rate of the last moments while a run goes on, and fade when it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PyQt5.QtCore import QObject, QTimer

from app.run import RunSession
from app.run.lately import Lately

_EVERY = 100  # ms of real time
_FADE = 60  # ms a step


class Glowing(Protocol):
    """Where nodes glow."""

    def set_activity(self, rates: Mapping[str, float]) -> None:
        """These populations fire so often (Hz) now."""

    def fade(self) -> bool:
        """All a little less; whether any still glows."""


class Activity(QObject):
    """Reads what has arrived ten times a second, and nothing while it is off."""

    def __init__(self, session: RunSession, scene: Glowing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._scene = session, scene
        self._lately = Lately(session.results)
        self._on, self._now = True, -1.0
        self._fading = QTimer(self, interval=_FADE, timeout=self._fade)
        self._ticker = QTimer(self, interval=_EVERY, timeout=self._look)
        session.data_arrived.connect(self._begin)
        session.finished.connect(self._end)

    @property
    def on(self) -> bool:
        """Whether nodes glow."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Have nodes glow from now on, or not."""
        self._on = on
        if not on:
            self._end()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._on and self._session.state != "idle" and not self._ticker.isActive():
            self._fading.stop()
            self._ticker.start()

    def _look(self) -> None:
        results = self._session.results
        if results is not self._lately.results:
            self._lately = Lately(results)
        if results.now != self._now:
            self._now = results.now
            self._scene.set_activity(self._lately.rates())

    def _end(self, _outcome: object = None) -> None:
        self._ticker.stop()
        self._fading.start()

    def _fade(self) -> None:
        if not self._scene.fade():
            self._fading.stop()
