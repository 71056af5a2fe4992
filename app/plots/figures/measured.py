"""Figures that are worked out of a run beside the window, again and again while it goes on."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QElapsedTimer
from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import QWidget

from app.plots.figures.figure import Figure
from app.plots.figures.firing import Region
from app.plots.figures.thinking import Sum, Thinking
from app.plots.previous import Run

EVERY = 500  # ms of real time between two sums while a run goes on
THINKING = "…"


class Measured(Figure):
    """Subclasses say what is to be worked out, and show what came of it. Nothing is done while nobody sees it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self.run: Run | None = None
        self.before: Run | None = None
        self.region: Region | None = None
        self._behind = False  # what is shown is not the newest
        self._since = QElapsedTimer()
        super().__init__(title, parent)
        self.thinking = Thinking(self)
        self.thinking.done.connect(self._show)

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def sum(self) -> Sum:
        """What is to be worked out; it is called in another thread and reads only what stays as it is."""
        raise NotImplementedError

    def show_sum(self, came: Any) -> None:
        """Draw what came of it from now on."""
        raise NotImplementedError

    def clear(self) -> None:
        """Draw nothing."""
        raise NotImplementedError

    # -- for the board -----------------------------------------------------------------------------------------------

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on, and behind it the one before."""
        self.run, self.before = run, before
        self.thinking.forget()
        self.clear()
        self.set_caption(THINKING if run is not None else "")
        self.again()

    def refresh(self, now: float, final: bool = False) -> None:
        """Data have arrived, up to `now` ms; `final`: these were the last."""
        if final or not self._since.isValid() or self._since.hasExpired(EVERY):
            self.again()

    def set_region(self, region: Region | None) -> None:
        """Of the run, look only at what lies between these times (ms)."""
        if region != self.region:
            self.region = region
            self.again()

    def again(self) -> None:
        """Work it out anew, as soon as somebody can see it."""
        self._behind = True
        if self.run is not None and self.isVisible():
            self._behind = False
            self._since.start()
            self.thinking.work_out(self.sum())

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show(self, came: Any) -> None:
        self.show_sum(came)
        self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        if self._behind:
            self.again()
