"""Which recorded variable the traces show: a small choice in the caption, there only where there is one."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QActionGroup, QMenu, QToolButton, QWidget


class VariableChoice(QToolButton):
    """`chosen` carries the variable that a person chose."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self._group: QActionGroup | None = None
        self.setProperty("kind", "caption")
        self.setAccessibleName("Recorded variable")
        self.setToolTip("Which recorded variable is shown")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))
        self.hide()

    def offer(self, variables: Mapping[str, str]) -> None:
        """Offer these variables, with their units."""
        self._words = {name: f"{name} ({unit})" if unit else name for name, unit in variables.items()}
        menu = self.menu()
        assert menu is not None
        menu.clear()
        self._group = QActionGroup(menu)
        for name, words in self._words.items():
            action = self._group.addAction(words)
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(lambda _, name=name: self.chosen.emit(name))
            menu.addAction(action)
        self.setVisible(len(variables) > 1)

    def show_chosen(self, variable: str) -> None:
        """Show which one is chosen, without announcing it."""
        self.setText(f"{self._words.get(variable, variable)} \u25be")
        self.adjustSize()
        for action in self._group.actions() if self._group else ():
            action.setChecked(action.data() == variable)
