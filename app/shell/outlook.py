"""How the window is seen: colours, signs, regions. What people chose is found again when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtWidgets import QSplitter, QTabWidget, QWidget

from app.canvas.notation import NORDLIE, SENK
from app.look import DARK, LIGHT, theme

if TYPE_CHECKING:
    from app.shell.window import Window

_TRUE = ("true", "True")  # as settings are read from a file, or are still there


class Outlook(QObject):
    """The toggles of one window, and its memory."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.settings

    def toggle_look(self) -> None:
        """Light to dark, and back."""
        theme().apply(LIGHT if theme().look is DARK else DARK)
        self._settings.setValue("look", theme().look.name)

    def toggle_legend(self) -> None:
        """Explain the signs on a card, or no longer."""
        canvas = self._window.canvas
        canvas.set_legend(not canvas.legend_wanted)
        self._settings.setValue("legend", canvas.legend_wanted)

    def toggle_notation(self) -> None:
        """Draw as Senk et al. or as Nordlie et al. do."""
        canvas = self._window.canvas
        other = NORDLIE if canvas.scene().cast.notation is SENK else SENK
        canvas.set_notation(other.key)
        self._settings.setValue("notation", other.key)
        self._window.toast.say(f"Drawn in the notation of {other.title}.")

    def toggle_glow(self) -> None:
        """Have nodes glow with their activity while a run goes on, or no longer."""
        glow = self._window.glow
        glow.set_on(not glow.on)
        self._settings.setValue("glow", glow.on)
        self._window.toast.say("Nodes glow with their rate." if glow.on else "Nodes do not glow.")

    def toggle_full(self) -> None:
        """The canvas alone, or everything again."""
        around = (self._window.left, self._window.right, self._window.tabs)
        alone = any(part.isVisible() for part in around)
        for part in around:
            part.setVisible(not alone and part.count() > 0)

    def fold(self, part: QWidget) -> None:
        """Fold a region away, or unfold it."""
        part.setVisible(not part.isVisible())

    def next_region(self, way: int) -> None:
        """Take the keyboard to the next region that is to be seen, or to the one before."""
        window = self._window
        regions = [part for part in (window.canvas, window.tabs, window.right, window.left) if part.isVisible()]
        focused = window.focusWidget()
        here = next((i for i, part in enumerate(regions) if part.isAncestorOf(focused or part)), 0)
        _first(regions[(here + way) % len(regions)]).setFocus(Qt.TabFocusReason)

    # -- memory ------------------------------------------------------------------------------------------------------

    def restore(self) -> None:
        """As it was when it was closed."""
        window, settings = self._window, self._settings
        window.canvas.set_notation(str(settings.value("notation", SENK.key)))
        window.canvas.set_legend(str(settings.value("legend", "false")) in _TRUE)
        window.glow.set_on(str(settings.value("glow", "true")) in _TRUE)
        window.activity.page.restore(str(settings.value("charts", "")))
        window.arrangement.restore(str(settings.value("arrangement", "")))
        window.sweep.where.restore(str(settings.value("where", "")))
        if geometry := settings.value("geometry"):
            window.restoreGeometry(geometry)
        for name, splitter in self._splitters():
            if state := settings.value(name):
                splitter.restoreState(state)

    def remember(self) -> None:
        """Keep how it is now."""
        window, settings = self._window, self._settings
        settings.setValue("geometry", window.saveGeometry())
        settings.setValue("arrangement", window.arrangement.state())
        settings.setValue("charts", window.activity.page.state())
        settings.setValue("where", window.sweep.where.state())
        for name, splitter in self._splitters():
            settings.setValue(name, splitter.saveState())

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("across", self._window.across), ("middle", self._window.middle)


def _first(region: QWidget) -> QWidget:
    """What takes the keyboard in a region: itself, or the first thing in it that does."""
    inside = region.currentWidget() if isinstance(region, QTabWidget) else region
    able = (w for w in (inside, *inside.findChildren(QWidget)) if w.focusPolicy() & Qt.TabFocus and w.isVisible())
    return next(able, region)
