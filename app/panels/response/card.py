"""The card below the form: how a cell responds, asked of a simulator while people edit."""

from __future__ import annotations

from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QWidget

from app.look import theme
from app.model import Network, Population, Projection
from app.panels.response.program import LADDER, Question, about_cell, about_synapse
from app.panels.response.reading import Response, response
from app.panels.response.view import ResponseView
from app.preview import Answer
from app.run.preview import Preview

TOPIC = "response"
_WAIT = 120  # ms without another change before a simulator is asked


class ResponseCard(ResponseView):
    """Shows a population's cell, or what a projection does to one, or hides.

    The old curves stay, faded, until the new ones come.
    """

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._question: Question | None = None
        self._response: Response | None = None
        self._refusal = ""
        self._subject: tuple[str, str] | None = None
        self._rung = 0
        self._later = QTimer(self, singleShot=True, interval=_WAIT, timeout=self._ask)
        self.setAccessibleName("Response of the cell")
        self.climbed.connect(self._climb)
        self.folded.connect(self._on_unfolded)
        preview.arrived.connect(self._on_arrived)
        theme().changed.connect(self._refresh)
        self.hide()

    @property
    def current(self) -> float | None:
        """The current that is shown (nA)."""
        return LADDER[self._rung] if self._response and self._response.steps else None

    def show_cell(self, population: Population, network: Network) -> None:
        """Show how a cell of this population responds, soon; nothing where there is nothing to show."""
        self._show(about_cell(population, network), (population.name, population.cell.model))

    def show_synapse(self, projection: Projection, network: Network) -> None:
        """Show what one spike of this projection does to a cell of its target, soon."""
        self._show(about_synapse(projection, network), (projection.name, projection.receptor))

    def show_nothing(self) -> None:
        """There is nothing to show."""
        self._show(None, None)

    # -- asking --------------------------------------------------------------------------------------------------------

    def _show(self, asked: Question | None, subject: tuple[str, str] | None) -> None:
        self._change_subject(subject if asked else None)
        self.setVisible(asked is not None)
        before, self._question = self._question, asked
        if asked is None:
            self._later.stop()
            self._preview.forget(TOPIC)
        elif before is None or asked.request != before.request:
            self.expect(bool(asked.ladder))
            self._await()

    def _change_subject(self, subject: tuple[str, str] | None) -> None:
        """Another cell is another picture; the same one keeps its curves, and the current that people chose."""
        if subject != self._subject:
            self._subject, self._question, self._response, self._refusal = subject, None, None, ""
            self._refresh()

    def _await(self) -> None:
        self.fade()
        if self.unfolded:
            self._later.start()

    def _ask(self) -> None:
        if self._question is not None:
            self._preview.ask(TOPIC, self._question.request)

    def _on_unfolded(self, on: bool) -> None:
        if on and self._question is not None:
            self._await()

    def _on_arrived(self, topic: str, answer: Answer) -> None:
        if topic != TOPIC or self._question is None or answer.request != self._question.request:
            return
        self._refusal = answer.sentence
        if not answer.sentence:
            first, self._response = self._response is None, response(self._question, answer)
            self._rung = self._response.telling if first and self._response.steps else self._rung
        self._refresh()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """The curves and their captions; a refusal leaves the curves of before, faded."""
        self.show_response(self._response, self._rung)
        if self._refusal:
            self.fade()
        assumption = f"{self._response.assumption}." if self._response and self._response.assumption else ""
        note = assumption if self._response else "Asking the simulator …"
        self.say(self._refusal or note, bool(self._refusal))
        self._describe(self._refusal or note)

    def _describe(self, note: str) -> None:
        """What is drawn, for those who cannot see it."""
        said = [note.rstrip(".")]
        if self._response and not self._refusal:
            steps = self._response.steps
            said += [steps[self._rung].caption, self._response.threshold] if steps else []
            said += [impact.caption for impact in self._response.impacts]
        self.setAccessibleDescription(". ".join(filter(None, said)))

    def _climb(self, rungs: int) -> None:
        """Show the next larger current of the ladder, or a smaller one."""
        if self.current is not None:
            self._rung = min(max(self._rung + rungs, 0), len(LADDER) - 1)
            self._refresh()
