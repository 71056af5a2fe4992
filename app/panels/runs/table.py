"""The table of runs: whole rows, several at once, those that are selected by their ids."""

from __future__ import annotations

from PyQt5.QtCore import QItemSelection, QItemSelectionModel, Qt
from PyQt5.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.look import theme
from app.panels.runs.model import TITLE, RunsModel
from app.records import Record

_WIDTHS, _PITCH = (24, 220, 120, 160, 90, 90), 26  # px


class RunsTable(QTableView):
    """Shows a model of records; its actions are its context menu."""

    def __init__(self, model: RunsModel) -> None:
        super().__init__()
        self.runs = model
        self.setModel(model)
        self.setAccessibleName("Runs that are kept")
        self.setSelectionBehavior(QAbstractItemView.SelectRows)
        self.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.Fixed)
        self.verticalHeader().setDefaultSectionSize(_PITCH)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        theme().changed.connect(self.viewport().update)

    @property
    def chosen(self) -> list[Record]:
        """The records that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.runs.records[row] for row in rows]

    def choose(self, *ids: str) -> None:
        """Select these runs, as far as they are listed."""
        wanted, selection, last = set(ids), QItemSelection(), self.runs.columnCount() - 1
        rows = [row for row, record in enumerate(self.runs.records) if record.id in wanted]
        for row in rows:
            selection.select(self.runs.index(row, 0), self.runs.index(row, last))
        now = self.selectionModel()
        if rows:
            now.setCurrentIndex(self.runs.index(rows[0], TITLE), QItemSelectionModel.NoUpdate)
        now.select(selection, QItemSelectionModel.ClearAndSelect)

    def edit_title(self) -> None:
        """Write another title for the run where the keyboard is."""
        self.edit(self.runs.index(self.currentIndex().row(), TITLE))
