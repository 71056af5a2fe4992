"""A number to play with: a slider, and beside it a field for the exact value. It is no part of the network."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from app.panels.editors.line import LineEditor
from app.panels.forms import Field
from app.panels.forms.component import value_field
from app.panels.row import LABEL, LEFT, RIGHT
from backends.standard import Kind, Parameter

_STEPS = 200
_FIELD = 96  # px


class Dial(QWidget):
    """`turned(name, value)` when it is given another value. A parameter with both ends of its range finite."""

    turned = pyqtSignal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = Parameter("", 0.0, low=0.0, high=1.0, random=False)
        self.slider, self.field = QSlider(Qt.Horizontal), LineEditor(_field(self._parameter))
        self._label = QLabel()
        self._label.setProperty("kind", "muted")
        self._label.setFixedWidth(LABEL)
        self._label.setBuddy(self.field)
        self.field.setFixedWidth(_FIELD)
        self.slider.setRange(0, _STEPS)
        self.slider.valueChanged.connect(self._slid)
        self.field.committed.connect(self._turn)
        line = QHBoxLayout(self)
        line.setContentsMargins(LEFT + 12, 0, RIGHT + 10, 4)
        line.setSpacing(8)
        line.addWidget(self._label)
        line.addWidget(self.slider, 1)
        line.addWidget(self.field)

    def present(self, parameter: Parameter, value: float) -> None:
        """Show a value of a parameter."""
        self._parameter = parameter
        self._label.setText(parameter.name)
        self._label.setToolTip(parameter.doc)
        for control in (self.slider, self.field):
            control.setAccessibleName(parameter.name)
            control.setToolTip(parameter.doc)
        self.field.present(_field(parameter), value)
        share = (value - parameter.low) / ((parameter.high - parameter.low) or 1.0)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(share * _STEPS))

    def _slid(self, place: int) -> None:
        low, high = self._parameter.low, self._parameter.high
        value = low + (high - low) * place / _STEPS
        whole = self._parameter.kind is Kind.INTEGER
        self._turn(round(value) if whole else float(f"{value:.3g}"))

    def _turn(self, value: Any) -> None:
        self.turned.emit(self._parameter.name, float(value))


def _field(parameter: Parameter) -> Field:
    return value_field(parameter.name, parameter, lambda thing: thing, lambda thing, value: value)
