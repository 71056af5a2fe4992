"""The menu of a value: its default, a constant, a list, or one of the declared distributions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PyQt5.QtWidgets import QAction, QMenu

from app.model import Array, Distribution
from app.panels.forms.field import SEVERAL
from app.panels.text.kinds import as_constant, as_distribution, as_list
from app.panels.text.units import shown
from backends.standard import DISTRIBUTIONS

if TYPE_CHECKING:
    from app.panels.editors.value import ValueEditor

_LONGEST = 1000  # a longer list is not for typing


class KindMenu(QMenu):
    """Each entry makes a value of another kind from the one that is there."""

    def __init__(self, editor: ValueEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._parameter = editor.field.parameter
        self._add_default()
        self.addSeparator()
        self._add_constant_and_list()
        self.addSeparator()
        for name, model in DISTRIBUTIONS.items():
            title = f"{model.title}\t{model.symbol}"
            self._add_kind(title, self._is(name), self._distribution(name)).setToolTip(model.doc)
        if isinstance(editor.value, Distribution):
            self.addSeparator()
            hide = editor.unfolded
            act = self.addAction("Hide its parameters" if hide else "Show its parameters")
            act.triggered.connect(lambda: editor.unfold.emit(not hide))
        self.setToolTipsVisible(True)

    def _add_default(self) -> None:
        field, parameter = self._editor.field, self._parameter
        said = field.text.format(parameter.default) or field.empty
        act = self.addAction(f"Default, {said} {shown(parameter.unit)}".rstrip())
        act.setEnabled(field.differs(self._editor.value))
        act.triggered.connect(lambda: self._editor.committed.emit(None))

    def _add_constant_and_list(self) -> None:
        value, size = self._editor.value, self._editor.field.size
        constant = not isinstance(value, Distribution | Array) and value is not SEVERAL
        self._add_kind("Constant", constant, lambda: as_constant(self._parameter, value))
        if size is not None and size <= _LONGEST:
            listed = self._add_kind(
                "List, one for each cell", isinstance(value, Array), lambda: as_list(self._parameter, value, size)
            )
            listed.setToolTip(f"{size} numbers in brackets, separated by commas")

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
