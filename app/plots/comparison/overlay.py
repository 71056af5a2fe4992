"""What several simulators did, over each other: a raster in which each cell's row is shared, or a trace."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QColor, QPainter, QPen
from PyQt5.QtWidgets import QWidget

from app.compare.runs import Run
from app.look import theme
from app.model import Role
from app.plots.figures.axis import Axis, Floats
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns, Figure
from app.plots.polyline import draw_line, draw_segments
from app.worker import Recording

_ROLES = (Role.EXCITATORY, Role.INHIBITORY, Role.STIMULUS, Role.GENERIC)  # whose colours simulators take, in turn
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_CELLS, _LAST = 24, 200.0  # cells of a raster; ms
_WIDTHS = (3.0, 1.75, 1.0, 1.0)  # px: what lies below is wider, so that it is seen where all are alike


class Overlay(Figure):
    """Shows one recorded variable of all simulators that ran."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._recordings: tuple[tuple[str, Recording], ...] = ()
        self._now = 0.0
        super().__init__("Comparison", parent)

    def show_runs(self, runs: Sequence[tuple[str, Run]], key: tuple[str, str]) -> None:
        """Show `key` (population, variable) of these runs, each with the title of its simulator."""
        found = [(title, _find(run, key)) for title, run in runs]
        self._recordings = tuple((title, recording) for title, recording in found if recording is not None)
        self._now = min((run.results.now for _, run in runs), default=0.0)
        begin = max(self._now - _LAST, 0.0)
        if not self._recordings:
            return
        first = self._recordings[0][1]
        time = Axis("time (ms)", begin, self._now or 1.0)
        if first.is_spikes:
            self.set_axes(time, Axis("cell", -0.2, float(min(len(first.cells), _CELLS))))
        else:
            shown = [_trace(recording, begin) for _, recording in self._recordings]
            self.set_axes(time, Axis.around(f"{first.variable} ({first.unit})", [values for _, values in shown]))
        self.redraw()

    def key(self) -> Key:
        """The simulators."""
        return [(_ROLES[i % 4], title) for i, (title, _) in enumerate(self._recordings)]

    def table(self) -> Columns:
        """Times and cells, or times and values, of each simulator."""
        columns = {}
        for title, recording in self._recordings:
            cells, times = recording.spikes
            pair = (times, cells.astype(float)) if recording.is_spikes else _trace(recording, 0.0)
            columns[f"{title}: time (ms)"], columns[f"{title}: {recording.variable}"] = pair
        return columns

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """One simulator after the other."""
        for number, (_, recording) in enumerate(self._recordings):
            color = QColor(theme().look.hue(_ROLES[number % 4]).line)
            if recording.is_spikes:
                self._paint_spikes(painter, field, recording, number, color)
            else:
                times, values = _trace(recording, self.x.low)
                painter.setPen(QPen(color, _WIDTHS[number % 4], _STYLES[number % 4]))
                draw_line(painter, field.across(times), field.down(values))

    def _paint_spikes(self, painter: QPainter, field: Field, recording: Recording, number: int, color: QColor) -> None:
        """Ticks in the part of each row that is this simulator's."""
        cells, times = recording.spikes
        rows = np.searchsorted(recording.cells, cells)
        seen = (rows < _CELLS) & (times >= self.x.low)
        x = field.across(times[seen])
        share = 0.9 / max(len(self._recordings), 1)
        low = rows[seen].astype(np.float64) + number * share
        painter.setPen(QPen(color, 1.5))
        draw_segments(painter, x, field.down(low + 0.05), x, field.down(low + share))


def _find(run: Run, key: tuple[str, str]) -> Recording | None:
    return next((r for r in run.results.recordings.values() if (r.label, r.variable) == key), None)


def _trace(recording: Recording, begin: float) -> tuple[Floats, Floats]:
    """Times and values of the first cell, from a time (ms) on."""
    times = np.asarray(recording.start + recording.interval * np.arange(len(recording.samples)), dtype=np.float64)
    return times[times >= begin], recording.samples[times >= begin, 0]
