"""Further traces on the board: of another variable, or of other cells, with a scale of their own."""

from __future__ import annotations

from app.plots.previous import Run
from app.plots.traces import Traces


class MoreTraces(Traces):
    """The traces of a run as a chart that people add."""

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show cells of this run from now on, and behind them, muted, what they did in the one before."""
        spikes, traces = run.sources() if run is not None else ([], [])
        self.set_sources(traces, spikes, before.sources()[1] if before is not None else [])
        if run is not None and not traces:
            self.set_caption("Nothing but spikes is recorded.")

    def refresh(self, now: float, final: bool = False) -> None:
        """Data have arrived."""
        self.redraw()
