"""The board with what belongs to it: the row above, the links between charts, the table of the marked region."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.plots.before import BeforeButton
from app.plots.board.add_button import AddButton
from app.plots.board.board import Board
from app.plots.board.kind import Kind
from app.plots.board.linked import Linked
from app.plots.board.selection import Selection
from app.plots.board.staying import Staying
from app.plots.chart import Chart
from app.plots.figures.figure import Figure
from app.plots.previous import Run


class Page(QWidget):
    """The `charts` that stay, with their shares of the first row, and those that people add.

    `export_wanted` carries the chart whose picture a person wants to save, `data_wanted` the one whose data.
    """

    export_wanted = pyqtSignal(object)
    data_wanted = pyqtSignal(object)

    def __init__(
        self, charts: Sequence[Chart], shares: Sequence[int], kinds: Sequence[Kind], run: Callable[[], Run | None]
    ) -> None:
        super().__init__()
        first = QSplitter(Qt.Orientation.Horizontal)
        first.setProperty("kind", "quiet")
        first.setChildrenCollapsible(False)
        self.linked, self.staying = Linked(self), Staying(charts)
        self.board, self.selection = Board(kinds, first), Selection()
        self.before, self.add = BeforeButton(), AddButton(kinds, lambda: self.staying.wanted, run, self)
        self._lay_out()
        self._connect()
        for chart, share in zip(charts, shares, strict=True):
            first.addWidget(chart)
            first.setStretchFactor(first.count() - 1, share)
            self._join(chart)
        first.setSizes(list(shares))

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on in what was added, and say what happened in the region."""
        self.board.show_run(run, before)
        self.selection.show_run(run)

    # -- which charts ------------------------------------------------------------------------------------------------

    def state(self) -> str:
        """Which charts there are, as text."""
        return json.dumps({"hidden": sorted(self.staying.hidden), "board": self.board.state()})

    def restore(self, text: str) -> None:
        """The charts that were there; what the text says wrongly is passed over."""
        try:
            said = json.loads(text)
        except ValueError:
            return
        if isinstance(said, dict):
            self.staying.restore(said.get("hidden"))
            self.board.restore(str(said.get("board", "")))

    def _join(self, chart: Chart | Figure) -> None:
        chart.export_wanted.connect(lambda: self.export_wanted.emit(chart))
        chart.data_wanted.connect(lambda: self.data_wanted.emit(chart))
        if isinstance(chart, Chart):
            self.linked.join(chart)

    def _part(self, chart: Chart | Figure) -> None:
        if isinstance(chart, Chart):
            self.linked.leave(chart)

    # -- making ------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.board.added.connect(self._join)
        self.board.removed.connect(self._part)
        self.linked.marked.connect(self.board.set_region)
        self.linked.marked.connect(self.selection.set_region)
        self.selection.cleared.connect(lambda: self.linked.set_region(None))
        self.add.chosen.connect(lambda key: self.board.add(key).setFocus())
        self.add.shown.connect(self.staying.want)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 8, 0)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self.add)
        scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        scroll.setWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(scroll, 1)
        column.addWidget(self.selection)
