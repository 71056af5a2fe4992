"""The picture of a raster: spikes as pixels, kept while the view stays and only added to. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.bands import Band
from app.plots.ink import Ink, develop, exposure
from app.plots.view import View

DOT = 1.6  # side of a dot where there is room, in px of the screen
TICK = 7.0  # and its greatest height where there are few rows


@dataclass(frozen=True)
class _Lane:
    """One band in one view: its pixel rows, the row of each cell, and what a dot in each of its rows is worth."""

    span: slice
    row_of_cell: NDArray[np.int64]
    worth: NDArray[np.float32]
    pitch: float  # pixels from one cell to the next

    @classmethod
    def of(cls, band: Band, view: View) -> _Lane:
        span, ranks = view.span(band), band.ranks()
        rows = _whole(view.down(band.heights()))
        row_of_cell = np.where(ranks >= 0, rows[np.maximum(ranks, 0)] if len(rows) else -1, -1)
        pitch = (band.bottom - band.top) * view.height / (view.bottom - view.top) / max(len(band.cells), 1)
        return cls(span, row_of_cell, _worth(rows, span, pitch), pitch)

    def height(self) -> int:
        return self.span.stop - self.span.start


def _whole(places: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.floor(places).astype(np.int64)


def _worth(rows: NDArray[np.int64], span: slice, pitch: float) -> NDArray[np.float32]:
    # Where one pixel row stands for two cells and the next for three, a grid would show that is not in the data.
    if pitch >= 1.0:
        return np.ones(span.stop - span.start, dtype=np.float32)
    inside = rows[(rows >= span.start) & (rows < span.stop)] - span.start
    cells = np.maximum(np.bincount(inside, minlength=span.stop - span.start), 1)
    return (max(np.floor(1.0 / pitch), 1.0) / np.maximum(cells, np.floor(1.0 / pitch))).astype(np.float32)


@dataclass(frozen=True)
class _Print:
    """How a band is developed: the size of a dot and the opacity of one."""

    dot: tuple[int, int] = (1, 1)
    opacity: float = 1.0


class RasterPicture:
    """Holds `pixels` (uint32, premultiplied ARGB, height × width) of the spikes it was given in one view.

    `colours` has one palette per band (see `ink.palette`).
    """

    def __init__(self, bands: Sequence[Band], colours: Sequence[NDArray[np.uint32]], view: View) -> None:
        self.view = view
        self.pixels: NDArray[np.uint32] = np.zeros((view.height, view.width), dtype=np.uint32)
        self._lanes = [_Lane.of(band, view) for band in bands]
        worth = np.ones(view.height, dtype=np.float32)
        for lane in self._lanes:
            worth[lane.span] = lane.worth
        self._ink = Ink(view.width, view.height, worth)
        self._colours = list(colours)
        self._seen = [0] * len(bands)
        self._prints = [_Print() for _ in bands]

    def add(self, band: int, cells: NDArray[np.int32], times: NDArray[np.float64], now: float) -> None:
        """More spikes of a band: cell indices and times (ms), in any order. `now` is how far the run has come."""
        lane = self._lanes[band]
        columns = self._ink.add(_whole(self.view.across(times)), lane.row_of_cell[cells])
        self._seen[band] += len(cells)
        fitting = self._fitting(band, now)
        if fitting != self._prints[band]:
            self._prints[band] = fitting
            columns = range(self.view.width)
        self._develop(band, columns)

    def repaint(self, colours: Sequence[NDArray[np.uint32]]) -> None:
        """The same dots in other colours."""
        self._colours = list(colours)
        for band in range(len(self._lanes)):
            self._develop(band, range(self.view.width))

    def _fitting(self, band: int, now: float) -> _Print:
        # Crowded pictures get smaller dots first, and only then fainter ones.
        lane, view = self._lanes[band], self.view
        reached = np.clip((now - view.begin) / (view.end - view.begin), 1.0 / view.width, 1.0)
        per_pixel = self._seen[band] / max(reached * view.width * lane.height(), 1.0)
        large, small = max(round(DOT * view.scale), 1), max(round(view.scale), 1)
        if lane.pitch >= 2.5 * large:
            return _Print((large, round(min(0.6 * lane.pitch, TICK * view.scale))))
        side = large if per_pixel * large**2 <= 0.5 else small
        return _Print((side, side), exposure(per_pixel * side**2))

    def _develop(self, band: int, columns: range) -> None:
        lane, look = self._lanes[band], self._prints[band]
        reach = max(look.dot)
        columns = range(max(columns.start - reach, 0), min(columns.stop + reach, self.view.width))
        if len(columns) and lane.height():
            ink = self._ink.spread(columns, lane.span, look.dot)
            fresh = develop(ink, look.opacity, self._colours[band])
            self.pixels[lane.span, columns.start : columns.stop] = fresh.T
