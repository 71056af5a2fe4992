"""The charts that stay on the board: each is seen where something is recorded for it, unless nobody wants to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.plots.chart import Chart


class Staying:
    """Charts by their titles."""

    def __init__(self, charts: Sequence[Chart]) -> None:
        self.charts = tuple(charts)
        self.hidden: set[str] = set()  # those that nobody wants to see
        self._recorded: set[str] = set()

    @property
    def wanted(self) -> dict[str, bool]:
        """Whether each is to be seen where something is recorded for it."""
        return {chart.title: chart.title not in self.hidden for chart in self.charts}

    def want(self, title: str, on: bool) -> None:
        """See one wherever there is something for it, or do not."""
        (self.hidden.discard if on else self.hidden.add)(title)
        self._show()

    def set_recorded(self, charts: Iterable[Chart]) -> None:
        """For these there is something."""
        self._recorded = {chart.title for chart in charts}
        self._show()

    def restore(self, hidden: object) -> None:
        """Nobody wants to see these; what is no list of titles is passed over."""
        if isinstance(hidden, list):
            self.hidden = {title for title in hidden if isinstance(title, str)}
            self._show()

    def _show(self) -> None:
        for chart in self.charts:
            chart.setVisible(chart.title in self._recorded - self.hidden)
