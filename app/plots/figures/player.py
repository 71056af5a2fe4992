"""A point in time that people move, or that moves by itself: play, a slider, and what it points to."""

from __future__ import annotations

from PyQt5.QtCore import QElapsedTimer, Qt, QTimer, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from app.look import ticks
from app.plots.figures.head import Choice

SPEEDS = {  # ms of the network in a ms of the show
    "1/100 speed": 0.01,
    "1/30 speed": 0.03,
    "1/10 speed": 0.1,
    "1/3 speed": 0.3,
    "real time": 1.0,
}
_DEFAULT = "1/10 speed"
_FRAME = 40  # ms
_FINE = 10  # steps of the slider in a ms


class Player(QWidget):
    """`moved(time)` in ms. While it stands at the end it goes along with a run that goes on."""

    moved = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin = self._end = 0.0
        self._clock = QElapsedTimer()
        self.play, self.slider, self.words = QToolButton(checkable=True), QSlider(Qt.Orientation.Horizontal), QLabel()
        self.speed = Choice("Speed: time of the network in time of the show", self)
        self.speed.offer_names(list(SPEEDS), _DEFAULT)
        self._ticker = QTimer(self, interval=_FRAME, timeout=self._tick)
        self._lay_out()

    @property
    def time(self) -> float:
        """The time that is looked at, in ms."""
        return self.slider.value() / _FINE

    def set_span(self, begin: float, end: float) -> None:
        """There is something to look at between these times (ms)."""
        at_end = self.slider.value() == self.slider.maximum() and not self.playing
        self._begin, self._end = begin, max(end, begin)
        self.slider.setRange(round(begin * _FINE), round(self._end * _FINE))
        if at_end:
            self.slider.setValue(self.slider.maximum())

    def look_at(self, time: float) -> None:
        """Look at this time (ms)."""
        self.slider.setValue(round(time * _FINE))

    @property
    def playing(self) -> bool:
        """Whether time goes on by itself."""
        return bool(self.play.isChecked())

    def toggle(self) -> None:
        """Play, or stand still."""
        self.play.toggle()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _on_play(self, on: bool) -> None:
        self.play.setText("❚❚" if on else "▶")
        self.play.setAccessibleName("Pause" if on else "Play")
        if on and self.slider.value() >= self.slider.maximum():
            self.look_at(self._begin)
        self._clock.start()
        (self._ticker.start if on else self._ticker.stop)()

    def _tick(self) -> None:
        time = self.time + self._clock.restart() * SPEEDS[self.speed.value]
        self.look_at(self._begin if time > self._end and self.time >= self._end else min(time, self._end))

    def _on_slider(self, value: int) -> None:
        self.words.setText(ticks.duration(value / _FINE))
        self.moved.emit(value / _FINE)

    def hideEvent(self, event: object) -> None:
        """Nobody looks: stand still."""
        self.play.setChecked(False)

    def _lay_out(self) -> None:
        self.play.setProperty("kind", "caption")
        self.play.setText("▶")
        self.play.setAccessibleName("Play")
        self.play.setToolTip("Play, or pause (space)")
        self.play.toggled.connect(self._on_play)
        self.slider.setAccessibleName("Time")
        self.slider.setRange(0, 0)
        self.slider.valueChanged.connect(self._on_slider)
        self.words.setProperty("kind", "caption")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.words.setMinimumWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part, stretch in ((self.play, 0), (self.slider, 1), (self.words, 0), (self.speed, 0)):
            row.addWidget(part, stretch)
