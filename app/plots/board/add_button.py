"""The button that puts another chart on the board, and the menu of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QMenu, QToolButton, QWidget

from app.plots.board.kind import Kind
from app.plots.previous import Run


class AddButton(QToolButton):
    """`chosen` carries the key of a kind, `shown(title, on)` one of the charts that stay. `run` is the present one."""

    chosen = pyqtSignal(str)
    shown = pyqtSignal(str, bool)

    def __init__(
        self, kinds: Iterable[Kind], stay: Callable[[], dict[str, bool]], run: Callable[[], Run | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kinds, self._stay, self._run = tuple(kinds), stay, run
        self.setProperty("kind", "caption")
        self.setText("+ Chart")
        self.setAccessibleName("Add a chart")
        self.setToolTip("Put another chart on the board; also while a run goes on")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def fill(self) -> None:
        """Offer all kinds by group, with a word at those for which this run has nothing; and the charts that stay."""
        menu, run = self.menu(), self._run()
        assert menu is not None
        menu.clear()
        for group in dict.fromkeys(kind.group for kind in self._kinds):
            menu.addSection(group)
            for kind in (each for each in self._kinds if each.group == group):
                missing = run is not None and not kind.suits(run)
                words = f"{kind.title} (nothing recorded for it)" if missing else kind.title
                menu.addAction(words, lambda key=kind.key: self.chosen.emit(key))
        menu.addSection("Shown where recorded")
        for title, on in self._stay().items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(on)
            action.toggled.connect(lambda on, title=title: self.shown.emit(title, on))
