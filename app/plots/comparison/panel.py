"""The tab of comparisons: simulators, verdict and table at the left, what they did over each other at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.compare.comparison import Comparison
from app.compare.report import HEAD, rows
from app.compare.runs import Run
from app.compare.words import again, title
from app.document import Document
from app.model.checks import Severity
from app.plots.comparison.overlay import Overlay
from app.plots.figures.head import Head
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
        self.verdict = QLabel(INVITATION)
        self.table = QTableWidget(0, len(HEAD))
        self.overlay = Overlay()
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
        self._say("Running on " + ", ".join(title(name) for name in chosen) + " …")
        self._refresh()

    def forget(self) -> None:
        """Another network is open."""
        self.comparing.shutdown()
        self.comparison = None
        self.table.setRowCount(0)
        self._say(INVITATION)
        self._refresh()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what came of it."""
        self.comparison = comparison
        self._say(comparison.verdict)
        found = list(rows(comparison))
        self.table.setRowCount(len(found))
        for i, row in enumerate(found):
            for j, cell in enumerate(row):
                self.table.setItem(i, j, QTableWidgetItem(cell))
        recorded = [r for run in self._ran() for r in _recorded(run)]
        self._keys = {f"{r.variable} of {r.label}": (r.label, r.variable) for r in recorded}
        self._what.offer_names(tuple(self._keys))
        self._draw(self._what.value)
        self._refresh()

    def _ran(self) -> list[Run]:
        return [run for run in self.comparison.runs if run.ran] if self.comparison else []

    def _draw(self, name: str) -> None:
        if name in self._keys:
            self.overlay.show_runs([(title(run.simulator), run) for run in self._ran()], self._keys[name])

    def _end(self, sentence: str) -> None:
        if sentence:
            self._say(sentence)
            self.message.emit(sentence)
        self._refresh()

    def _on_ran(self, run: Run) -> None:
        self._ended.append(f"{title(run.simulator)}: {run.outcome.sentence}")
        self._say("\n".join(self._ended))

    def _on_differ(self, comparison: Comparison) -> None:
        self.show_comparison(comparison)
        self._say(again(comparison.spikes))

    def _say(self, words: str) -> None:
        self.verdict.setText(words)

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
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.PlainText)
        self.verdict.setTextInteractionFlags(Qt.TextSelectableByMouse)
        self.table.setHorizontalHeaderLabels(HEAD)
        self.table.setAccessibleName("Comparison")
        self.table.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeToContents)
        line = QHBoxLayout()
        for box in self.boxes.values():
            box.setChecked(True)
            line.addWidget(box)
        for button in (self.start, self.cancel):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(line)
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        left = QWidget()
        left.setLayout(column)
        head = Head(self.overlay)
        self._what = head.add_choice("What is shown", self._draw)
        self.overlay.set_head(head)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 0, 4)
        row.addWidget(left, 1)
        row.addWidget(self.overlay, 1)


def _recorded(run: Run) -> list[Recording]:
    return list(run.results.recordings.values())
