"""The table below the board that says what happened in the region that is marked."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QShortcut,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.look import ticks
from app.plots.board.selected import HEADINGS, rows, stretch
from app.plots.chart import Region
from app.plots.figures.firing import firings
from app.plots.figures.thinking import Thinking
from app.plots.previous import Run

_ROW, _MOST = 22, 6  # px, rows that are seen at once
_NUMBERS = range(3, len(HEADINGS))


class Selection(QWidget):
    """Hidden while no region is marked. `cleared` when somebody wants none."""

    cleared = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._region: Region | None = None
        self.words, self.table = QLabel(), QTableWidget(0, len(HEADINGS))
        self.thinking = Thinking(self)
        self.thinking.done.connect(self._fill)
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """The table as text, columns apart by tabs."""
        lines = [[self._cell(row, at) for at in range(len(HEADINGS))] for row in range(self.table.rowCount())]
        return "\n".join("\t".join(line) for line in [list(HEADINGS), *lines])

    def show_run(self, run: Run | None) -> None:
        """Speak of this run from now on."""
        self._run = run
        self.refresh()

    def set_region(self, region: Region | None) -> None:
        """Speak of what lies between these times (ms), or of nothing."""
        self._region = region
        self.refresh()

    def refresh(self) -> None:
        """Data may have come."""
        run, region = self._run, self._region
        self.setVisible(run is not None and region is not None)
        if run is not None and region is not None:
            begin, end = region
            self.words.setText(f"{ticks.number(begin, 1)} – {ticks.duration(end)} · {ticks.duration(end - begin)}")
            found = [stretch(source, region) for source in run.sources()[1]]
            self.thinking.work_out(partial(rows, firings(run, region), found))

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QApplication.clipboard().setText(self.text)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _fill(self, came: list[tuple[str, ...]]) -> None:
        self.table.setRowCount(len(came))
        for row, texts in enumerate(came):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(int(side | Qt.AlignmentFlag.AlignVCenter))
                self.table.setItem(row, column, item)
        self.table.setFixedHeight(_ROW * (min(len(came), _MOST) + 1) + 4)
        self.table.setAccessibleDescription(self.text)

    def _lay_out(self) -> None:
        self.words.setProperty("kind", "caption")
        top = QHBoxLayout()
        top.setContentsMargins(16, 2, 8, 0)
        top.addWidget(self.words, 1)
        for text, name, act in (("Copy", "Copy the table", self.copy), ("×", "Clear the region", self.cleared.emit)):
            button = QToolButton()
            button.setProperty("kind", "caption")
            button.setText(text)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _, act=act: act())
            top.addWidget(button)
        self._dress_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(top)
        beside = QHBoxLayout()
        beside.setContentsMargins(8, 0, 8, 0)
        beside.addWidget(self.table)
        column.addLayout(beside)

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName("Statistics of the region")
        table.setHorizontalHeaderLabels(HEADINGS)
        for at in range(len(HEADINGS)):
            side = Qt.AlignmentFlag.AlignRight if at in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            table.horizontalHeaderItem(at).setTextAlignment(int(side | Qt.AlignmentFlag.AlignVCenter))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        QShortcut(QKeySequence.StandardKey.Copy, table, self.copy, context=Qt.ShortcutContext.WidgetShortcut)
