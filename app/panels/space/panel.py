"""The tab of space: the view, a legend, what is picked, and the cells that fire while a run goes on or is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QSlider, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from app.commands import Replace
from app.document import Document, HistoryChanged, NetworkOpened
from app.look import theme
from app.look.camera import Floats
from app.panels.space.cloud import Cell, period
from app.panels.space.drawing import Scene, words_of
from app.panels.space.links import Links
from app.panels.space.moving import moved
from app.panels.space.view import GESTURES, SpaceView
from app.run.places import Places
from app.run.preview import Preview
from app.worker import Results

INVITATION = "No population has places yet. Give one a grid or a structure in its inspector."
_WAIT = 120  # ms without another change before places are asked for
_GLOW = 8.0  # ms for which a cell is lit after it has fired
_FRAME = 40  # ms
_SPEED = 0.25  # ms of the network in a ms of replay


class SpacePanel(QWidget):
    """All populations that have places. Works only while it is visible."""

    def __init__(self, document: Document, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.places, self.links = Places(preview, self), Links(preview, self)
        self.view, self.legend, self.words = SpaceView(), QLabel(), QLabel()
        self.play, self.slider = QToolButton(checkable=True), QSlider(Qt.Horizontal)
        self._invitation = QLabel(INVITATION)
        self._picked: Cell | None = None
        self._shown: tuple[str, ...] = ()
        self._results: Results | None = None
        self._later = QTimer(self, singleShot=True, interval=_WAIT, timeout=self._look)
        self._ticker = QTimer(self, interval=_FRAME, timeout=self._tick)
        self._lay_out()
        self.places.changed.connect(self._show)
        self.links.changed.connect(self._show)
        self.view.picked.connect(self.pick)
        self.view.shifted.connect(self.shift)
        self.destroyed.connect(document.listen(self._on_event))
        theme().changed.connect(self._show)

    @property
    def picked(self) -> Cell | None:
        """The cell that is marked."""
        return self._picked

    # -- what is shown -----------------------------------------------------------------------------------------------

    def pick(self, cell: Cell | None) -> None:
        """Mark a cell, say what it is and show where it projects to; None marks none."""
        self._picked = cell
        self.links.ask(cell, self._document.network, self._document.program)
        self._show()

    def shift(self, name: str, way: Floats) -> None:
        """Move a population, as one act."""
        population = self._document.network.population(name)
        if (new := moved(population, way)) is not None:
            self._document.submit(Replace(new, ""))

    def follow(self, results: Results) -> None:
        """Data of a run have arrived: light up the cells that fire, unless somebody looks at what was."""
        if results is not self._results:
            self._results = results
            self.play.setChecked(False)
        if not self.play.isChecked():
            self.slider.setRange(0, max(round(results.now), 1))
            self.slider.setValue(round(results.now))
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed."""
        super().showEvent(event)
        self._later.start(0)

    def _on_event(self, event: object) -> None:
        if isinstance(event, NetworkOpened):
            self._picked, self._results = None, None
        if isinstance(event, HistoryChanged | NetworkOpened) and self.isVisible():
            self._later.start()

    def _look(self) -> None:
        self.places.look(self._document.network, self._document.program)
        self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        clouds = self.places.clouds
        names = tuple(cloud.name for cloud in clouds)
        lines = self.links.lines(clouds)
        begins_anew = period(clouds, self._document.network.settings.boundaries)
        scene = Scene(clouds, self._picked, lines, self._fired(), begins_anew)
        self.view.show_scene(scene, fit=names != self._shown)
        self._shown = names
        self._stack.setCurrentIndex(1 if clouds or self.places.waiting else 0)
        hues = [f"<span style='color:{theme().look.hue(c.role).line}'>●</span> {escape(c.label)}" for c in clouds]
        self.legend.setText("&nbsp;&nbsp; ".join(hues))
        self.words.setText(words_of(self._picked, clouds) or GESTURES)
        for part in (self.play, self.slider):
            part.setVisible(self._results is not None)

    # -- time --------------------------------------------------------------------------------------------------------

    @property
    def time(self) -> float:
        """The time that is looked at, in ms."""
        return float(self.slider.value())

    def _fired(self) -> Mapping[str, NDArray[np.int64]] | None:
        """The cells that fired within the last moments before the time that is looked at."""
        if self._results is None:
            return None
        lit = {}
        for recording in self._results.recordings.values():
            if recording.is_spikes:
                cells, times = recording.spikes
                first, last = np.searchsorted(times, (self.time - _GLOW, self.time), "right")
                lit[recording.element] = np.unique(cells[first:last]).astype(np.int64)
        return lit

    def _tick(self) -> None:
        step = round(_FRAME * _SPEED)
        at_end = self.slider.value() + step > self.slider.maximum()
        self.slider.setValue(0 if at_end else self.slider.value() + step)

    def _on_play(self, on: bool) -> None:
        self.play.setText("❚❚" if on else "▶")
        (self._ticker.start if on else self._ticker.stop)()

    # -- making ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setAccessibleName("Space")
        self.play.setProperty("kind", "caption")
        self.play.setText("▶")
        self.play.setAccessibleName("Play")
        self.play.setToolTip("Watch the cells fire, slower than they did")
        self.play.toggled.connect(self._on_play)
        self.slider.setAccessibleName("Time in ms")
        self.slider.valueChanged.connect(self._show)
        for label in (self.legend, self.words, self._invitation):
            label.setProperty("kind", "muted" if label is self._invitation else "caption")
        self.legend.setTextFormat(Qt.RichText)
        self._invitation.setAlignment(Qt.AlignCenter)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for part, stretch in ((self.legend, 0), (self.words, 1), (self.play, 0), (self.slider, 0)):
            foot.addWidget(part, stretch)
        self.words.setAlignment(Qt.AlignRight | Qt.AlignVCenter)
        self.slider.setFixedWidth(180)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 4, 16, 6)
        column.setSpacing(2)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._invitation)
        self._stack.addWidget(page)
