"""Charts over time that look at the same time: what one pans, zooms or points at, all do."""

from __future__ import annotations

from collections.abc import Sequence

from app.plots.chart import Chart


class Linked:
    """Charts come and go; who comes late looks at what the others look at."""

    def __init__(self) -> None:
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
        chart.view.sigXRangeChanged.connect(self._look)

    def leave(self, chart: Chart) -> None:
        """From now on no longer."""
        self.charts.remove(chart)
        chart.pointed.disconnect(self._point)
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

    def _mark(self, chart: Chart) -> None:
        chart.set_now(self._now)
        chart.set_changes(self._changes)

    def _point(self, time: float | None) -> None:
        for chart in self.charts:
            chart.set_pointer(time)

    def _look(self, _view: object, span: tuple[float, float]) -> None:
        for chart in self.charts:
            chart.view.show_time(*span)
