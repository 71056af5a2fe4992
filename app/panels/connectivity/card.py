"""The card below the form of a projection: what its rule makes, expected and drawn, before any run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.document import Document
from app.look import theme
from app.model import End, Projection
from app.model.estimates import Estimate, estimate, memory
from app.panels.connectivity.figures import degrees, spread
from app.panels.connectivity.matrix import Matrix
from app.panels.diagram import Diagram
from app.panels.row import LEFT, RIGHT
from app.preview import Answer, connections
from app.run.preview import Preview

TOPIC = "connectivity"
_WAIT = 150  # ms without another change before connections are drawn
_MOST = 2_000_000  # connections that are drawn to be looked at
_NAMED = 12  # targets of a cell that are named
_RIGHT = RIGHT + 10
_TABS = {
    "In": "How many connections come into a cell of the target",
    "Out": "How many connections go out of a cell of the source",
    "Matrix": "Which sources are connected with which targets",
}


class ConnectivityCard(QWidget):
    """Shows a projection, or hides. `picked(population, cell)` says of which source somebody wants to see the targets.

    The connections are those that a run would draw; where they are too many, only what is expected is shown.
    """

    picked = pyqtSignal(str, int)

    def __init__(self, document: Document, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._preview = document, preview
        self._projection: Projection | None = None
        self._subject: tuple[str, int, int] | None = None  # its name, and how many cells are at its ends
        self._ends: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
        self._sentence = ""
        self._tab = "In"
        self._later = QTimer(self, singleShot=True, interval=_WAIT, timeout=self._ask)
        self.fold = QToolButton(checkable=True)
        self.tabs = {title: QToolButton(text=title, checkable=True) for title in _TABS}
        self.numbers, self.caption = QLabel(), QLabel()
        self.diagram, self.matrix = Diagram("Degrees"), Matrix()
        self.matrix.picked.connect(self._pick)
        preview.arrived.connect(self._on_arrived)
        self._lay_out()
        self.hide()

    # -- what it shows -----------------------------------------------------------------------------------------------

    def show_projection(self, projection: Projection | None) -> None:
        """Show what a projection makes; None hides the card."""
        subject = self._about(projection) if projection is not None else None
        if subject != self._subject:  # what was drawn for other cells would not fit
            self._ends, self._sentence = None, ""
        self._projection, self._subject = projection, subject
        self._preview.forget(TOPIC)
        self.setVisible(projection is not None)
        if projection is None:
            return
        self._draw()
        if self.fold.isChecked():
            self._later.start()

    def _about(self, projection: Projection) -> tuple[str, int, int]:
        pre, post = self._document.network.ends(projection)
        return projection.name, pre.size, post.size

    def choose(self, title: str) -> None:
        """Show another page."""
        self._tab = title
        self.tabs[title].setChecked(True)
        self._draw()

    def _draw(self) -> None:
        if self._projection is None or not self.fold.isChecked():
            return
        pre, post = self._document.network.ends(self._projection)
        expected = estimate(self._projection, self._document.network)
        self.numbers.setText(self._words(expected))
        self.matrix.setVisible(self._tab == "Matrix" and self._ends is not None)
        self.diagram.setVisible(False)
        self.caption.setText("" if self._ends is not None else self._sentence)
        if self._tab != "Matrix":
            self._draw_degrees(expected, pre, post)
        elif self._ends is not None:
            self.matrix.show_ends(*self._ends, (pre.size, post.size), pre.role)
            self.caption.setText("Click a row to see where a cell projects to.")

    def _draw_degrees(self, expected: Estimate | None, pre: End, post: End) -> None:
        incoming = self._tab == "In"
        shares = (expected.incoming if incoming else expected.outgoing) if expected else None
        end, which = (post, 1) if incoming else (pre, 0)
        drawn = np.bincount(self._ends[which], minlength=end.size) if self._ends is not None else None
        figure = degrees(shares, drawn, "inputs" if incoming else "targets")
        self.diagram.setVisible(figure is not None)
        if figure is not None:
            self.diagram.show_figure(figure, pre.role)
        if drawn is not None:
            what = "inputs of a cell" if incoming else "targets of a cell"
            theory = f", expected {shares.mean:.3g} ± {shares.deviation:.2g}" if shares else ""
            self.caption.setText(f"{what.capitalize()}: {spread(drawn)}{theory}.")

    def _words(self, expected: Estimate | None) -> str:
        simulator = self._document.network.settings.simulator
        said = []
        if expected is not None:
            size = memory(expected.number, simulator)
            said.append(f"About {_many(expected.number)} synapses expected, some {_bytes(size)} in all.")
        if self._ends is not None:
            said.append(f"{_many(len(self._ends[0]))} are drawn with this seed.")
        return " ".join(said) or "How many there are depends on where the cells are."

    def _pick(self, source: int) -> None:
        if self._ends is None or self._projection is None:
            return
        pre, post = self._document.network.ends(self._projection)
        targets = np.sort(self._ends[1][self._ends[0] == source])
        named = ", ".join(map(str, targets[:_NAMED].tolist())) + (", …" if len(targets) > _NAMED else "")
        cells = f"{len(targets)} cell{'' if len(targets) == 1 else 's'} of {post.label}"
        self.caption.setText(f"{pre.label} {source} reaches {cells}{': ' if len(targets) else ''}{named}")
        if cell := pre.cell(source):
            self.picked.emit(*cell)

    # -- asking --------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._projection is None or not self.fold.isChecked() or self._projection.muted:
            return
        try:
            self._preview.ask(TOPIC, connections(self._document.program, self._projection.name, _MOST))
        except ValueError as error:
            self._refuse(f"{error}.")

    def _on_arrived(self, topic: str, answer: Answer) -> None:
        if topic != TOPIC or self._projection is None:
            return
        if not answer.arrays:
            self._refuse(answer.sentence)
            return
        self._ends = tuple(np.asarray(answer.arrays[end]).astype(np.int64) for end in ("pre", "post"))  # type: ignore[assignment]
        self._draw()

    def _refuse(self, sentence: str) -> None:
        self._ends, self._sentence = None, sentence
        self._draw()

    # -- making --------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline between the form and what follows from it."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, theme().color("hairline"))

    def _lay_out(self) -> None:
        self.setAccessibleName("What it makes")
        self.fold.setProperty("kind", "caption")
        self.fold.setAccessibleName("What it makes")
        self.fold.setToolTip("Show or hide the connections that this rule makes")
        self.fold.toggled.connect(self._on_folded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        column.addLayout(self._head())
        for label in (self.numbers, self.caption):
            label.setProperty("kind", "caption")
            label.setTextFormat(Qt.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(LEFT + 12, 2, _RIGHT, 2)
        frame = QVBoxLayout()
        frame.setContentsMargins(LEFT + 12, 4, _RIGHT, 2)
        frame.addWidget(self.diagram)
        frame.addWidget(self.matrix)
        column.addWidget(self.numbers)
        column.addLayout(frame)
        column.addWidget(self.caption)
        self.tabs[self._tab].setChecked(True)
        self._on_folded(False)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(LEFT, 0, _RIGHT, 0)
        line.setSpacing(1)
        line.addWidget(self.fold)
        group = QButtonGroup(self)
        for title, tab in self.tabs.items():
            tab.setProperty("kind", "tab")
            tab.setAccessibleName(title)
            tab.setToolTip(_TABS[title])
            tab.clicked.connect(lambda _, title=title: self.choose(title))
            group.addButton(tab)
            line.addWidget(tab)
        line.addStretch(1)
        return line

    def _on_folded(self, on: bool) -> None:
        self.fold.setText("▾ What it makes" if on else "▸ What it makes")
        for part in (self.numbers, self.caption, self.diagram, self.matrix, *self.tabs.values()):
            part.setVisible(on)
        if on and self._projection is not None:
            self._draw()
            self._later.start()


def _many(number: float) -> str:
    return f"{number:,.0f}".replace(",", " ")


def _bytes(size: float) -> str:
    for unit, scale in (("GB", 2**30), ("MB", 2**20), ("kB", 2**10)):
        if size >= scale:
            return f"{size / scale:.3g} {unit}"
    return f"{size:.0f} B"
