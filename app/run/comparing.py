"""A comparison of the window: runs on several simulators in threads, told in the thread of this object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import pyqtSignal

from app.compare.comparison import Comparison, comparison_of
from app.compare.runs import Run
from app.records import Keeping
from app.run.undertaking import Undertaking
from app.script import Program


@dataclass(frozen=True)
class _Differ:
    comparison: Comparison


class Comparing(Undertaking):
    """`ran(Run)` as each simulator ends, `compared(Comparison)` when all have.

    `differ(Comparison)`: spikes differ, and one simulator has to run again before anything is known of that.
    """

    ran = pyqtSignal(object)
    differ = pyqtSignal(object)
    compared = pyqtSignal(object)

    def start(
        self,
        program: Program,
        simulators: Sequence[str],
        labels: Mapping[str, str],
        kept: Mapping[str, Keeping] | None = None,
    ) -> None:
        """Begin; one that goes on is called off first. `kept`: what keeps the run of each simulator on disk."""
        self.begin(
            lambda tell, cancelled: tell(
                comparison_of(
                    program,
                    simulators,
                    labels,
                    ended=tell,
                    cancelled=cancelled,
                    kept=kept,
                    differ=lambda found: tell(_Differ(found)),
                )
            )
        )

    def take(self, what: object) -> None:
        """A simulator has ended, or all have."""
        if isinstance(what, Comparison):
            self.compared.emit(what)
        elif isinstance(what, _Differ):
            self.differ.emit(what.comparison)
        elif isinstance(what, Run):
            self.ran.emit(what)
