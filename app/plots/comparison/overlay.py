"""What several simulators did, over each other, cell by cell: spikes in rows that they share, or traces in one slot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QColor, QPainter, QPen
from PyQt5.QtWidgets import QWidget

from app.compare.runs import Run
from app.look import theme, ticks
from app.model import Role
from app.plots import frame
from app.plots.comparison.layers import CELLS, Layer, layers
from app.plots.figures import field
from app.plots.figures.head import HEIGHT, Head
from app.plots.paged import Paged
from app.plots.polyline import draw_line, draw_segments
from app.plots.slots import Scale, Slot
from app.plots.view import View
from app.worker import Recording

_ROLES = (Role.EXCITATORY, Role.INHIBITORY, Role.STIMULUS, Role.GENERIC)  # whose colours simulators take, in turn
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_WIDTHS = (3.0, 1.75, 1.0, 1.0)  # px: what lies below is wider, so that it is seen where all are alike
_TICK = 2.0  # px wide
_GAP = 0.1  # of a row of spikes, to the next one
_WORD = 14  # px that the number of a cell needs


class Overlay(Paged):
    """Shows one recorded variable of all simulators that ran. `head` is the row above it."""

    above = field.HEAD

    def __init__(self, parent: QWidget | None = None) -> None:
        self._recordings: tuple[tuple[str, Recording], ...] = ()
        self._page, self._parted = 0, ""
        self._layers: list[Layer] = []
        super().__init__("Comparison", parent=parent)
        self.head = Head(self)

    def show_runs(self, runs: Sequence[tuple[str, Run]], key: tuple[str, str], parted: float | None = None) -> None:
        """Show `key` (population, variable) of these runs, each with the title of its simulator.

        `parted`: when (ms) they begin to differ, which is marked.
        """
        found = [(title, run.results.now, _find(run, key)) for title, run in runs]
        self._recordings = tuple((title, recording) for title, _, recording in found if recording is not None)
        self._page, self._parted = 0, "" if parted is None else f" · first difference at {ticks.duration(parted)}"
        self.set_changes(() if parted is None else (parted,))
        self.set_duration(min((now for _, now, recording in found if recording is not None), default=0.0) or 1.0)
        self._load()

    def turn(self, pages_on: int) -> None:
        """Show the next cells, or those before."""
        self._page += pages_on
        self._load()

    def go_to(self, cell: int) -> None:
        """Show this cell, where it is recorded, or the next one that is."""
        if self._recordings:
            self._page = int(np.searchsorted(self._recordings[0][1].cells, cell)) // self._at_once
            self._load()

    def table(self) -> dict[str, NDArray[np.float64]]:
        """Times and cells, or times and values of each cell, of each simulator: of the cells that are shown."""
        columns = {}
        for layer in self._layers:
            for words, values in layer.columns():
                columns[f"{layer.title}: {words}"] = values
        return columns

    def left_width(self) -> int:
        """As wide as the widest word."""
        return frame.room_for([text for _, text in self._words(View(0.0, 1.0, 100, 400))] or ["0"])

    def left_words(self) -> list[frame.Word]:
        """The cells' numbers; beside the first trace the ends of the scale."""
        return self._words(self.window())

    def name_at(self, time: float, height: float) -> str:
        """The cell, what each simulator has there, and the time."""
        row = next((i for i, slot in enumerate(self._slots) if slot.top <= height < slot.bottom), None)
        if row is None:
            return ticks.duration(time)
        values = [layer.said(row, time) for layer in self._layers]
        return " · ".join(filter(None, [f"cell {self._shown[row]}", *values, ticks.duration(time)]))

    def arrange(self) -> None:
        """Its head stands above the plot."""
        super().arrange()
        if hasattr(self, "head"):
            plot = self.view.geometry()
            top = round(plot.top() - field.HEAD - 3)
            self.head.setGeometry(round(plot.left()) - 4, top, round(plot.width()), HEIGHT)

    def paint_around(self, painter: QPainter) -> None:
        """Also whose colours are in the plot."""
        super().paint_around(painter)
        key = [(_ROLES[layer.number % 4], layer.title) for layer in self._layers]
        words, taken = (self.head.text, 0.0) if self.saving else ("", float(self.head.sizeHint().width()))
        field.paint_head(painter, self.view.geometry().width(), words, key, taken)

    def paint_data(self, painter: QPainter, view: View) -> None:
        """One simulator after the other."""
        for layer in self._layers:
            color = QColor(theme().look.hue(_ROLES[layer.number % 4]).line)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(layer.traces))
            if layer.traces:
                painter.setPen(QPen(color, _WIDTHS[layer.number % 4], _STYLES[layer.number % 4]))
                self._paint_traces(painter, view, layer)
            else:
                painter.setPen(QPen(color, _TICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                self._paint_spikes(painter, view, layer)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        cells = self._recordings[0][1].cells if self._recordings else np.empty(0, np.int32)
        self._page = min(max(self._page, 0), max(-(-len(cells) // self._at_once) - 1, 0))
        begin = self._page * self._at_once
        self._layers = layers(self._recordings, cells[begin : begin + self._at_once])
        self.set_caption(self._describe(len(cells)))
        self.arrange()
        self.redraw()

    @property
    def _shown(self) -> list[int]:
        return self._layers[0].cells.tolist() if self._layers else []

    @property
    def _slots(self) -> list[Slot]:
        return self._layers[0].slots if self._layers else []

    @property
    def _at_once(self) -> int:
        return CELLS[self._recordings[0][1].is_spikes if self._recordings else True]

    def _describe(self, cells: int) -> str:
        if not self._shown:
            return ""
        first, last = self._shown[0], self._shown[-1]
        shown = f"cell {first}" if first == last else f"cells {first}\u2013{last}"
        return f"{shown} of {ticks.number(cells, 0)}{self._parted}"

    def _words(self, view: View) -> list[frame.Word]:
        if not self._slots:
            return []
        height = (self._slots[0].bottom - self._slots[0].top) * view.height
        if self._layers[0].traces:
            return self._marks(view, self._slots[0], self._scale(), 2 if height >= 40 else 1)
        step = max(int(np.ceil(_WORD / max(height, 1e-9))), 1)
        return [
            (float(view.down(np.array([(slot.top + slot.bottom) / 2]))[0]), str(cell))
            for slot, cell in list(zip(self._slots, self._shown, strict=True))[::step]
        ]

    def _marks(self, view: View, slot: Slot, scale: Scale, most: int) -> list[frame.Word]:
        return [(float(view.down(slot.place(np.array([v]), scale))[0]), text) for v, text in scale.ticks(most)]

    def _scale(self) -> Scale:
        traces = [trace for layer in self._layers for trace in layer.traces]
        return Scale.around([trace.low for trace in traces], [trace.high for trace in traces])

    def _paint_traces(self, painter: QPainter, view: View, layer: Layer) -> None:
        scale = self._scale()
        for slot, trace in zip(self._slots, layer.traces, strict=True):
            times, values = trace.points(view.begin, view.end, view.width)
            draw_line(painter, view.across(times) / view.scale, view.down(slot.place(values, scale)) / view.scale)

    def _paint_spikes(self, painter: QPainter, view: View, layer: Layer) -> None:
        """Ticks in the part of each row that is this simulator's, on whole pixels."""
        seen = (layer.times >= view.begin) & (layer.times <= view.end)
        tops, bottoms = (np.array([getattr(slot, end) for slot in self._slots]) for end in ("top", "bottom"))
        share = (bottoms - tops) * (1 - _GAP) / len(self._layers)
        begin = tops + layer.number * share
        up, down = (np.round(view.down(ends))[layer.rows[seen]] / view.scale for ends in (begin, begin + share))
        x = np.round(view.across(layer.times[seen])) / view.scale
        draw_segments(painter, x, up, x, down)


def _find(run: Run, key: tuple[str, str]) -> Recording | None:
    return next((r for r in run.results.recordings.values() if (r.label, r.variable) == key), None)
