"""The editor of a number, which may also be drawn or listed: arrows step it, a menu changes its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QResizeEvent
from PyQt5.QtWidgets import QWidget

from app.model import Distribution
from app.panels.editors.chevron import Chevron
from app.panels.editors.kind_menu import KindMenu
from app.panels.editors.line import LineEditor
from app.panels.forms.field import SEVERAL, Field
from app.panels.text.refused import Refused
from app.panels.text.stepping import step_of, stepped

_STEPS = {Qt.Key_Up: 1, Qt.Key_Down: -1}
_FAST = 10


class ValueEditor(LineEditor):
    """`unfold(bool)` asks to show or hide the parameters of the distribution that the field holds."""

    unfold = pyqtSignal(bool)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._step: float | None = None
        self.unfolded = False
        self._button = Chevron(self)
        self._button.clicked.connect(self.open_menu)

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field; the menu has something to offer only where values can be of several kinds."""
        super().present(field, value)
        self._button.setVisible(bool(self._menu_wanted()))
        self._button.setAccessibleName(f"Kind of {field.parameter.name}")
        self._button.setToolTip("Constant or distribution (Alt+Down)")

    def open_menu(self) -> None:
        """Offer the kinds of value, and the default."""
        if self._menu_wanted():
            menu = KindMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def take(self, make: Callable[[], Any]) -> None:
        """Commit a value that the menu made, or say why it cannot be."""
        try:
            value = self.field.text.parse(self.field.text.format(make()))
        except Refused as refusal:
            self._complain(str(refusal))
            return
        self.setModified(False)
        self.committed.emit(value)
        self.restore()
        if isinstance(value, Distribution):
            self.unfold.emit(True)

    def _menu_wanted(self) -> bool:
        return self.field.parameter.random

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step the number, with Shift ten steps at once; Alt+Down opens the menu."""
        if event.key() == Qt.Key_Down and event.modifiers() & Qt.AltModifier:
            self.open_menu()
        elif event.key() in _STEPS:
            self._move(_STEPS[event.key()] * (_FAST if event.modifiers() & Qt.ShiftModifier else 1))
        else:
            self._step = None
            super().keyPressEvent(event)

    def _move(self, times: int) -> None:
        self.commit()
        value = self.value
        if value is SEVERAL or isinstance(value, bool) or not isinstance(value, int | float) or self.complaint:
            return
        if self._step is None:
            self._step = step_of(self.field.parameter, value)
        moved = stepped(self.field.parameter, value, self._step, times)
        if moved != value:
            self.committed.emit(moved)
        self.restore()
        self.selectAll()

    def focusOutEvent(self, event: Any) -> None:
        """Leaving forgets how large a step was."""
        if event.reason() != Qt.PopupFocusReason:
            self._step = None
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._button.setGeometry(self.end_rect())
