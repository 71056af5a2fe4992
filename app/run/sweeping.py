"""A sweep of the window: carried out in a thread, told in the thread of this object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PyQt5.QtCore import pyqtSignal

from app.run.undertaking import Tell, Undertaking
from app.sweep.plan import Plan
from app.sweep.session import sweep
from app.sweep.where import Where


class Sweeping(Undertaking):
    """`progressed(Progress)` at the beginning, and with each result."""

    progressed = pyqtSignal(object)

    def start(self, plan: Plan, where: Where, folder: Path) -> None:
        """Begin; one that goes on is called off first. One of the same plan in this folder goes on where it was."""

        def work(tell: Tell, cancelled: Callable[[], bool]) -> None:
            for progress in sweep(plan, where, folder, True, cancelled):
                tell(replace(progress, results=dict(progress.results)))  # since the other thread goes on with its own

        self.begin(work)

    def take(self, what: object) -> None:
        """There is a result."""
        self.progressed.emit(what)
