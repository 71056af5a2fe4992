"""The card below the form: how the cell responds, asked of a simulator while people edit."""

from __future__ import annotations

from html import escape

import numpy as np
from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.look import theme
from app.model import Network, Population, Projection
from app.panels.curves.picture import Curve, Picture
from app.panels.curves.sketch import Sketch
from app.panels.response.program import END, LADDER, OFF, ON, Question, about_cell, about_synapse
from app.panels.response.reading import Impact, Response, Step, response
from app.panels.text.numbers import MINUS
from app.preview import Answer
from app.run.preview import Preview

TOPIC = "response"
_WAIT = 120  # ms without another change before a simulator is asked
_STEP_HEIGHT, _IMPACT_HEIGHT = 88, 76
_HUES = ("excitatory", "inhibitory", "stimulus", "current")
_MARKS = ("━", "╍", "┉", "┅")  # as the curves are dashed
_SHARP = 45.0  # mV; a potential that moves less shows no spikes, which are drawn then


class ResponseCard(QWidget):
    """Shows a population's cell, or what a projection does to one, or hides.

    The old curves stay, faded, until the new ones come.
    """

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._question: Question | None = None
        self._response: Response | None = None
        self._subject: tuple[str, str] | None = None
        self._rung: int | None = None
        self._later = QTimer(self, singleShot=True, interval=_WAIT, timeout=self._ask)
        self.step, self.impact = Sketch(_STEP_HEIGHT), Sketch(_IMPACT_HEIGHT)
        self.captions = {part: _caption() for part in ("step", "impact", "note")}
        self._lay_out()
        preview.arrived.connect(self._on_arrived)
        theme().changed.connect(self._write)
        self.hide()

    # -- what it shows -----------------------------------------------------------------------------------------------

    def show_cell(self, population: Population, network: Network) -> None:
        """Show how a cell of this population responds, soon; nothing where there is nothing to show."""
        self._show(about_cell(population, network), (population.name, population.cell.model))

    def show_synapse(self, projection: Projection, network: Network) -> None:
        """Show what one spike of this projection does to a cell of its target, soon."""
        self._show(about_synapse(projection, network), (projection.name, projection.receptor))

    def show_nothing(self) -> None:
        """There is nothing to show."""
        self._show(None, None)

    def _show(self, asked: Question | None, subject: tuple[str, str] | None) -> None:
        self._subject_is(subject if asked else None)
        self.setVisible(asked is not None)
        if asked is None:
            self._question = None
            self._later.stop()
            self._preview.forget(TOPIC)
        elif self._question is None or asked.request != self._question.request:
            self._question = asked
            self._await()
            self._fit()

    def _subject_is(self, subject: tuple[str, str] | None) -> None:
        """Another cell is another picture; the same one keeps its curves, and the current that people chose."""
        if subject != self._subject:
            self._subject, self._response, self._rung, self._question = subject, None, None, None
            self._write("Asking the simulator …")

    def _await(self) -> None:
        for sketch in (self.step, self.impact):
            sketch.fade()
        if self._fold.isChecked():
            self._later.start()

    def _ask(self) -> None:
        if self._question is not None:
            self._preview.ask(TOPIC, self._question.request)

    def _on_arrived(self, topic: str, answer: Answer) -> None:
        if topic != TOPIC or self._question is None or answer.request != self._question.request:
            return
        if answer.sentence:
            self._write(answer.sentence, "complaint")
            return
        self._response = response(self._question, answer)
        if self._rung is None and self._response.steps:
            self._rung = self._response.telling
        self._write()

    def _write(self, note: str = "", kind: str = "caption") -> None:
        """The curves and their captions; `note` says why they are not those of now."""
        assumption = self._response.assumption if self._response else ""
        _say(self.captions["note"], note or (f"{assumption}." if assumption else ""), kind)
        if self._response is None:
            for part, sketch in (("step", self.step), ("impact", self.impact)):
                sketch.show_picture(None)
                _say(self.captions[part], "")
        elif not note:
            self._draw(self._response)
        self._describe()

    def _draw(self, found: Response) -> None:
        if found.steps:
            step = found.steps[self._rung or 0]
            self._amount.setText(f"{step.amplitude:g} nA")
            self.step.show_picture(_step_picture(step))
            _say(self.captions["step"], f"{escape(step.caption)}.<br>{escape(found.threshold)}.")
        self.impact.show_picture(_impact_picture(found))
        self.impact.setVisible(bool(found.impacts))
        marked = [f"{_mark(_ink(one, i))} {escape(one.caption)}" for i, one in enumerate(found.impacts)]
        _say(self.captions["impact"], "<br>".join(marked))

    def _describe(self) -> None:
        """What is drawn, for those who cannot see it."""
        said = [self._response.assumption] if self._response else [self.captions["note"].text()]
        if self._response:
            steps = self._response.steps
            said += [steps[self._rung or 0].caption, self._response.threshold] if steps else []
            said += [impact.caption for impact in self._response.impacts]
        self.setAccessibleDescription(". ".join(filter(None, said)))

    # -- another current -----------------------------------------------------------------------------------------------

    def climb(self, rungs: int) -> None:
        """Show the next larger current of the ladder, or a smaller one."""
        if self._response is not None and self._response.steps:
            self._rung = min(max((self._rung or 0) + rungs, 0), len(LADDER) - 1)
            self._draw(self._response)
            self._describe()

    @property
    def current(self) -> float | None:
        """The current that is shown (nA)."""
        return LADDER[self._rung] if self._rung is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose another current."""
        steps = {Qt.Key_Up: 1, Qt.Key_Down: -1}
        if event.key() in steps:
            self.climb(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked while it was away is asked now."""
        super().showEvent(event)
        if self._question is not None and self._response is None:
            self._await()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline between the form and what it leads to."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().color("hairline"))
        painter.end()

    # -- making --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setAccessibleName("Response of the cell")
        self._fold = QToolButton(checkable=True, checked=True)
        self._fold.setProperty("kind", "caption")
        self._fold.setAccessibleName("Response")
        self._fold.setToolTip("Show or hide how the cell responds")
        self._fold.toggled.connect(self._on_folded)
        self._amount = QLabel()
        self._amount.setProperty("kind", "caption")
        less, more = (_stepper(text, name) for text, name in ((MINUS, "Smaller current"), ("+", "Larger current")))
        less.clicked.connect(lambda: self.climb(-1))
        more.clicked.connect(lambda: self.climb(1))
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 14, 0)
        line.setSpacing(4)
        line.addWidget(self._fold)
        line.addStretch(1)
        self._steppers = (less, self._amount, more)
        for part in self._steppers:
            line.addWidget(part)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2)
        parts = (self.step, self.captions["step"], self.impact, self.captions["impact"], self.captions["note"])
        for part in parts:
            body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._body)
        self._on_folded(True)

    def _on_folded(self, on: bool) -> None:
        self._fold.setText("▾ Response" if on else "▸ Response")
        self._body.setVisible(on)
        self._fit()
        if on and self._question is not None:
            self._await()

    def _fit(self) -> None:
        """A projection has no step of current."""
        steps = self._question is not None and bool(self._question.ladder)
        self.step.setVisible(steps)
        for part in self._steppers:
            part.setVisible(steps and self._fold.isChecked())


