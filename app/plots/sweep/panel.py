"""The tab of sweeps: parameters and values at the left, what came of them at the right."""

from __future__ import annotations

from hashlib import sha256
from math import isfinite, prod
from pathlib import Path

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.document import Document
from app.plots.figures.head import Head
from app.plots.sweep import stamps
from app.plots.sweep.axis_row import AxisRow
from app.plots.sweep.figure import SweepFigure
from app.plots.sweep.series import kinds
from app.plots.sweep.where_row import WhereRow
from app.run.sweeping import Sweeping
from app.sweep.plan import MANY, SEED, Plan
from app.sweep.session import Progress
from app.sweep.values import SweepError

INVITATION = (
    "Sweep a parameter: open the menu of a value in the inspector (Alt+Down) and choose Sweep. "
    "Or repeat the run with other seeds."
)
_SEEDS = "1..10"
_FAILURES = 3  # that are listed


class SweepPanel(QWidget):
    """`point_wanted(plan, values)` when a point is to be opened as a run; `message(sentence)` when there is a mistake.

    Results are kept in `folder`, so that a sweep that was cut off goes on where it was.
    """

    point_wanted = pyqtSignal(object, tuple)
    message = pyqtSignal(str)

    def __init__(self, document: Document, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._folder = document, folder
        self._rows: list[AxisRow] = []
        self._progress: Progress | None = None
        self._sure = False
        self.sweeping = Sweeping(self)
        self.figure, self.where = SweepFigure(), WhereRow()
        self.start, self.cancel = QPushButton("Sweep"), QPushButton("Cancel")
        self.seeds = QPushButton("Other seeds")
        self.said, self.failures, self._invitation = QLabel(), QLabel(), QLabel(INVITATION)
        self._lay_out()
        self._connect()
        self._refresh()

    # -- acting ------------------------------------------------------------------------------------------------------

    def add_axis(self, target: str, label: str, text: str) -> None:
        """Sweep this as well; the keyboard goes to its values."""
        row = next((row for row in self._rows if row.target == target), None)
        if row is None:
            row = AxisRow(target, label, text)
            row.changed.connect(self._refresh)
            row.entered.connect(self.run)
            row.removed.connect(lambda: self._remove(row))
            self._rows.append(row)
            self._axes.insertWidget(self._axes.count() - 1, row)
        self._refresh()
        row.values.setFocus(Qt.OtherFocusReason)
        row.values.selectAll()

    def add_seeds(self) -> None:
        """Repeat with other seeds."""
        self.add_axis(SEED, "Seed", _SEEDS)

    def run(self) -> None:
        """Begin; what is wrong is said. So many runs have to be asked for twice."""
        network = self._document.network
        plan = Plan(network.copy(), tuple(row.axis for row in self._rows), network.settings.simulator)
        try:
            plan.require()
            where = self.where.where()
        except SweepError as error:
            self.message.emit(str(error))
            return
        if plan.count > MANY and not self._sure:
            self._sure = True
            self.message.emit(f"These are {plan.count:,} runs. Press Sweep once more if they are meant.")
            return
        self._sure = False
        self._progress = None
        self.sweeping.start(plan, where, self._folder / sha256(plan.dumps().encode()).hexdigest()[:16])
        self._refresh()

    def forget(self) -> None:
        """Another network is open."""
        self.sweeping.shutdown()
        for row in [*self._rows]:
            self._remove(row)
        self._progress = None
        self._refresh()

    # -- following ---------------------------------------------------------------------------------------------------

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._kind.offer_names((*kinds(progress), stamps.KIND) if progress.done else ())
        self._draw()
        self._refresh()

    def _draw(self, kind: str = "") -> None:
        if self._progress is not None:
            names = {row.target: row.label for row in self._rows}
            self.figure.show_progress(self._progress, kind or self._kind.value, names)

    def _end(self, sentence: str) -> None:
        if sentence:
            self.message.emit(sentence)
        self._refresh()

    def _refresh(self) -> None:
        going = self.sweeping.going
        count = prod(row.count for row in self._rows) if self._rows else 0
        self.start.setEnabled(count > 0 and not going)
        self.start.setText(f"Sweep, {count:,} runs" if count else "Sweep")
        self.cancel.setVisible(going)
        self._invitation.setVisible(not self._rows)
        self.figure.setVisible(self._progress is not None)
        self.said.setText(self._words(going))
        failed = self._progress.failures if self._progress else ()
        listed = [f"{', '.join(f'{v:g}' for v in f.values)}: {f.failure}" for f in failed[:_FAILURES]]
        more = [f"and {len(failed) - _FAILURES} more"] if len(failed) > _FAILURES else []
        self.failures.setText("\n".join([*listed, *more]))
        self.failures.setVisible(bool(failed))

    def _words(self, going: bool) -> str:
        progress = self._progress
        if progress is None:
            return "Starting …" if going else ""
        left = progress.seconds_left
        more = f" · {left:.0f} s left" if going and isfinite(left) and left >= 1 else ""
        return f"{progress.done:,} of {progress.plan.count:,} runs{more}"

    def _remove(self, row: AxisRow) -> None:
        self._rows.remove(row)
        self._axes.removeWidget(row)
        row.deleteLater()
        self._refresh()

    # -- making ------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.start.clicked.connect(self.run)
        self.cancel.clicked.connect(self.sweeping.cancel)
        self.seeds.clicked.connect(self.add_seeds)
        self.sweeping.progressed.connect(self._show_progress)
        self.sweeping.ended.connect(self._end)
        self.figure.chosen.connect(lambda values: self._open(values))

    def _open(self, values: tuple[float, ...]) -> None:
        if self._progress is not None:
            self.point_wanted.emit(self._progress.plan, values)

    def _lay_out(self) -> None:
        self.setAccessibleName("Sweep")
        self.start.setProperty("kind", "primary")
        for label, kind in ((self.said, "muted"), (self.failures, "complaint"), (self._invitation, "muted")):
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            label.setTextFormat(Qt.PlainText)
        holder = QWidget()
        self._axes = QVBoxLayout(holder)
        self._axes.setContentsMargins(0, 0, 8, 0)
        self._axes.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(holder)
        area.setFrameShape(QScrollArea.NoFrame)
        area.setFocusPolicy(Qt.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        for part in (self.start, self.cancel, self.seeds):
            buttons.addWidget(part)
        buttons.addStretch(1)
        column = QVBoxLayout()
        for part in (self._invitation, area):
            column.addWidget(part, 1 if part is area else 0)
        column.addWidget(self.where)
        column.addLayout(buttons)
        for part in (self.said, self.failures):
            column.addWidget(part)
        left = QWidget()
        left.setLayout(column)
        left.setFixedWidth(320)
        head = Head(self.figure)
        self._kind = head.add_choice("What is shown", self._draw)
        self.figure.set_head(head)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 0, 4)
        row.addWidget(left)
        row.addWidget(self.figure, 1)
        row.addStretch(0)
