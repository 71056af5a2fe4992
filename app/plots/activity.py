"""The Activity tab: the raster at the left, traces at the right, both looking at the same time."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QElapsedTimer, Qt
from PyQt5.QtWidgets import QLabel, QStackedLayout, QWidget

from app.model import Network, Population
from app.plots.board.kinds import kinds
from app.plots.board.page import Page
from app.plots.chart import Chart
from app.plots.learning import Course, courses
from app.plots.ordering import PLACES, RATE
from app.plots.previous import Run, changes
from app.plots.raster import Raster
from app.plots.recorded import shape
from app.plots.sources import SpikeSource, TraceSource
from app.plots.summary import Summary
from app.plots.traces import Traces
from app.plots.weights import WeightsChart
from app.run.places import Places
from app.run.preview import Preview
from app.script import write
from app.worker import Results

INVITATION = "Press Run to see the spikes here."
WAITING = "The spikes will appear here as soon as the network is built."
NOTHING_RECORDED = "This run records nothing. Choose what to record in the inspector of a population."
_SHARES = (620, 380, 420)  # of raster, traces and weights in a row
THOROUGH_EVERY = 1000  # ms of real time between estimates of the irregularity


class ActivityPanel(QWidget):
    """Shows a run while it goes on, on a board to which people add charts; `preview` is for those who ask it."""

    def __init__(self, parent: QWidget | None = None, preview: Preview | None = None) -> None:
        super().__init__(parent)
        self.raster, self.traces, self.weights = Raster(), Traces(), WeightsChart()
        self._summary = Summary(())
        self._run: Run | None = None
        self._previous: Run | None = None
        self._duration = 1.0
        self._shape: object = None
        self._since_thorough = QElapsedTimer()
        self._invitation = QLabel(INVITATION)
        self._invitation.setProperty("kind", "muted")
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places = Places(preview, self, "raster ") if preview is not None else None
        if self._places is not None:
            self._places.changed.connect(self._show_places)
            self.raster.places_wanted.connect(self._ask_places)
        self.kinds = kinds(preview)
        self.page = Page(self.charts, _SHARES, self.kinds, lambda: self._run)
        self.board, self.before = self.page.board, self.page.before
        self.before.toggled.connect(self._compare)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._invitation)
        self._stack.addWidget(self.page)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, from left to right."""
        return self.raster, self.traces, self.weights

    def clear(self, words: str = INVITATION) -> None:
        """Show nothing but these words."""
        self._run = None
        self.show_sources((), (), 1.0)
        self.page.show_run(None)
        self._invitation.setText(words)

    def set_run(
        self, results: Results, populations: Sequence[Population], duration: float, network: Network | None = None
    ) -> None:
        """Show this run from now on: its populations in their order and colours, over `duration` ms.

        `network` says what projections are called whose weights are recorded. The run that was shown until now is kept
        and drawn muted behind this one.
        """
        if self._run is not None and self._run.told:
            self._previous = self._run
        self.clear(WAITING)
        self._run = Run(results, tuple(populations), duration, network.copy() if network else None)
        self._duration = duration
        self._shape = None
        if self.raster.order in PLACES:
            self._ask_places()
        self.before.show_changes(changes(self._previous, self._run))
        self.refresh()

    @property
    def alone(self) -> bool:
        """Whether no run is shown."""
        return self._run is None

    @property
    def first(self) -> bool:
        """Whether no run is known that was before the one that is shown."""
        return self._previous is None

    def overlay(self, run: Run) -> None:
        """Draw this run behind the one that is shown, or else behind the next."""
        self._previous = run
        self.before.setChecked(True)
        self.before.show_changes(changes(run, self._run))
        self._compare()

    def forget(self) -> None:
        """Another network is open: no run of the one before is of any use."""
        self._previous = None
        self.page.linked.set_region(None)
        self.before.show_changes("")
        self.clear()

    def refresh(self, final: bool = False) -> None:
        """Data have arrived. `final`: and these were the last."""
        if self._run is None:
            return
        results = self._run.results
        if shape(results) != self._shape:
            self._shape = shape(results)
            self._show_run(self._run)
        elif results.end > self._duration:
            self._duration = results.end
            self.page.linked.set_duration(self._duration)
        if final and not results.recordings and not results.weights:
            self._invitation.setText(NOTHING_RECORDED)
        self.show_progress(results.now, final)
        if final and self.raster.order == RATE:
            self.raster.set_order(RATE)

    def _show_run(self, run: Run) -> None:
        past = self._previous.sources() if self._previous and self.before.isChecked() else ((), ())
        duration = max(self._duration, run.results.end)
        self.show_sources(*run.sources(), duration, courses(run.results, run.network), *past)
        self.page.show_run(run, self._previous if self.before.isChecked() else None)

    def _compare(self) -> None:
        """Show the run before, or no longer."""
        self._shape = None
        self.refresh(final=self.raster.now is None)

    def show_sources(
        self,
        spikes: Sequence[SpikeSource],
        traces: Sequence[TraceSource],
        duration: float,
        weights: Sequence[Course] = (),
        spikes_before: Sequence[SpikeSource] = (),
        traces_before: Sequence[TraceSource] = (),
    ) -> None:
        """Show these from now on, over `duration` ms, and behind them those of the run before."""
        self._summary = Summary(spikes, spikes_before)
        self._stack.setCurrentIndex(1 if spikes or traces or weights else 0)
        there = zip(self.charts, (spikes, traces, weights), strict=True)
        self.page.staying.set_recorded(chart for chart, sources in there if sources)
        self.traces.names_time = not spikes  # otherwise the raster says it
        self.raster.set_sources(spikes, spikes_before)
        self.traces.set_sources(traces, spikes, traces_before)
        self.weights.names_time = not spikes and not traces
        self.weights.set_courses(weights)
        self.page.linked.set_duration(duration)
        self._since_thorough.invalidate()

    def show_progress(self, now: float, final: bool = False) -> None:
        """Show what there is up to `now` ms; the mark of the present goes when it was the last."""
        changes = [altered.time for altered in self._run.results.alterations] if self._run else []
        if self._summary.since != max(changes, default=0.0):
            self._summary.since = max(changes, default=0.0)
            self._since_thorough.invalidate()
        self.page.linked.show_progress(None if final else now, changes)
        self.weights.refresh()
        self.board.refresh(now, final)
        thorough = final or not self._since_thorough.isValid() or self._since_thorough.hasExpired(THOROUGH_EVERY)
        if thorough:
            self._since_thorough.start()
            self.page.selection.refresh()
        self.raster.set_caption(self._summary.text(thorough))

    def _ask_places(self) -> None:
        """Learn where the cells of this run are."""
        network = self._run.network if self._run is not None else None
        if self._places is not None and network is not None:
            self._places.look(network, write(network))
            self._show_places()

    def _show_places(self) -> None:
        if self._places is not None:
            self.raster.set_places({cloud.name: cloud.places for cloud in self._places.clouds})

    def add_chart(self, key: str) -> None:
        """Put a chart of a kind on the board, and the keyboard there."""
        self.board.add(key).setFocus()
