"""Records as the rows of a table. The title can be edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PyQt5.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from app.look import theme
from app.records import Record

TITLE = 1
_COLUMNS: tuple[tuple[str, Callable[[Record], str]], ...] = (
    ("", lambda record: "★" if record.pinned else ""),
    ("Run", lambda record: record.title),
    ("Simulator", lambda record: f"{record.simulator} {record.version}".strip()),
    ("When", lambda record: f"{datetime.fromtimestamp(record.when):%d %b %Y, %H:%M:%S}"),
    ("Duration", lambda record: f"{record.duration:g} ms"),
    ("Ended", lambda record: record.state),
    ("Rates", lambda record: record.rates),
)


class RunsModel(QAbstractTableModel):
    """The records that are listed, newest first. `renamed(record, title)` when somebody has written a title."""

    renamed = pyqtSignal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.records: list[Record] = []

    def show(self, records: list[Record]) -> None:
        """List these."""
        if [record.id for record in records] == [record.id for record in self.records]:
            self.records = records
            self.dataChanged.emit(self.index(0, 0), self.index(len(records) - 1, len(_COLUMNS) - 1))
            return
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """One row for each."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """What is said of each."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.DisplayRole) -> Any:
        """What a column is called."""
        if orientation != Qt.Horizontal:
            return None
        if role == Qt.TextAlignmentRole:
            return int(Qt.AlignLeft | Qt.AlignVCenter)
        return _COLUMNS[section][0] if role == Qt.DisplayRole else None

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        """The words of a cell; the outcome as the tooltip."""
        record = self.records[index.row()]
        if role in (Qt.DisplayRole, Qt.EditRole):
            return _COLUMNS[index.column()][1](record)
        if role == Qt.ToolTipRole:
            return "\n".join((record.outcome or record.state, *record.changes))
        if role == Qt.AccessibleTextRole and index.column() == 0:
            return "pinned" if record.pinned else "not pinned"
        if role == Qt.ForegroundRole:
            return theme().color(_ink(record, index.column()))
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.EditRole) -> bool:
        """A run is called something else; an empty title is none."""
        title = str(value).strip()
        if role != Qt.EditRole or not title:
            return False
        self.renamed.emit(self.records[index.row()], title)
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Titles can be edited."""
        return super().flags(index) | (Qt.ItemIsEditable if index.column() == TITLE else Qt.NoItemFlags)


def _ink(record: Record, column: int) -> str:
    if column == 0:
        return "accent"
    if column == TITLE:
        return "ink"
    return "problem" if column == 5 and record.end in ("failed", "crashed") else "muted"
