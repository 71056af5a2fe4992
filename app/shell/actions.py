"""Every act of the menu, as a table: text, keys, and what it does. The window adds them all, so all keys work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMenu, QWidget


@dataclass(frozen=True)
class Act:
    """One line of the menu. `keys` as in "Ctrl+S"; several are separated by a comma and a space."""

    menu: str
    text: str
    keys: str
    do: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True
    named: Callable[[], str | None] = lambda: None

    @property
    def title(self) -> str:
        """The text, with what it is about where that is known: "Undo Move Excitatory"."""
        name = self.named()
        return f"{self.text} {name}" if name else self.text


class Actions:
    """The acts as Qt actions of a window, and the menu that shows them."""

    def __init__(self, window: QWidget, acts: Iterable[Act]) -> None:
        self._acts = tuple(acts)
        self.menu = QMenu(window)
        self._actions = [self._make(window, act) for act in self._acts]
        for heading in dict.fromkeys(act.menu for act in self._acts):
            submenu = self.menu.addMenu(heading)
            submenu.addActions([a for a, act in zip(self._actions, self._acts, strict=True) if act.menu == heading])
        self.menu.aboutToShow.connect(self.refresh)

    def action(self, text: str) -> QAction:
        """The action of that text."""
        return next(action for action, act in zip(self._actions, self._acts, strict=True) if act.text == text)

    def refresh(self) -> None:
        """Bring titles and what can be done up to date."""
        for action, act in zip(self._actions, self._acts, strict=True):
            action.setText(act.title)
            action.setEnabled(act.enabled())

    @staticmethod
    def _make(window: QWidget, act: Act) -> QAction:
        action = QAction(act.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in act.keys.split(", ") if keys])
        action.triggered.connect(lambda _checked=False: act.do())
        window.addAction(action)
        return action
