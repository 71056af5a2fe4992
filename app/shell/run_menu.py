"""What else can be done with a run: steps of a chosen length, going on, back to the beginning, slow motion."""

from __future__ import annotations

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QAction, QActionGroup, QHBoxLayout, QLabel, QMenu, QWidget, QWidgetAction

from app.shell.controls import NumberField

STEP = 10.0  # ms, at first
BRAKES = (  # biological over real time at most; 0: as fast as it goes
    ("As fast as it goes", 0.0),
    ("Real time", 1.0),
    ("Half of real time", 0.5),
    ("A tenth of real time", 0.1),
    ("A hundredth of real time", 0.01),
)


class RunMenu(QMenu):
    """Says what is wanted by its signals. `step` is how long a step is, in ms."""

    go_on_wanted = pyqtSignal()
    reset_wanted = pyqtSignal()
    brake_wanted = pyqtSignal(float)
    on_change_wanted = pyqtSignal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = STEP
        self.go_on = self._add("Run on\tF9", self.go_on_wanted.emit)
        self.reset = self._add("Back to t = 0\tCtrl+F5", self.reset_wanted.emit)
        self.addSeparator()
        self.addAction(self._step_field())
        self.addSection("Speed")
        self.brakes = QActionGroup(self)
        for words, speed in BRAKES:
            self._add_brake(words, speed)
        self.addSeparator()
        self.on_change = QAction("Run on every change", self, checkable=True)
        self.on_change.toggled.connect(self.on_change_wanted)
        self.addAction(self.on_change)
        self.show_possible(False)

    def show_possible(self, can_go_on: bool) -> None:
        """Whether there is a network that can go on."""
        self.go_on.setEnabled(can_go_on)
        self.reset.setEnabled(can_go_on)

    def _add(self, words: str, do: object) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: do())  # type: ignore[operator]
        self.addAction(action)
        return action

    def _add_brake(self, words: str, speed: float) -> None:
        action = QAction(words, self, checkable=True, checked=speed == 0)
        action.triggered.connect(lambda _=False: self.brake_wanted.emit(speed))
        self.brakes.addAction(action)
        self.addAction(action)

    def _step_field(self) -> QWidgetAction:
        field = NumberField("Length of a step in ms", behind="ms", width=48)
        field.show_number(self.step)
        field.entered.connect(self._set_step)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(24, 4, 12, 4)
        row.addWidget(QLabel("Step"))
        row.addStretch(1)
        row.addWidget(field)
        action = QWidgetAction(self)
        action.setDefaultWidget(holder)
        return action

    def _set_step(self, interval: float) -> None:
        self.step = interval if interval > 0 else self.step
