"""The problems: what the checks say about the network, and what went wrong in the last run."""

from __future__ import annotations

from PyQt5.QtCore import QModelIndex, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PyQt5.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QVBoxLayout, QWidget

from app.document import Document, HistoryChanged, NetworkOpened, ProblemsChanged
from app.look import theme
from app.model.checks import Problem, Severity
from app.panels.problems_list import Entry, ProblemsDelegate, ProblemsModel

_PAUSE_MS = 80  # checks follow when the hand rests, so that they never hold up a drag


class ProblemsPanel(QWidget):
    """`reveal(name)` when a problem is clicked, `count_changed(errors, warnings)` when there are more or fewer."""

    reveal = pyqtSignal(str)
    count_changed = pyqtSignal(int, int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._of_run: list[Entry] = []
        self._count = (0, 0)
        self.list = ProblemsList()
        self._model = ProblemsModel(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._go_to)
        self.list.activated.connect(self._go_to)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS, timeout=self.refresh)
        self.setAccessibleName("Problems")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 0)
        column.addWidget(self.list)
        self.destroyed.connect(document.listen(self._on_event))
        theme().changed.connect(self.list.viewport().update)
        self._later.start()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is listed, from top to bottom."""
        return tuple(entry.problem.sentence for entry in self._model.entries)

    def add_run_problem(self, element: str, sentence: str, detail: str) -> None:
        """List what went wrong in a run; `element` may be "", `detail` what the simulator said."""
        self._of_run.append(Entry(Problem(element, "", sentence), detail))
        self.refresh()

    def clear_run_problems(self) -> None:
        """Forget what went wrong in runs."""
        self._of_run.clear()
        self.refresh()

    def refresh(self) -> None:
        """Check the network and list what is wrong: runs first, then errors, then warnings."""
        self._later.stop()
        found = sorted(self._document.problems, key=lambda problem: problem.severity is Severity.WARNING)
        self._model.show((*self._of_run, *map(Entry, found)))
        warnings = sum(problem.severity is Severity.WARNING for problem in found)
        count = len(self._model.entries) - warnings, warnings
        if count != self._count:
            self._count = count
            self.count_changed.emit(*count)

    def showEvent(self, event: QShowEvent) -> None:
        """Who opens the list sees it as it is."""
        super().showEvent(event)
        self.refresh()

    def _on_event(self, event: object) -> None:
        if isinstance(event, NetworkOpened):
            self._of_run.clear()
        if isinstance(event, HistoryChanged | NetworkOpened | ProblemsChanged):
            self._later.start()

    def _go_to(self, index: QModelIndex) -> None:
        element = self._model.entries[index.row()].problem.element
        if element in self._document.network:
            self._document.select([element])
            self.reveal.emit(element)


class ProblemsList(QListView):
    """The sentences; when there are none, it says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ProblemsDelegate(self))
        self.setAccessibleName("Problems")
        self.setFrameShape(QFrame.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying takes the sentence with its details."""
        entry = self.currentIndex().data(Qt.UserRole)
        if event.matches(QKeySequence.Copy) and entry is not None:
            text = "\n\n".join(filter(None, (entry.problem.sentence, entry.detail)))
            QApplication.clipboard().setText(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the sentences elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or a word instead."""
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme().color("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignCenter, "No problems.")
            painter.end()
