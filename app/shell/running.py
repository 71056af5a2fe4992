"""A run and everything that shows it: the top bar, the plots, the script, the problems and the canvas."""

from __future__ import annotations

from math import isfinite
from typing import Protocol

from PyQt5.QtCore import QObject, QTimer, pyqtSignal

from app.document import Document, HistoryChanged
from app.model.checks import Severity
from app.plots import ActivityPanel
from app.run import RunSession
from app.run.live import Live
from app.script.kick import kick
from app.shell.top_bar import TopBar
from app.worker import End, Outcome, frames

_SETTLED = 250  # ms without a change before it runs by itself
EMPTY = "The network is empty: there is nothing to run."


class Script(Protocol):
    """Where the line of an error is shown."""

    def show_error(self, line: int, sentence: str) -> None:
        """Mark a line."""

    def clear_error(self) -> None:
        """Mark none."""


class Problems(Protocol):
    """Where what went wrong is listed."""

    def add_run_problem(self, element: str, sentence: str, detail: str) -> None:
        """List it."""

    def clear_run_problems(self) -> None:
        """Begin anew."""


class Drawing(Protocol):
    """Where the element of an error lights up."""

    def set_highlight(self, name: str | None) -> None:
        """Light up one element, or none."""


class Runner(QObject):
    """Runs the document. `refused` says why a run cannot begin, `told` how it ended.

    `begins(network, program)` comes before anything of the new run, and after all of the one before.
    """

    refused = pyqtSignal(str)
    told = pyqtSignal(str)
    begins = pyqtSignal(object, object)

    def __init__(self, document: Document, session: RunSession) -> None:
        super().__init__()
        self._document, self._session = document, session
        self.live = Live(document, session, self)
        self.live.refused.connect(self.told)
        self._on_change = QTimer(self, singleShot=True, interval=_SETTLED, timeout=self._run_quietly)
        self._runs_on_change = False

    def attach(
        self, top: TopBar, activity: ActivityPanel, script: Script, problems: Problems, drawing: Drawing
    ) -> None:
        """What shows the run."""
        self._top, self._activity = top, activity
        self._script, self._problems, self._drawing = script, problems, drawing
        session = self._session
        session.state_changed.connect(self._show_state)
        session.reached.connect(self._show_element)
        session.progressed.connect(self._show_progress)
        session.data_arrived.connect(activity.refresh)
        session.finished.connect(self._show_outcome)
        session.altered.connect(self._show_altered)
        menu = top.run_menu
        top.step_wanted.connect(self.step)
        menu.go_on_wanted.connect(self.go_on)
        menu.reset_wanted.connect(self.reset)
        menu.brake_wanted.connect(session.brake)
        menu.on_change_wanted.connect(self.run_on_change)
        self._document.listen(self._on_event)

    def step(self, interval: float) -> None:
        """Simulate so long (ms), and hold: of a run that is held, of one that is over, or of a new one."""
        if self._session.state == "paused":
            self._session.resume(interval)
        elif self._session.can_go_on:
            self._go_on(interval)
        elif self._session.state == "idle":
            self.run(until=interval)

    def go_on(self) -> None:
        """As long again as the network says, from where the last run has ended."""
        self._go_on(self._document.network.settings.duration)

    def reset(self) -> None:
        """Take what has run back to its beginning, as it is now."""
        self._session.reset()

    def kick(self, name: str, cell: int) -> None:
        """Make a cell fire in the run that goes on, or that will go on."""
        population = self._document.network.population(name)
        if not self.live.going:
            self.told.emit("Nothing runs that a pulse could be given to; press Run first.")
            return
        try:
            self._session.alter([kick(population, cell)], [name])
        except ValueError as error:
            self.told.emit(str(error))

    def run_on_change(self, on: bool) -> None:
        """Run again whenever the network has changed, or no longer."""
        self._runs_on_change = on

    def run(self, until: float | None = None) -> None:
        """Run the network as it is now, unless something in it is wrong; held at a time, where one is given (ms)."""
        network = self._document.network
        errors = [p.sentence for p in self._document.problems if p.severity is Severity.ERROR]
        if errors or not network.populations:
            self.refused.emit(errors[0] if errors else EMPTY)
            return
        self._clear_marks()
        settings = network.settings
        labels = {element.name: element.label for element in network}
        self.begins.emit(network, self._document.program)
        self._session.start(self._document.program, settings.simulator, settings.duration, labels=labels, until=until)
        self.live.begin(network)
        self._activity.set_run(self._session.results, network.populations, settings.duration, network)
        self._top.show_progress(0.0, "")

    def forget(self) -> None:
        """Another network is open: what was shown of the one before is stale."""
        self._session.stop()
        self.live.forget()
        self._clear_marks()
        self._activity.forget()
        self._top.show_progress(0.0, "")

    def _go_on(self, duration: float) -> None:
        self.live.follow()
        self._session.go_on(duration)

    def _run_quietly(self) -> None:
        if self._session.state == "idle" and not any(p.severity is Severity.ERROR for p in self._document.problems):
            self.run()

    def _on_event(self, event: object) -> None:
        if self._runs_on_change and isinstance(event, HistoryChanged) and self._session.state == "idle":
            self._on_change.start()

    def _show_altered(self, altered: frames.Altered) -> None:
        """Something was changed while the network ran, or the simulator refuses to."""
        if not altered.sentence:
            self._activity.refresh()
            return
        network = self._document.network
        label = network[altered.element].label if altered.element in network else altered.element
        sentence = f"{label}: {altered.sentence}"
        self._problems.add_run_problem(altered.element, sentence, altered.statement)
        self.told.emit(sentence)

    def _clear_marks(self) -> None:
        self._problems.clear_run_problems()
        self._script.clear_error()
        self._drawing.set_highlight(None)

    def _show_state(self, state: str) -> None:
        self._top.show_state(state)
        self._top.run_menu.show_possible(self._session.can_go_on)
        if state in ("starting", "stopping"):
            self._top.show_text("Starting …" if state == "starting" else "Stopping …")

    def _show_element(self, element: str) -> None:
        if element and element in self._document.network and self._session.state == "building":
            self._top.show_text(f"Building {self._document.network[element].label} …")

    def _show_progress(self, now: float, end: float, left: float, speed: float) -> None:
        parts = [f"{now:.0f} ms"]
        if isfinite(speed) and speed > 0:
            parts.append(f"{speed:.2g} × real time")
        if isfinite(left) and left >= 1:
            parts.append(f"{left:.0f} s left")
        self._top.show_progress(now / end if end else 0.0, " · ".join(parts))

    def _show_outcome(self, outcome: Outcome) -> None:
        self._activity.refresh(final=True)
        self._top.show_text(outcome.sentence if outcome.finished else "")
        if outcome.end in (End.DONE, End.STOPPED):
            return
        self._problems.add_run_problem(outcome.element or "", outcome.sentence, outcome.detail)
        self._drawing.set_highlight(outcome.element)
        if outcome.line:
            self._script.show_error(outcome.line, outcome.sentence)
        self.told.emit(outcome.sentence)
