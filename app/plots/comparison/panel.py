"""The tab of comparisons: simulators, verdict and table at the left, what they did over each other at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.compare.comparison import Comparison
from app.compare.report import rows
from app.compare.runs import Run
from app.compare.words import again, title
from app.document import Document
from app.model import Role
from app.model.checks import Severity
from app.plots.comparison.overlay import Overlay
from app.plots.comparison.table import Table
from app.plots.comparison.verdicts import Verdicts
from app.records import Archive
from app.run.comparing import Comparing
from app.worker import Recording

INVITATION = "Run the network on several simulators at the same time, with the same noise, and see whether they agree."


class ComparisonPanel(QWidget):
    """`message(sentence)` when there is nothing to compare. `simulators` are those that are here: names and titles.

    Every run is kept in the `archive`.
    """

    message = pyqtSignal(str)

    def __init__(
        self,
        document: Document,
        simulators: Mapping[str, str],
        archive: Archive | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._archive = document, archive
        self.comparing = Comparing(self)
        self.comparison: Comparison | None = None
        self._ended: list[str] = []  # what is said of those that have ended
        self._keys: dict[str, tuple[str, str]] = {}  # what can be shown: population and variable
        self.boxes = {name: QCheckBox(title) for name, title in simulators.items()}
        self.start, self.cancel = QPushButton("Compare"), QPushButton("Cancel")
        self.verdict, self.table, self.overlay = Verdicts(INVITATION), Table(), Overlay()
        self._lay_out()
        self.start.clicked.connect(self.run)
        self.cancel.clicked.connect(self.comparing.cancel)
        self.comparing.ran.connect(self._on_ran)
        self.comparing.differ.connect(self._on_differ)
        self.comparing.compared.connect(self.show_comparison)
        self.comparing.ended.connect(self._end)
        self._refresh()

    def run(self) -> None:
        """Run the network on all simulators that are ticked."""
        chosen = [name for name, box in self.boxes.items() if box.isChecked()]
        network = self._document.network
        errors = [p.sentence for p in self._document.problems if p.severity is Severity.ERROR]
        if len(chosen) < 2 or errors or not network.populations:
            empty = "The network is empty: there is nothing to run."
            few = "Choose at least two simulators to compare."
            self.message.emit(errors[0] if errors else few if network.populations else empty)
            return
        labels = {element.name: element.label for element in network}
        self._ended = []
        program, archive = self._document.program, self._archive
        kept = {name: archive.keep(network, program, "compare", name) for name in chosen} if archive else None
        self.comparing.start(program, chosen, labels, kept)
        self.verdict.say("Running on " + ", ".join(title(name) for name in chosen) + " …")
        self._refresh()

    def forget(self) -> None:
        """Another network is open."""
        self.comparing.shutdown()
        self.comparison = None
        self.table.show_rows(())
        self.verdict.say(INVITATION)
        self._refresh()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what came of it."""
        self.comparison = comparison
        self.verdict.show_verdicts(comparison.verdicts)
        self.table.show_rows(rows(comparison))
        recorded = [r for run in self._ran() for r in run.results.recordings.values()]
        self._keys = {_called(r): (r.label, r.variable) for r in recorded}
        self._what.offer_names(tuple(self._keys), self._most_telling(recorded))
        if self.overlay.isHidden():
            self._sides.setSizes([self.width(), self.width()])
        self._draw(self._what.value)
        self._refresh()

    def _ran(self) -> list[Run]:
        return [run for run in self.comparison.runs if run.ran] if self.comparison else []

    def _most_telling(self, recorded: Sequence[Recording]) -> str:
        """What differs first; where nothing does, what is not known beforehand as the spikes of a source are."""
        differing = [pair for pair in self.comparison.spikes if not pair.same] if self.comparison else []
        if differing:
            first = min(differing, key=lambda pair: pair.parting.first or 0.0).population
            return next(_called(r) for r in recorded if r.is_spikes and r.label == first)
        sources = {each.name for each in self._document.network.populations if each.role is Role.STIMULUS}
        return next((_called(r) for r in recorded if r.element not in sources), "")

    def _draw(self, name: str) -> None:
        if name in self._keys and self.comparison:
            runs = [(title(run.simulator), run) for run in self._ran()]
            label, variable = self._keys[name]
            firsts = [pair.parting.first for pair in self.comparison.spikes if pair.population == label]
            known = [first for first in firsts if first is not None and variable == "spikes"]
            self.overlay.show_runs(runs, (label, variable), min(known, default=None))

    def _end(self, sentence: str) -> None:
        if sentence:
            self.verdict.say(sentence)
            self.message.emit(sentence)
        self._refresh()

    def _on_ran(self, run: Run) -> None:
        self._ended.append(f"{title(run.simulator)}: {run.outcome.sentence}")
        self.verdict.say("\n".join(self._ended))

    def _on_differ(self, comparison: Comparison) -> None:
        self.show_comparison(comparison)
        self.verdict.say(again(comparison.spikes))

    def _refresh(self) -> None:
        going = self.comparing.going
        self.start.setEnabled(not going)
        self.cancel.setVisible(going)
        self.overlay.setVisible(bool(self._ran()))
        self.table.setVisible(self.table.rowCount() > 0)

    # -- making ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setAccessibleName("Compare")
        self.start.setProperty("kind", "primary")
        line = QHBoxLayout()
        for box in self.boxes.values():
            box.setChecked(True)
            line.addWidget(box)
        for button in (self.start, self.cancel):
            line.addWidget(button)
        line.addStretch(1)
        outcome = QWidget()
        below = QVBoxLayout(outcome)
        below.setContentsMargins(0, 4, 8, 0)
        below.setSpacing(12)
        for part in (self.verdict, self.table):
            below.addWidget(part)
        below.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(outcome)
        area.setFocusPolicy(Qt.NoFocus)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 4, 0, 4)
        column.addLayout(line)
        column.addWidget(area, 1)
        self._what = self.overlay.head.add_choice("What is shown", self._draw)
        self._sides = QSplitter(Qt.Horizontal)
        self._sides.setProperty("kind", "quiet")
        self._sides.setChildrenCollapsible(False)
        for side in (left, self.overlay):
            self._sides.addWidget(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sides)


def _called(recording: Recording) -> str:
    unit = f" ({recording.unit})" if recording.unit and not recording.is_spikes else ""
    return f"{recording.variable} of {recording.label}{unit}"
