"""Charts over time that look at the same time: what one pans, zooms, points at or marks, all do."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QObject, pyqtSignal

from app.plots.chart import Chart, Region


class Linked(QObject):
    """Charts come and go; who comes late looks at what the others look at. `marked` when the region is another."""

    marked = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.region: Region | None = None
        self.charts: list[Chart] = []
        self._duration = 1.0
        self._now: float | None = None
        self._changes: Sequence[float] = ()

    def join(self, chart: Chart) -> None:
        """From now on this one as well."""
        chart.set_duration(self._duration)
        if self.charts:
            chart.view.show_time(*self.charts[0].view.viewRange()[0])
        self.charts.append(chart)
        self._mark(chart)
        chart.pointed.connect(self._point)
        chart.marked.connect(self.set_region)
        chart.view.sigXRangeChanged.connect(self._look)

    def leave(self, chart: Chart) -> None:
        """From now on no longer."""
        self.charts.remove(chart)
        chart.pointed.disconnect(self._point)
        chart.marked.disconnect(self.set_region)
        chart.view.sigXRangeChanged.disconnect(self._look)

    def set_duration(self, duration: float) -> None:
        """There are so many ms to look at."""
        self._duration = duration
        for chart in self.charts:
            chart.set_duration(duration)

    def show_progress(self, now: float | None, changes: Sequence[float]) -> None:
        """Mark how far the run has come (None: nowhere), and when it was changed; draw what there is."""
        self._now, self._changes = now, changes
        for chart in self.charts:
            self._mark(chart)
            chart.redraw()

    def set_region(self, region: Region | None) -> None:
        """Look at what lies between these times (ms), or at nothing in particular."""
        if region is not None and region[0] == region[1]:
            region = None
        if region != self.region:
            self.region = region
            for chart in self.charts:
                chart.set_region(region)
            self.marked.emit(region)

    def _mark(self, chart: Chart) -> None:
        chart.set_now(self._now)
        chart.set_changes(self._changes)
        chart.set_region(self.region)

    def _point(self, time: float | None) -> None:
        for chart in self.charts:
            chart.set_pointer(time)

    def _look(self, _view: object, span: tuple[float, float]) -> None:
        for chart in self.charts:
            chart.view.show_time(*span)
