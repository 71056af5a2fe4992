"""A line of the inspector's form: bar, label, editor, and below them the sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from app.panels.editors.line import LineEditor
from app.panels.editors.registry import Editor, editor
from app.panels.editors.value import ValueEditor
from app.panels.flow import FlowLayout
from app.panels.forms import Face, Field, Row
from app.panels.reset_bar import ResetBar
from app.panels.text.units import shown

LEFT, RIGHT, LABEL = 12, 14, 96  # px: before the bar, after the field, for the label
_BELOW = 4
_WIDE = (Face.NOTES, Face.CHIP, Face.PICTURE)


class RowView(QWidget):
    """`changed(field, value)` when an editor commits; `unfold(key, on)` for the parameters of a distribution.

    `tried(field, value)` while a value is typed; `file_wanted(take)` when a file is to be chosen, whose path is to be
    handed to `take`; `sweep_wanted(field, value)` when many values are to be tried.
    """

    changed = pyqtSignal(object, object)
    unfold = pyqtSignal(str, bool)
    followed = pyqtSignal(str)
    file_wanted = pyqtSignal(object)
    sweep_wanted = pyqtSignal(object, object)
    tried = pyqtSignal(object, object)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.editors: tuple[Editor, ...] = tuple(self._editor(field) for field in row.fields)
        self._shown: object = None
        self._bar: ResetBar | None = None
        self._problem = self._typed = ""
        self._sentence = QLabel()
        self._sentence.setProperty("kind", "complaint")
        self._sentence.setTextFormat(Qt.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _BELOW)
        column.setSpacing(2)
        column.addLayout(self._wide_line() if row.fields[0].face in _WIDE else self._line(row))
        column.addWidget(self._sentence)
        self._sentence.setContentsMargins(LEFT + 12, 0, RIGHT, 2)

    # -- what it shows -----------------------------------------------------------------------------------------------

    def present(self, row: Row, values: Sequence[Any], problems: Sequence[str]) -> None:
        """Show a row of the same key with these values, and what the network's checks say about them."""
        self.row = row
        shown = (row.label, tuple(values), tuple(problems), tuple(field.face_data for field in row.fields))
        if shown == self._shown:
            for one, field in zip(self.editors, row.fields, strict=True):
                one.field = field
            return
        self._shown = shown
        for one, field, value in zip(self.editors, row.fields, values, strict=True):
            one.present(field, value)
            if field.face is not Face.PICTURE:  # which speaks for itself
                self._introduce(one, field)
        self._show_difference(row.fields[0], values[0])
        self._problem = " ".join(problems)
        self._say()

    def _introduce(self, one: Editor, field: Field) -> None:
        one.setToolTip("<p>" + "<br>".join(map(escape, field.tip)) + "</p>")
        one.setAccessibleName(self.row.label or field.parameter.name)
        one.setAccessibleDescription("; ".join(field.tip))

    def show_unfolded(self, on: bool) -> None:
        """Whether the parameters of a distribution are shown below."""
        for one in self.editors:
            if isinstance(one, ValueEditor):
                one.unfolded = on

    def forget(self) -> None:
        """Take back what is half typed."""
        for one in self.editors:
            one.forget() if isinstance(one, ValueEditor) else one.restore()

    @property
    def sentence(self) -> str:
        """What is wrong here, or nothing."""
        return self._typed or self._problem

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what is being typed; nothing when it is right again."""
        self._typed = sentence
        self._say()

    def _show_difference(self, field: Field, value: Any) -> None:
        if self._bar is not None:
            default = field.text.format(field.parameter.default) or field.empty
            self._bar.show_difference(field.differs(value), f"{default} {shown(field.parameter.unit)}".strip())

    def _say(self) -> None:
        self._sentence.setText(self.sentence)
        self._sentence.setVisible(bool(self.sentence))

    # -- how it is built ---------------------------------------------------------------------------------------------

    def _line(self, row: Row) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(LEFT, 0, RIGHT, 0)
        line.setSpacing(0)
        self._bar = ResetBar(self)
        self._bar.clicked.connect(lambda: self.changed.emit(self.row.fields[0], None))
        line.addWidget(self._bar)
        label = QLabel(row.label)
        label.setProperty("kind", "muted")
        label.setBuddy(self.editors[0])
        label.setIndent(12 if row.indented else 0)
        label.setToolTip("<br>".join(map(escape, row.fields[0].tip)))
        if isinstance(one := self.editors[0], ValueEditor):
            label.mouseDoubleClickEvent = lambda event: one.open_slide()
        switch = row.fields[0].face is Face.SWITCH
        if not switch:
            label.setFixedWidth(LABEL)
        line.addWidget(label, 1 if switch else 0)
        line.addWidget(self.editors[0], 0 if switch else 1)
        return line

    def _wide_line(self) -> QLayout:
        flow = FlowLayout()
        row_face = self.row.fields[0].face
        whole: QLayout = flow if row_face is Face.CHIP else QVBoxLayout()
        picture = row_face is Face.PICTURE
        whole.setContentsMargins(LEFT if picture else LEFT + 12, 2, 0 if picture else RIGHT, 4)
        for one in self.editors:
            whole.addWidget(one)
        return whole

    def _editor(self, field: Field) -> Editor:
        one = editor(field, self)
        one.committed.connect(lambda value, one=one: self.changed.emit(one.field, value))
        one.refused.connect(self.complain)
        if isinstance(one, LineEditor):
            one.tried.connect(lambda value, one=one: self.tried.emit(one.field, value))
        if isinstance(one, ValueEditor):
            one.unfold.connect(lambda on, one=one: self.unfold.emit(one.field.key, on))
            one.file_wanted.connect(self.file_wanted)
            one.sweep_wanted.connect(lambda one=one: self.sweep_wanted.emit(one.field, one.value))
        if field.face is Face.LINK:
            one.followed.connect(self.followed)
        return one
