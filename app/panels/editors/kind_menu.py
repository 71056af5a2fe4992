"""The menu of a value: its default, a constant, a formula, a list, a file, or one of the declared distributions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PyQt5.QtWidgets import QAction, QApplication, QMenu

from app.model import Array, Distribution, Expression
from app.panels.forms.field import SEVERAL
from app.panels.text.columns import is_column
from app.panels.text.formulas import takes_formula, variables
from app.panels.text.kinds import as_constant, as_distribution, as_formula, as_list
from app.panels.text.units import shown
from backends.standard import DISTRIBUTIONS, Kind

if TYPE_CHECKING:
    from app.panels.editors.value import ValueEditor

_LONGEST = 1000  # a longer list is not for typing


class KindMenu(QMenu):
    """Each entry makes a value of another kind from the one that is there."""

    def __init__(self, editor: ValueEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._parameter = editor.field.parameter
        sequence = self._parameter.kind is Kind.SEQUENCE
        self._add_default()
        slide = self.addAction("Slide…\tAlt+Up", editor.open_slide)
        slide.setEnabled(editor.slides)
        self.addAction("Sweep…", editor.sweep_wanted).setEnabled(editor.sweeps)
        if editor.takes_lists:
            self.addSeparator()
            self._add_kinds(sequence)
        self.setToolTipsVisible(True)

    def _add_kinds(self, sequence: bool) -> None:
        if not sequence:
            self._add_constant_and_formula()
        self._add_lists(sequence)
        if not sequence:
            self.addSeparator()
            self._add_distributions()

    def _add_default(self) -> None:
        field, parameter = self._editor.field, self._parameter
        said = field.text.format(parameter.default) or field.empty or "none"
        act = self.addAction(f"Default, {said} {shown(parameter.unit)}".rstrip())
        act.setEnabled(field.differs(self._editor.value))
        act.triggered.connect(lambda: self._editor.committed.emit(None))

    def _add_constant_and_formula(self) -> None:
        value, size = self._editor.value, self._editor.field.size
        constant = not isinstance(value, Distribution | Array | Expression) and value is not SEVERAL
        self._add_kind("Constant", constant, lambda: as_constant(self._parameter, value))
        if takes_formula(self._parameter):
            title = f"Formula of {', '.join(variables(size))}"
            made = self._add_kind(
                title, isinstance(value, Expression), lambda: as_formula(self._parameter, value, size)
            )
            made.setToolTip(
                "Of the distance d between two cells, in µm" if size is None else "Of the index i and the place, in µm"
            )

    def _add_lists(self, sequence: bool) -> None:
        value, size = self._editor.value, self._editor.field.size
        if not sequence and size is not None and size <= _LONGEST:
            listed = self._add_kind(
                "List, one for each cell", isinstance(value, Array), lambda: as_list(self._parameter, value, size)
            )
            listed.setToolTip(f"{size} numbers in brackets, separated by commas")
        paste = self.addAction("Paste a column of numbers")
        text = QApplication.clipboard().text()
        paste.setEnabled(is_column(text))
        paste.triggered.connect(lambda: self._editor.take_column(text))
        file = self.addAction("Numbers from a file…")
        file.setToolTip("A column in a text (.txt, .csv), or an array of NumPy (.npy)")
        file.triggered.connect(self._editor.choose_file)

    def _add_distributions(self) -> None:
        for name, model in DISTRIBUTIONS.items():
            title = f"{model.title}\t{model.symbol}"
            self._add_kind(title, self._is(name), self._distribution(name)).setToolTip(model.doc)
        if isinstance(self._editor.value, Distribution):
            self.addSeparator()
            hide = self._editor.unfolded
            act = self.addAction("Hide its parameters" if hide else "Show its parameters")
            act.triggered.connect(lambda: self._editor.unfold.emit(not hide))

    def _distribution(self, name: str) -> Callable[[], Any]:
        return lambda: as_distribution(self._parameter, name, self._editor.value)

    def _is(self, name: str) -> bool:
        return isinstance(self._editor.value, Distribution) and self._editor.value.name == name

    def _add_kind(self, title: str, now: bool, make: Callable[[], Any]) -> QAction:
        act = QAction(title, self)
        self.addAction(act)
        act.setCheckable(True)
        act.setChecked(now)
        if not now:
            act.triggered.connect(lambda: self._editor.take(make))
        return act
