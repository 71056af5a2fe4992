"""The form on the screen. Rows are kept while their keys stay, so that a change of values never costs the focus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.panels.editors.registry import Editor
from app.panels.forms import Face, Form, Row, Thing, shared
from app.panels.row import LEFT, RowView

_ABOVE = 14  # px over a heading


class FormView(QWidget):
    """Shows a Form and says which field was given which value."""

    changed = pyqtSignal(object, object)
    unfold = pyqtSignal(str, bool)
    followed = pyqtSignal(str)
    file_wanted = pyqtSignal(object)
    sweep_wanted = pyqtSignal(object, object)
    tried = pyqtSignal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, QWidget] = {}
        self._spare: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 24)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_form(self, form: Form, chosen: Sequence[Thing], problems: Mapping[str, Sequence[str]]) -> None:
        """Show a form of these things; `problems` are sentences by the field that they are about."""
        wanted = dict(_lines(form))
        for key in self._lines.keys() - wanted.keys():
            self._put_away(key)
        new = [key for key in wanted if key not in self._lines]
        for at, (key, line) in enumerate(wanted.items()):
            self._put(at, key, line)
        for key, line in wanted.items():
            if isinstance(line, Row):
                view = self._lines[key]
                assert isinstance(view, RowView)
                view.present(line, [shared(field, chosen) for field in line.fields], _about(line, problems))
        if new:
            self._order()

    def show_pictures(self, thing: Thing) -> None:
        """Draw what a thing would look like, while it is typed."""
        for row in self.rows:
            field = row.row.fields[0]
            if field.face is Face.PICTURE:
                row.editors[0].present(field, field.get(thing))

    @property
    def rows(self) -> tuple[RowView, ...]:
        """The rows from top to bottom."""
        widgets = (self._column.itemAt(i).widget() for i in range(self._column.count()))
        return tuple(widget for widget in widgets if isinstance(widget, RowView))

    @property
    def editors(self) -> tuple[Editor, ...]:
        """The editors from top to bottom."""
        return tuple(editor for row in self.rows for editor in row.editors)

    def commit(self) -> None:
        """Hand over what is half typed."""
        for editor in self.editors:
            editor.commit()

    def forget(self) -> None:
        """Forget what is half typed."""
        for row in self.rows:
            row.forget()

    def _put(self, at: int, key: str, line: Row | str) -> None:
        if key not in self._lines:
            self._lines[key] = self._spare.pop(key, None) or self._made(line)
        widget = self._lines[key]
        item = self._column.itemAt(at)
        if item is None or item.widget() is not widget:
            self._column.insertWidget(at, widget)
            widget.show()

    def _put_away(self, key: str) -> None:
        """Out of sight; making a row takes longer than keeping it for the next time."""
        gone = self._spare[key] = self._lines.pop(key)
        self._column.removeWidget(gone)
        gone.hide()
        if isinstance(gone, RowView):
            gone.forget()

    def _made(self, line: Row | str) -> QWidget:
        return self._row(line) if isinstance(line, Row) else _heading(line)

    def _row(self, row: Row) -> RowView:
        view = RowView(row, self)
        view.changed.connect(self.changed)
        view.unfold.connect(self.unfold)
        view.followed.connect(self.followed)
        view.file_wanted.connect(self.file_wanted)
        view.sweep_wanted.connect(self.sweep_wanted)
        view.tried.connect(self.tried)
        return view

    def _order(self) -> None:
        for first, second in pairwise(self.editors):
            self.setTabOrder(first, second)


def _lines(form: Form) -> Iterator[tuple[str, Row | str]]:
    for section in form.sections:
        if section.title:
            yield f"# {section.title}", section.title
        yield from ((row.key, row) for row in section.rows)


def _heading(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("kind", "section")
    label.setContentsMargins(LEFT + 12, _ABOVE, 0, 6)
    label.setTextInteractionFlags(Qt.NoTextInteraction)
    return label


def _about(row: Row, problems: Mapping[str, Sequence[str]]) -> list[str]:
    names = dict.fromkeys(name for field in row.fields for name in (field.parameter.name, field.key))
    return [sentence for name in names for sentence in problems.get(name, ())]
