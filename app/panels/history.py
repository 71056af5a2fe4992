"""The history: every act by its name, those that are undone muted. A click goes there and back."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PyQt5.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from app.document import Document, HistoryChanged, NetworkOpened
from app.look import theme

_START = "Start"


class HistoryPanel(QWidget):
    """The acts from the first to the last; the one selected is the last that is done."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._model = HistoryModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(QStyledItemDelegate(self.list))
        self.list.setAccessibleName("History")
        self.list.setFrameShape(QFrame.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._go_to)
        self.list.activated.connect(self._go_to)
        self.setAccessibleName("History")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.addWidget(self.list)
        self.destroyed.connect(document.listen(self._on_event))
        theme().changed.connect(self.list.viewport().update)
        self.refresh()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is listed, from top to bottom."""
        return self._model.texts

    def refresh(self) -> None:
        """Show the history as it is now."""
        history = self._document.history
        self._model.show((_START, *history.texts), history.position)
        here = self._model.index(history.position)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def _on_event(self, event: object) -> None:
        if isinstance(event, HistoryChanged | NetworkOpened):
            self.refresh()

    def _go_to(self, index: QModelIndex) -> None:
        if index.row() != self._document.history.position:
            self._document.go(index.row())


class HistoryModel(QAbstractListModel):
    """Names of acts; those behind `position` are undone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[str, ...] = ()
        self._position = 0

    def show(self, texts: tuple[str, ...], position: int) -> None:
        """Show these acts, done up to `position`."""
        self.beginResetModel()
        self.texts, self._position = texts, position
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """One row for each act."""
        return 0 if parent.isValid() else len(self.texts)

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        """The name of an act, and its colour."""
        if role == Qt.DisplayRole:
            return self.texts[index.row()]
        if role == Qt.ForegroundRole:
            return theme().color("muted" if index.row() > self._position else "ink")
        if role == Qt.ToolTipRole:
            return "Undone; click to do it again" if index.row() > self._position else "Click to go back to here"
        return None
