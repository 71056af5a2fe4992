"""A comparison of the window: runs on several simulators in threads, told in the thread of this object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PyQt5.QtCore import pyqtSignal

from app.compare.comparison import Comparison, compare
from app.compare.runs import Run, run_all
from app.records import Keeping
from app.run.undertaking import Undertaking
from app.script import Program


class Comparing(Undertaking):
    """`ran(Run)` as each simulator ends, `compared(Comparison)` when all have."""

    ran = pyqtSignal(object)
    compared = pyqtSignal(object)

    def start(
        self,
        program: Program,
        simulators: Sequence[str],
        labels: Mapping[str, str],
        timestep: float,
        kept: Mapping[str, Keeping] | None = None,
    ) -> None:
        """Begin; one that goes on is called off first. `kept`: what keeps the run of each simulator on disk."""
        self.begin(
            lambda tell, cancelled: tell(
                compare(run_all(program, simulators, labels, ended=tell, cancelled=cancelled, kept=kept), timestep)
            )
        )

    def take(self, what: object) -> None:
        """A simulator has ended, or all have."""
        if isinstance(what, Comparison):
            self.compared.emit(what)
        elif isinstance(what, Run):
            self.ran.emit(what)