def _step_picture(step: Step) -> Picture:
    curve = Curve(step.times, step.v, "ink")
    peaks = step.spikes if float(np.ptp(step.v)) < _SHARP else ()
    return Picture(0.0, END, "ms", "mV", (curve,), band=(ON, OFF), peaks=peaks)


def _impact_picture(found: Response) -> Picture | None:
    if not found.impacts:
        return None
    inks = [(one, _ink(one, i)) for i, one in enumerate(found.impacts)]
    curves = tuple(Curve(one.times, one.v, _HUES[ink % len(_HUES)], ink) for one, ink in inks)
    times = found.impacts[0].times
    return Picture(float(times[0]), min(float(times[-1]), 100.0), "ms", "mV", curves)


def _ink(impact: Impact, index: int) -> int:
    """Which colour and dash an impact has: inhibition its own, even where it is alone."""
    return _HUES.index("inhibitory") if impact.pulse.receptor == "inhibitory" else index


def _mark(index: int) -> str:
    """A piece of the curve, for the caption."""
    hue = getattr(theme().look, _HUES[index % len(_HUES)])
    return f'<span style="color:{hue.line}">{_MARKS[index % len(_MARKS)]}</span>'


def _caption() -> QLabel:
    label = QLabel()
    label.setProperty("kind", "caption")
    label.setTextFormat(Qt.RichText)
    label.setWordWrap(True)
    label.setContentsMargins(24, 0, 6, 2)
    label.hide()
    return label


def _say(label: QLabel, text: str, kind: str = "caption") -> None:
    if label.property("kind") != kind:
        label.setProperty("kind", kind)
        label.style().unpolish(label)
        label.style().polish(label)
    label.setText(text if kind == "caption" else escape(text))
    label.setVisible(bool(text))


def _stepper(text: str, name: str) -> QToolButton:
    button = QToolButton(text=text)
    button.setProperty("kind", "caption")
    button.setAccessibleName(name)
    button.setToolTip(f"{name} (Up and Down)")
    button.setAutoRepeat(True)
    return button
