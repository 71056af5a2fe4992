"""Runs that are kept, and everything around them: from the list to the plots, and back to the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QUrl
from PyQt5.QtGui import QDesktopServices

from app.model import Network
from app.plots.previous import Run
from app.records import Record
from app.run.aside import Aside

if TYPE_CHECKING:
    from app.shell.window import Window

_QUICK = 256 << 20  # bytes of data that are read without being asked for
_WHOLE = ("done", "stopped")  # ends of runs that are worth being looked back at


class Runs(QObject):
    """Joins the list of runs to the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._aside = window, Aside(self)
        self._archive = window.recorder.archive
        panel = window.runs_panel
        panel.show_wanted.connect(self.show)
        panel.overlay_wanted.connect(self.overlay)
        panel.restore_wanted.connect(self.restore)
        panel.reveal_wanted.connect(self.reveal)
        panel.message.connect(window.toast.say)
        panel.room.wanted.connect(self.keep_up_to)
        self._aside.failed.connect(window.toast.say)
        window.recorder.changed.connect(panel.changed)
        window.runner.begins.connect(self._look_back)

    def show(self, record: Record) -> None:
        """Show what a run brought."""
        self._aside.do(lambda: self._run(record), self._show)

    def overlay(self, record: Record) -> None:
        """Draw it behind what is shown."""
        self._aside.do(lambda: self._run(record), self._overlay)

    def restore(self, record: Record) -> None:
        """Open its network, as one that has not been saved."""
        self._aside.do(lambda: self._archive.network(record), self._open)

    def reveal(self, record: Record) -> None:
        """Open the folder with its program."""
        path = self._archive.program(record)
        self._window.toast.say(f"Its program is {path}")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def keep_up_to(self, room: float) -> None:
        """Let runs take so many bytes; where there are more, the oldest go."""
        self._window.settings.setValue("room", int(room))
        self._archive.budget = int(room)
        self._window.recorder.prune()

    def _run(self, record: Record) -> Run:
        network = self._archive.network(record)
        return Run(self._archive.results(record), network.populations, record.duration, network)

    def _show(self, run: Run) -> None:
        activity = self._window.activity
        activity.set_run(run.results, run.populations, run.duration, run.network)
        activity.refresh(final=True)
        self._window.arrangement.show(activity)

    def _overlay(self, run: Run) -> None:
        self._window.activity.overlay(run)
        self._window.arrangement.show(self._window.activity)

    def _open(self, network: Network) -> None:
        if self._window.files.may_close():
            self._window.document.open_edited(network)

    # -- the run before, across a restart ----------------------------------------------------------------------------

    def _look_back(self, network: Network, _program: object) -> None:
        """The first run since the window was opened: the one before it is on disk."""
        if self._window.activity.alone:
            title, names = network.title, {population.name for population in network.populations}
            self._aside.do(lambda: self._last(title, names), self._show_before)

    def _last(self, title: str, names: set[str]) -> Run | None:
        mine = (r for r in self._archive.records() if r.source == "window" and r.title == title)
        alike = (r for r in mine if r.end in _WHOLE and r.size <= _QUICK)
        record = next((r for r in alike if r.id != self._window.recorder.present), None)
        if record is None or {p.name for p in self._archive.network(record).populations} != names:
            return None
        return self._run(record)

    def _show_before(self, run: Run | None) -> None:
        if run is not None and run.told and self._window.activity.first:
            self._window.activity.overlay(run)
