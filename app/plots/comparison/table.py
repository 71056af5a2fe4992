"""The numbers of a comparison: what there is to say of each population on each simulator."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.compare.report import HEAD, NUMBERS


class Table(QTableWidget):
    """As high as its rows; the name of a population stands once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEAD), parent)
        self.setAccessibleName("Comparison")
        self.setHorizontalHeaderLabels(HEAD)
        for column in range(len(HEAD)):
            self.horizontalHeaderItem(column).setTextAlignment(_side(column))
        self.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.setShowGrid(False)
        self.setSizeAdjustPolicy(QAbstractScrollArea.AdjustToContents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(22)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeToContents)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Show these, with the columns of HEAD."""
        found = list(rows)
        self.setRowCount(len(found))
        for i, row in enumerate(found):
            for j, text in enumerate(row):
                again = j == 0 and i > 0 and text == found[i - 1][0]
                item = QTableWidgetItem("" if again else text)
                item.setTextAlignment(_side(j))
                self.setItem(i, j, item)


def _side(column: int) -> int:
    return int((Qt.AlignRight if HEAD[column] in NUMBERS else Qt.AlignLeft) | Qt.AlignVCenter)
