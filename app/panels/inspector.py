"""The inspector: everything about what is selected, or about the network when nothing is, to be edited at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QFocusEvent
from PyQt5.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.commands import Command
from app.document import Document, HistoryChanged, NetworkOpened, ProblemsChanged, SelectionChanged
from app.look import theme
from app.look.tokens import INSPECTOR_WIDTH
from app.model import Array, Population, Projection
from app.model.checks import Problem
from app.model.errors import ModelError
from app.panels.connectivity.card import ConnectivityCard
from app.panels.form_view import FormView
from app.panels.forms import Description, Field, Thing, form, labelled, put, things
from app.panels.header import Header
from app.panels.plasticity import PlasticityCard
from app.panels.response import ResponseCard
from app.panels.row import RowView
from app.run.conversions import Conversions
from app.run.preview import Preview

_SCROLL_BAR = 10  # px, as in the style sheet


class InspectorPanel(QWidget):
    """Shows the form of the selection, hands changes to the document, and follows it.

    With a `preview` it draws below the form how a selected cell responds,
    or what one spike of a projection does. `file_wanted(take)` asks for a file with
    numbers to be chosen, whose path is to be handed to `take`.
    """

    file_wanted = pyqtSignal(object)
    sweep_wanted = pyqtSignal(object, object)  # field, value

    def __init__(self, document: Document, preview: Preview | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._chosen: tuple[Thing, ...] = ()
        self._unfolded: set[str] = set()
        self.header, self.form = Header(), FormView()
        self.response = ResponseCard(preview) if preview else None
        self.plasticity = PlasticityCard(Conversions(preview, self) if preview else None)
        self.connectivity = ConnectivityCard(document, preview) if preview else None
        self.header.relabelled.connect(self._relabel)
        self.form.changed.connect(self._change)
        self.form.tried.connect(self._try)
        self.form.unfold.connect(self._unfold)
        self.form.file_wanted.connect(self.file_wanted)
        self.form.sweep_wanted.connect(self.sweep_wanted)
        self.form.followed.connect(lambda name: document.select([name]))
        self._lay_out()
        self.destroyed.connect(document.listen(self._on_event))
        theme().changed.connect(self.update)
        self._refresh()

    def sizeHint(self) -> QSize:
        """320 px wide."""
        return QSize(INSPECTOR_WIDTH, 600)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the first field."""
        super().focusInEvent(event)
        if self.form.editors:
            self.form.editors[0].setFocus(Qt.OtherFocusReason)

    def row(self, key: str) -> RowView:
        """The row whose first field has this key; KeyError when the form has none."""
        for row in self.form.rows:
            if row.row.fields[0].key == key:
                return row
        raise KeyError(key)

    def _lay_out(self) -> None:
        self.setAccessibleName("Inspector")
        self.setFocusPolicy(Qt.ClickFocus)
        self.setMinimumWidth(INSPECTOR_WIDTH - 40)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.NoFocus)
        self._area.setWidget(self.form)
        # Later, not within the layout that the bar comes from: another width could take the bar away again, and so on.
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_width, Qt.QueuedConnection)
        self._keep_width(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._area, 1)
        if self.response:
            column.addWidget(self.response)
        column.addWidget(self.plasticity)
        if self.connectivity:
            column.addWidget(self.connectivity)
            self.connectivity.fold.toggled.connect(lambda: self._illustrate(self._chosen[0]))
        self.setTabOrder(self.header.title, self.form)

    def _keep_width(self, low: int, high: int) -> None:
        """The scroll bar takes the place of a margin, so that fields keep their width."""
        self.form.setContentsMargins(0, 0, 0 if high > low else _SCROLL_BAR, 0)

    # -- following the document ----------------------------------------------------------------------------------------

    def _on_event(self, event: object) -> None:
        if isinstance(event, SelectionChanged | NetworkOpened):
            self._leave(opened=isinstance(event, NetworkOpened))
            self._unfolded.clear()
            self._refresh()
            self._area.verticalScrollBar().setValue(0)
        elif isinstance(event, HistoryChanged | ProblemsChanged):
            self._refresh()

    def _leave(self, opened: bool) -> None:
        """What is half typed goes to the elements it was typed for, as long as all of them are there."""
        network = self._document.network
        there = all(isinstance(thing, Description) or thing.name in network for thing in self._chosen)
        if there and not opened:
            self.header.title.commit()
            self.form.commit()
        self.header.title.restore()
        self.form.forget()

    def _refresh(self) -> None:
        network = self._document.network
        self._chosen = things(self._document)
        shown = form(self._chosen, network, self._unfolded)
        self.header.show_head(shown.head)
        about: dict[str, list[str]] = defaultdict(list)
        for problem in self._problems():
            about[problem.field].append(problem.sentence.removeprefix(f"{shown.head.label}: "))
        self.form.show_form(shown, self._chosen, about)
        for row in self.form.rows:
            row.show_unfolded(row.row.fields[0].key in self._unfolded)
        self._illustrate(self._chosen[0])

    def _illustrate(self, thing: Thing) -> None:
        """Draw what a thing does below its form."""
        network = self._document.network
        self.plasticity.show_projection(thing if isinstance(thing, Projection) else None, network)
        if self.connectivity:
            self.connectivity.show_projection(thing if isinstance(thing, Projection) else None)
        if self.response is None:
            return
        if isinstance(thing, Population):
            self.response.show_cell(thing, network)
        elif isinstance(thing, Projection) and not self._room_taken:  # all together would leave the form none
            self.response.show_synapse(thing, network)
        else:
            self.response.show_nothing()

    @property
    def _room_taken(self) -> bool:
        """Whether what is drawn of a projection already takes the room below its form."""
        unfolded = self.connectivity is not None and self.connectivity.fold.isChecked()
        return not self.plasticity.isHidden() or unfolded

    def _problems(self) -> tuple[Problem, ...]:
        """What is wrong with a single element that is shown."""
        (thing, *others) = self._chosen
        return () if others or isinstance(thing, Description) else self._document.problems_of(thing.name)

    # -- acting --------------------------------------------------------------------------------------------------------

    def _change(self, field: Field, value: Any) -> None:
        current = self._current()
        sizes = {thing.size for thing in current if isinstance(thing, Population)}
        if isinstance(value, Array) and field.size is not None and len(sizes) > 1:
            self._complain(field.key, f"Populations of {_listed(sizes)} cells cannot share one list.")
        else:
            self._submit(put(field, current, value), field.key)

    def _try(self, field: Field, value: Any) -> None:
        """Draw what a value would do that is only typed; the network does not know of it."""
        if not field.single:
            thing = field.put(self._current()[0], value)
            self.form.show_pictures(thing)
            self._illustrate(thing)

    def _relabel(self, label: str) -> None:
        self._submit(labelled(self._current()[0], " ".join(label.split()), self._document.network), "")

    def _current(self) -> tuple[Thing, ...]:
        """The things that are shown, as they are now."""
        network = self._document.network
        fresh = Description(network.title, network.notes, network.settings)
        return tuple(fresh if isinstance(t, Description) else network.get(t.name, type(t)) for t in self._chosen)

    def _submit(self, command: Command | None, key: str) -> None:
        if command is None:
            return
        try:
            self._document.submit(command)
        except ModelError as error:
            self._complain(key, str(error))

    def _complain(self, key: str, sentence: str) -> None:
        for row in self.form.rows:
            if row.row.fields[0].key == key:
                row.complain(sentence)

    def _unfold(self, key: str, on: bool) -> None:
        (self._unfolded.add if on else self._unfolded.discard)(key)
        self._refresh()


def _listed(sizes: set[int]) -> str:
    *others, last = map(str, sorted(sizes))
    return f"{', '.join(others)} and {last}"
