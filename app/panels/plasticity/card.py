"""The card below the form of a projection: what its synapses do, drawn anew with every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.look import theme
from app.model import Network, Projection
from app.panels.diagram import Diagram
from app.panels.dial import Dial
from app.panels.plasticity.simulators import SimulatorsPage
from app.panels.plasticity.study import STUDIES, Study, drawn, values
from app.panels.plasticity.subject import Subject, subject
from app.panels.row import LEFT, RIGHT
from app.run.conversions import Conversions
from backends.standard import Parameter

_MOST_DIALS = 3
_EXTREME = "These numbers are too large, or too small, to be drawn."
_RIGHT = RIGHT + 10  # as far as the fields above, beside which a scroll bar has room


class PlasticityCard(QWidget):
    """Shows one study at a time of a projection whose synapses change, or hides.

    What is turned here is no part of the network. With `conversions`, one page says what simulators make of them.
    """

    def __init__(self, conversions: Conversions | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: Subject | None = None
        self._shown: tuple[Projection, Network] | None = None
        self._turned: dict[str, float] = {}
        self._study: Study | None = STUDIES[0]
        self._many = False
        self.fold = QToolButton(checkable=True, checked=True)
        self.tabs = {study.title: _tab(study.title, study.doc) for study in STUDIES}
        self.simulators = _tab("Runs as", "What each simulator makes of these synapses")
        self.page = SimulatorsPage(conversions) if conversions else None
        self.diagram = Diagram("Plasticity")
        self.caption = QLabel()
        self.dials = tuple(Dial() for _ in range(_MOST_DIALS))
        self._lay_out()
        self.hide()

    # -- what it shows -----------------------------------------------------------------------------------------------

    def show_projection(self, projection: Projection | None, network: Network) -> None:
        """Show what the synapses of a projection do; nothing where they stay as they are."""
        self._subject = subject(projection, network) if projection else None
        self._shown = (projection, network) if projection else None
        self.setVisible(self._subject is not None)
        if self._subject is None:
            return
        fitting = [study for study in STUDIES if isinstance(self._subject, study.kind)]
        self._many = len(fitting) > 1 or self.page is not None
        for study in STUDIES:
            self.tabs[study.title].setVisible(study in fitting and self._many and self.fold.isChecked())
        self.simulators.setVisible(self.page is not None and self.fold.isChecked())
        self._name()
        self.choose(self._study if self._study in fitting or self._study is None else fitting[0])

    def choose(self, study: Study | None) -> None:
        """Show another study; None for what simulators make of the synapses."""
        self._study = study
        (self.tabs[study.title] if study else self.simulators).setChecked(True)
        self._draw()

    @property
    def study(self) -> Study | None:
        """The study that is shown."""
        return self._study

    def turn(self, name: str, value: float) -> None:
        """Turn a dial."""
        self._turned[name] = value
        self._draw()

    def _draw(self) -> None:
        if self._subject is None or self._shown is None or not self.fold.isChecked():
            return
        for part in (self.diagram, self.caption):
            part.setVisible(self._study is not None)
        if self.page is not None:
            self.page.setVisible(self._study is None)
        if self._study is not None:
            self._draw_study(self._study, self._subject, *self._shown)
        elif self.page is not None:
            self._show_dials((), {})
            self.page.show_synapse(self._shown[0].synapse)

    def _draw_study(self, study: Study, what: Subject, projection: Projection, network: Network) -> None:
        chosen = values(study, what, self._turned)
        figure = drawn(study, what, chosen)
        self.diagram.setVisible(figure is not None)
        if figure is not None:
            self.diagram.show_figure(figure, network.end(projection.pre).role)
        self.caption.setText(figure.caption if figure else _EXTREME)
        self._show_dials(study.dials(what), chosen)

    def _show_dials(self, declared: Sequence[Parameter], chosen: Mapping[str, float]) -> None:
        for place, dial in enumerate(self.dials):
            dial.setVisible(place < len(declared))
            if place < len(declared):
                dial.present(declared[place], chosen[declared[place].name])

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline between the form and what follows from it."""
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, theme().color("hairline"))

    # -- making --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setAccessibleName("Plasticity")
        self.fold.setProperty("kind", "caption")
        self.fold.setAccessibleName("Plasticity")
        self.fold.setToolTip("Show or hide what the synapses do")
        self.fold.toggled.connect(self._on_folded)
        self.caption.setProperty("kind", "caption")
        self.caption.setTextFormat(Qt.PlainText)
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(LEFT + 12, 0, _RIGHT, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        column.addLayout(self._head())
        frame = QHBoxLayout()
        frame.setContentsMargins(LEFT + 12, 4, _RIGHT, 2)
        frame.addWidget(self.diagram)
        column.addLayout(frame)
        column.addWidget(self.caption)
        if self.page is not None:
            column.addWidget(self.page)
        for dial in self.dials:
            dial.turned.connect(self.turn)
            column.addWidget(dial)
        self._on_folded(True)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(LEFT, 0, _RIGHT, 0)
        line.setSpacing(1)
        line.addWidget(self.fold)
        group = QButtonGroup(self)
        for study in STUDIES:
            tab = self.tabs[study.title]
            group.addButton(tab)
            tab.clicked.connect(lambda _, study=study: self.choose(study))
            line.addWidget(tab)
        group.addButton(self.simulators)
        self.simulators.clicked.connect(lambda: self.choose(None))
        line.addWidget(self.simulators)
        line.addStretch(1)
        return line

    def _name(self) -> None:
        """The name of it all, unless the names of the studies take its place."""
        on = self.fold.isChecked()
        self.fold.setText("▾" if on and self._many else "▾ Plasticity" if on else "▸ Plasticity")

    def _on_folded(self, on: bool) -> None:
        self._name()
        pages = (self.page,) if self.page is not None else ()
        for part in (self.diagram, self.caption, *pages, *self.dials, *self.tabs.values(), self.simulators):
            part.setVisible(on)
        if on and self._shown is not None:
            self.show_projection(*self._shown)


def _tab(title: str, doc: str) -> QToolButton:
    tab = QToolButton(text=title, checkable=True)
    tab.setProperty("kind", "tab")
    tab.setAccessibleName(title)
    tab.setToolTip(doc)
    return tab
