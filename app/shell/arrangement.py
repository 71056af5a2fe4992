"""Where the panels of the window are: on shelves at its left, right and bottom, or in windows of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QCloseEvent
from PyQt5.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.shell.shelf import Shelf

FLOATING = "window"
PANELS = {  # what panels are called, by key
    "palette": "Palette",
    "activity": "Activity",
    "space": "Space",
    "script": "Script",
    "sweep": "Sweep",
    "compare": "Compare",
    "runs": "Runs",
    "problems": "Problems",
    "history": "History",
    "inspector": "Inspector",
}


@dataclass(frozen=True)
class Panel:
    """A panel of the window, and the side where it belongs."""

    key: str
    widget: QWidget
    side: str

    @property
    def title(self) -> str:
        """What it is called."""
        return PANELS[self.key]


class Arrangement(QObject):
    """Moves panels about, and knows how to come back to where they were."""

    def __init__(self, shelves: Mapping[str, Shelf], panels: tuple[Panel, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._shelves, self._window = shelves, parent
        self._panels = {panel.key: panel for panel in panels}
        self._titles = {panel.key: panel.title for panel in panels}
        self._floating: dict[str, _Afloat] = {}
        for side, shelf in shelves.items():
            shelf.dropped.connect(lambda key, side=side: self.move(key, side))
            shelf.pulled.connect(lambda key: self.move(key, FLOATING))
        self.reset()

    # -- looking -----------------------------------------------------------------------------------------------------

    @property
    def panels(self) -> tuple[Panel, ...]:
        """All panels, in the order in which they were declared."""
        return tuple(self._panels.values())

    def side_of(self, key: str) -> str:
        """Where a panel is now."""
        return next((side for side, shelf in self._shelves.items() if key in shelf.keys), FLOATING)

    def state(self) -> str:
        """Where all panels are, as text."""
        shelves = {side: shelf.keys for side, shelf in self._shelves.items()}
        return json.dumps({**shelves, FLOATING: list(self._floating)})

    # -- acting ------------------------------------------------------------------------------------------------------

    def move(self, key: str, side: str) -> None:
        """Put a panel on the shelf of a side, or into a window of its own."""
        panel = self._panels.get(key)
        if panel is None or (side not in self._shelves and side != FLOATING):
            return
        self._take_out(key)
        if side == FLOATING:
            self._floating[key] = afloat = _Afloat(panel, self)
            afloat.show()
        else:
            self._shelves[side].take_in(key, self._titles[key], panel.widget)
            self._shelves[side].setCurrentWidget(panel.widget)
        panel.widget.show()
        self._hide_empty()

    def show(self, widget: QWidget) -> None:
        """Bring the panel to the front."""
        for shelf in self._shelves.values():
            if shelf.indexOf(widget) >= 0:
                shelf.setVisible(True)
                shelf.setCurrentWidget(widget)
        widget.window().raise_()

    def set_title(self, widget: QWidget, title: str) -> None:
        """Call a panel something else."""
        for panel in self._panels.values():
            if panel.widget is widget:
                self._titles[panel.key] = title
        for shelf in self._shelves.values():
            if (index := shelf.indexOf(widget)) >= 0:
                shelf.setTabText(index, title)

    def reset(self) -> None:
        """Every panel where it belongs."""
        self._apply({side: [p.key for p in self.panels if p.side == side] for side in self._shelves})

    def restore(self, text: str) -> None:
        """Every panel where it was; what the text does not say, or says wrongly, is where it belongs."""
        try:
            wanted = json.loads(text)
        except ValueError:
            return
        if not isinstance(wanted, dict):
            return
        said = [key for keys in wanted.values() if isinstance(keys, list) for key in keys]
        if sorted(map(str, said)) == sorted(self._panels) and wanted.keys() <= {*self._shelves, FLOATING}:
            self._apply(wanted)

    def close(self) -> None:
        """Close the windows of floating panels, for good."""
        while self._floating:
            _key, afloat = self._floating.popitem()
            afloat.done_with = True
            afloat.close()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _apply(self, wanted: Mapping[str, list[str]]) -> None:
        for side, keys in wanted.items():
            for key in keys:
                self.move(key, side)
        for shelf in self._shelves.values():
            shelf.setCurrentIndex(0)
        self._hide_empty()

    def _take_out(self, key: str) -> None:
        widget = self._panels[key].widget
        for shelf in self._shelves.values():
            if (index := shelf.indexOf(widget)) >= 0:
                shelf.removeTab(index)
        if afloat := self._floating.pop(key, None):
            afloat.done_with = True
            widget.setParent(self._window)
            afloat.close()

    def _hide_empty(self) -> None:
        for shelf in self._empty():
            shelf.hide()

    def _empty(self) -> Iterator[Shelf]:
        return (shelf for shelf in self._shelves.values() if not shelf.count())


class _Afloat(QDialog):
    """The window of one panel. Closing it puts the panel back where it belongs."""

    def __init__(self, panel: Panel, arrangement: Arrangement) -> None:
        super().__init__(arrangement._window, Qt.Tool)
        self._panel, self._arrangement = panel, arrangement
        self.done_with = False
        self.setAttribute(Qt.WA_DeleteOnClose)
        self.setWindowTitle(panel.title)
        self.resize(720, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel.widget)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The panel goes home."""
        if not self.done_with:
            self._arrangement.move(self._panel.key, self._panel.side)
        event.accept()
