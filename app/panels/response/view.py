"""The pictures of a response with their captions, under a heading that folds them away."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.look import theme
from app.panels.curves.sketch import Sketch
from app.panels.response import pictures
from app.panels.response.reading import Impact, Response
from app.panels.text.numbers import MINUS

_STEP_HEIGHT, _IMPACT_HEIGHT = 88, 76  # px
_MARKS = ("━", "╍", "┉", "┅")  # as the curves are dashed


class ResponseView(QWidget):
    """`climbed(rungs)` when another current of the ladder is wanted, `folded(on)` when the pictures come or go."""

    climbed = pyqtSignal(int)
    folded = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self.impact = Sketch(_STEP_HEIGHT), Sketch(_IMPACT_HEIGHT)
        self.step_caption, self.impact_caption, self.note = _caption(), _caption(), _caption()
        self.less, self.more = _stepper(MINUS, "Smaller current"), _stepper("+", "Larger current")
        self.fold = QToolButton(checkable=True, checked=True)
        self._amount = QLabel()
        self._body = QWidget()
        self._has_steps = True
        self._lay_out()

    @property
    def unfolded(self) -> bool:
        """Whether the pictures are shown."""
        return self.fold.isChecked()

    def expect(self, steps: bool) -> None:
        """Make room for a step of current, or not."""
        self._has_steps = steps
        self.step.setVisible(steps)
        for part in (self.less, self._amount, self.more):
            part.setVisible(steps and self.unfolded)

    def fade(self) -> None:
        """Newer curves are on their way."""
        self.step.fade()
        self.impact.fade()

    def show_response(self, found: Response | None, rung: int) -> None:
        """Show curves and captions, those of this place in the ladder; None: there are none."""
        step = found.steps[rung] if found and found.steps else None
        self._amount.setText(f"{step.amplitude:g} nA" if step else "")
        self.step.show_picture(pictures.of_step(step) if step else None)
        _say(self.step_caption, f"{escape(step.caption)}.<br>{escape(found.threshold)}." if found and step else "")
        impacts = found.impacts if found else ()
        self.impact.show_picture(pictures.of_impacts(impacts))
        self.impact.setVisible(bool(impacts) or found is None)
        _say(self.impact_caption, "<br>".join(_said(impact, index) for index, impact in enumerate(impacts)))

    def say(self, note: str, wrong: bool = False) -> None:
        """What there is to say besides: why the curves are not those of now, or what they are of."""
        _say(self.note, escape(note), "complaint" if wrong else "caption")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline between the form and what it leads to."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, theme().color("hairline"))

    # -- making --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2)
        for part in (self.step, self.step_caption, self.impact, self.impact_caption, self.note):
            body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(2)
        column.addLayout(self._heading())
        column.addWidget(self._body)
        self._on_folded(True)

    def _heading(self) -> QHBoxLayout:
        self.fold.setProperty("kind", "caption")
        self.fold.setAccessibleName("Response")
        self.fold.setToolTip("Show or hide how the cell responds")
        self.fold.toggled.connect(self._on_folded)
        self._amount.setProperty("kind", "caption")
        self.less.clicked.connect(lambda: self.climbed.emit(-1))
        self.more.clicked.connect(lambda: self.climbed.emit(1))
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 14, 0)
        line.setSpacing(4)
        line.addWidget(self.fold)
        line.addStretch(1)
        for part in (self.less, self._amount, self.more):
            line.addWidget(part)
        return line

    def _on_folded(self, on: bool) -> None:
        self.fold.setText("▾ Response" if on else "▸ Response")
        self._body.setVisible(on)
        self.expect(self._has_steps)
        self.folded.emit(on)


def _said(impact: Impact, index: int) -> str:
    """The caption of an impact, with a piece of its curve."""
    at = pictures.ink(impact, index)
    hue = getattr(theme().look, pictures.HUES[at % len(pictures.HUES)])
    return f'<span style="color:{hue.line}">{_MARKS[at % len(_MARKS)]}</span> {escape(impact.caption)}'


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
    label.setText(text)
    label.setVisible(bool(text))


def _stepper(text: str, name: str) -> QToolButton:
    button = QToolButton(text=text)
    button.setProperty("kind", "caption")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoRepeat(True)
    return button
