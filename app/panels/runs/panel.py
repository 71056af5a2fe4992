"""The list of runs that are kept, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PyQt5.QtCore import Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QKeySequence, QShowEvent
from PyQt5.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.difference import differences
from app.panels.runs.acts import ACTS, BACK, Act
from app.panels.runs.model import RunsModel
from app.panels.runs.room import Room
from app.panels.runs.table import RunsTable
from app.panels.runs.words import described, matches
from app.records import Archive, Record
from app.run.aside import Aside

_PAUSE_MS = 100  # many changes at once are one
SAME = "Nothing was changed between these two runs."


class RunsPanel(QWidget):
    """Lists the archive. What it wants of others: runs shown, overlaid, restored, revealed; `message` for the toast."""

    show_wanted = pyqtSignal(object)
    overlay_wanted = pyqtSignal(object)
    restore_wanted = pyqtSignal(object)
    reveal_wanted = pyqtSignal(object)
    message = pyqtSignal(str)

    def __init__(self, archive: Archive, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._archive, self._all, self._thrown = archive, list[Record](), list[Record]()
        self._aside, self.model = Aside(self), RunsModel(self)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS, timeout=self.refresh)
        self.search, self.table, self.words, self.room = QLineEdit(), RunsTable(self.model), QLabel(), Room()
        self.room.show_bytes(archive.budget)
        self.actions_: dict[str, QAction] = {}
        self._dress()
        self._lay_out()
        self._aside.failed.connect(self.message)
        self.model.renamed.connect(self._rename)
        self.search.textChanged.connect(self._list)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._describe())
        self.table.doubleClicked.connect(lambda _: self.show_run())
        self._describe()

    # -- looking -----------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[Record]:
        """The records that are selected, from top to bottom."""
        return self.table.chosen

    def choose(self, *ids: str) -> None:
        """Select these runs."""
        self.table.choose(*ids)

    def changed(self) -> None:
        """There are other records: list them soon, when somebody looks."""
        if self.isVisible():
            self._later.start()

    def refresh(self) -> None:
        """Read what there is, elsewhere, and list it."""
        self._aside.do(self._archive.records, self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """Who opens the list sees it as it is."""
        super().showEvent(event)
        self.refresh()

    # -- acting ------------------------------------------------------------------------------------------------------

    def show_run(self) -> None:
        """Have the one that is selected shown."""
        self.show_wanted.emit(self.chosen[0])

    def overlay(self) -> None:
        """Have it drawn behind the present one."""
        self.overlay_wanted.emit(self.chosen[0])

    def restore(self) -> None:
        """Have its network opened."""
        self.restore_wanted.emit(self.chosen[0])

    def reveal(self) -> None:
        """Have its program found."""
        self.reveal_wanted.emit(self.chosen[0])

    def rename(self) -> None:
        """Edit its title."""
        self.table.edit_title()

    def pin(self) -> None:
        """Pin all that are selected; where all are, no longer."""
        chosen = self.chosen
        pinned = not all(record.pinned for record in chosen)
        for record in chosen:
            self._try(partial(self._archive.pin, record, pinned))

    def delete(self) -> None:
        """Delete all that are selected, but none that goes on."""
        for record in self.chosen:
            if record.going_on:
                self.message.emit(f"{record.title} is running. Stop it before you delete it.")
            elif self._try(partial(self._archive.delete, record)):
                self._thrown.append(record)
        self._describe()

    def bring_back(self) -> None:
        """Bring back what was deleted last."""
        record = self._thrown.pop()
        self._try(lambda: self._archive.restore(record))
        self._describe()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _rename(self, record: Record, title: str) -> None:
        self._try(lambda: self._archive.rename(record, title))

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except OSError as error:
            self.message.emit(f"The disk refuses: {error.strerror or error}.")
            return False
        return True

    def _take(self, records: list[Record]) -> None:
        self._all = records
        self._list()

    def _list(self) -> None:
        sought, chosen = self.search.text().casefold().split(), [record.id for record in self.chosen]
        self.model.show([record for record in self._all if matches(record, sought)])
        self.choose(*chosen)
        self._describe()

    def _describe(self) -> None:
        """Say what is selected, and offer what can be done with it."""
        chosen = self.chosen
        for act in ACTS:
            self.actions_[act.key].setEnabled(len(chosen) == 1 if act.single else bool(chosen))
        self.actions_[BACK.key].setEnabled(bool(self._thrown))
        self.words.setText(described(chosen, self._all))
        if len(chosen) == 2:
            self._aside.do(lambda: self._differences(*chosen), lambda said: self._tell(chosen, said))

    def _differences(self, newer: Record, older: Record) -> str:
        return "; ".join(differences(self._archive.network(older), self._archive.network(newer))) or SAME

    def _tell(self, chosen: list[Record], said: str) -> None:
        if chosen == self.chosen:
            self.words.setText(said)

    def _dress(self) -> None:
        self.setAccessibleName("Runs")
        self.search.setPlaceholderText("Search runs")
        self.search.setAccessibleName("Search runs")
        self.search.setClearButtonEnabled(True)
        self.words.setProperty("kind", "caption")
        self.words.setWordWrap(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.search, 1)
        for act in (*ACTS, BACK):
            self.actions_[act.key] = self._action(act)
        for act in (*ACTS, BACK):
            if act.button:
                row.addWidget(self._button(act))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.room, 0, Qt.AlignBottom)
        column.addLayout(foot)

    def _action(self, act: Act) -> QAction:
        action = QAction(act.title, self.table)
        action.triggered.connect(lambda: getattr(self, act.key)())
        action.setShortcut(QKeySequence(act.shortcut))
        action.setShortcutContext(Qt.WidgetShortcut)
        action.setToolTip(f"{act.tip} ({act.shortcut})")
        self.table.addAction(action)
        return action

    def _button(self, act: Act) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self.actions_[act.key])
        button.setProperty("kind", "flat")
        button.setAccessibleName(act.tip)
        return button
