"""The picture of a raster: spikes as pixels, kept while the view stays and only added to. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.bands import Band
from app.plots.ink import Ink, develop, exposure, thicken
from app.plots.tally import Tally
from app.plots.view import View

DOT = 1.6  # side of a dot where there is room, in px of the screen
TICK = 7.0  # and its greatest height where there are few rows
CROWD = 0.7  # dots per pixel: beyond, dots become smaller
EVEN = 0.3  # and beyond this the rows are evened


@dataclass(frozen=True)
class _Lane:
    """One band in one view: its pixel rows, how many cells each of them stands for, and the row of each cell."""

    span: slice
    cells: NDArray[np.float32]
    row_of_cell: NDArray[np.int64]
    share: float  # of its cells in view
    pitch: float  # pixels from one cell to the next
    begin: float  # where in the band its first pixel row begins, as a share of the height of the band
    step: float  # and how high a pixel row is

    @classmethod
    def of(cls, band: Band, view: View) -> _Lane:
        span, ranks = view.span(band), band.ranks()
        rows = _whole(view.down(band.heights()))
        row_of_cell = np.where(ranks >= 0, rows[np.maximum(ranks, 0)] if len(rows) else -1, -1)
        inside = rows[(rows >= span.start) & (rows < span.stop)] - span.start
        cells = np.bincount(inside, minlength=span.stop - span.start).astype(np.float32)
        pitch = (band.bottom - band.top) * view.height / (view.bottom - view.top) / max(len(rows), 1)
        high = band.bottom - band.top
        pixel = (view.bottom - view.top) / view.height
        begin = (view.top + span.start * pixel - band.top) / high
        return cls(span, cells, row_of_cell, len(inside) / max(len(rows), 1), pitch, begin, pixel / high)

    @property
    def height(self) -> int:
        return self.span.stop - self.span.start

    def groups_of_rows(self, groups: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """Which of so many groups of neighbouring cells fall into each pixel row: from the first to before the last.

        And by what their spikes are multiplied, so that each row has as many as its height is worth.
        """
        edges = (self.begin + self.step * np.arange(self.height + 1)) * groups
        if self.step * groups >= 1.0:
            bounds = np.clip(np.ceil(edges - 1e-9), 0, groups).astype(np.int64)
            number = bounds[1:] - bounds[:-1]
            return bounds[:-1], bounds[1:], (self.step * groups / np.maximum(number, 1)).astype(np.float32)
        middles = (edges[:-1] + edges[1:]) / 2
        inside = (middles >= 0) & (middles < groups)
        first = np.clip(middles, 0, groups - 1).astype(np.int64)
        return first, first + inside, np.full(self.height, self.step * groups, dtype=np.float32)

    def evening(self, high: int) -> NDArray[np.float32]:
        """What evens rows of which one stands for two cells and the next for three, for dots so high.

        Else a crowded picture would show a grid that is not in the data.
        """
        cells = thicken(self.cells, high)
        inner = cells[high // 2 : len(cells) - (high - 1) // 2]  # at the edges dots are cut off
        few = np.quantile(inner, 0.1, method="lower") if len(inner) else 1.0
        return np.minimum(np.maximum(few, 1.0) / np.maximum(cells, 1.0), 1.0).astype(np.float32)


def _whole(places: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.floor(places).astype(np.int64)


@dataclass(frozen=True)
class _Print:
    """How a band is developed: the size of a dot, the opacity of one, and whether its rows are evened."""

    dot: tuple[int, int] = (1, 1)
    opacity: float = 1.0
    even: bool = False


class RasterPicture:
    """Holds `pixels` (uint32, premultiplied ARGB, height × width) of the spikes it was given in one view.

    `colours` has one palette per band (see `ink.palette`).
    """

    def __init__(self, bands: Sequence[Band], colours: Sequence[NDArray[np.uint32]], view: View) -> None:
        self.view = view
        self.pixels: NDArray[np.uint32] = np.zeros((view.height, view.width), dtype=np.uint32)
        self._ink = Ink(view.width, view.height)
        self._lanes = [_Lane.of(band, view) for band in bands]
        self._colours = list(colours)
        self._seen = [0] * len(bands)
        self._prints = [_Print() for _ in bands]

    def add(self, band: int, cells: NDArray[np.int32], times: NDArray[np.float64], now: float) -> None:
        """More spikes of a band: cell indices and times (ms), in any order. `now` is how far the run has come."""
        self.settle(band, self.count(band, cells, times), now)

    def count(self, band: int, cells: NDArray[np.int32], times: NDArray[np.float64]) -> range:
        """The same without showing it yet; the columns that have changed."""
        self._seen[band] += len(cells)
        return self._ink.add(_whole(self.view.across(times)), self._lanes[band].row_of_cell[cells])

    def count_tally(self, band: int, tally: Tally) -> range:
        """The spikes of a band from a tally, without showing them yet."""
        view, lane = self.view, self._lanes[band]
        first, last, share = lane.groups_of_rows(tally.groups)
        counts = tally.counts(np.linspace(view.begin, view.end, view.width + 1), first, last)
        counts = np.maximum(counts * share, np.float32(0.0))  # another thread may be writing to it
        self._seen[band] += int(counts.sum())
        self._ink.add_block(lane.span, counts)
        return range(view.width)

    def settle(self, band: int, columns: range, now: float) -> None:
        """Show what was counted in these columns of a band."""
        before, self._prints = self._prints, self._fitting(now)
        for each, (old, new) in enumerate(zip(before, self._prints, strict=True)):
            if old != new:
                self._develop(each, range(self.view.width))
        if before[band] == self._prints[band]:
            self._develop(band, columns)

    def repaint(self, colours: Sequence[NDArray[np.uint32]]) -> None:
        """The same dots in other colours."""
        self._colours = list(colours)
        for band in range(len(self._lanes)):
            self._develop(band, range(self.view.width))

    def _fitting(self, now: float) -> list[_Print]:
        # Crowded pictures get smaller dots first, the same everywhere, and only then fainter ones.
        view = self.view
        reached = view.width * np.clip((now - view.begin) / (view.end - view.begin), 1.0 / view.width, 1.0)
        crowds = [
            seen * lane.share / max(reached * lane.height, 1.0)
            for seen, lane in zip(self._seen, self._lanes, strict=True)
        ]
        large, small = max(round(DOT * view.scale), 1), max(round(view.scale), 1)
        ticked = [lane.pitch >= 2.5 * large for lane in self._lanes]
        densest = max((crowd for crowd, ticks in zip(crowds, ticked, strict=True) if not ticks), default=0.0)
        side = large if densest * large**2 <= CROWD else small
        return [
            _tick(large, lane.pitch, view.scale) if ticks else _dot(side, crowd)
            for lane, crowd, ticks in zip(self._lanes, crowds, ticked, strict=True)
        ]

    def _develop(self, band: int, columns: range) -> None:
        lane, look = self._lanes[band], self._prints[band]
        reach = max(look.dot)
        columns = range(max(columns.start - reach, 0), min(columns.stop + reach, self.view.width))
        if len(columns) and lane.height:
            opacity = np.full(lane.height, look.opacity, dtype=np.float32)
            if look.even:
                opacity *= lane.evening(look.dot[1])
            ink = self._ink.spread(columns, lane.span, look.dot)
            self.pixels[lane.span, columns.start : columns.stop] = develop(ink, opacity, self._colours[band]).T


def _tick(wide: int, pitch: float, scale: float) -> _Print:
    return _Print((wide, round(min(0.6 * pitch, TICK * scale))))


def _dot(side: int, crowd: float) -> _Print:
    return _Print((side, side), exposure(crowd * side**2), even=crowd * side**2 > EVEN)
