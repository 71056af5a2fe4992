"""Rows of charts that can be added, closed and moved, also while a run goes on, and that are remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.plots.board.kind import Kind
from app.plots.board.tile import Tile
from app.plots.chart import Region
from app.plots.previous import Run

_ROOM = 300  # px of a row for each chart, before another row is begun
_SHARE = 400  # of a row that grows, against those of the charts that stay


class Board(QSplitter):
    """The `first` row has charts that stay; tiles follow them, and fill rows of their own.

    `added(chart)` and `removed(chart)` tell who links charts.
    """

    added = pyqtSignal(object)
    removed = pyqtSignal(object)

    def __init__(self, kinds: Sequence[Kind], first: QSplitter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.kinds = {kind.key: kind for kind in kinds}
        self._run: Run | None = None
        self._before: Run | None = None
        self._now, self._final = 0.0, False
        self._region: Region | None = None
        self.setProperty("kind", "quiet")
        self.setChildrenCollapsible(False)
        self.addWidget(_Row(first))

    # -- what is there -----------------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[QSplitter]:
        """From top to bottom."""
        return [row.charts for at in range(self.count()) if isinstance(row := self.widget(at), _Row)]

    @property
    def tiles(self) -> list[Tile]:
        """Row by row."""
        return [tile for row in self.rows for tile in _tiles(row)]

    def state(self) -> str:
        """Which charts there are in which row, as text."""
        return json.dumps([[tile.key for tile in _tiles(row)] for row in self.rows])

    def restore(self, text: str) -> None:
        """The charts that were there; what the text says wrongly is passed over."""
        try:
            rows = json.loads(text)
        except ValueError:
            return
        for at, keys in enumerate(rows if isinstance(rows, list) else []):
            for key in keys if isinstance(keys, list) else []:
                if isinstance(key, str) and key in self.kinds:
                    self.add(key, at)

    # -- the run -----------------------------------------------------------------------------------------------------

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on in all charts."""
        self._run, self._before = run, before
        self._now, self._final = 0.0, False
        for tile in self.tiles:
            tile.chart.show_run(run, before)

    def refresh(self, now: float, final: bool = False) -> None:
        """Data have arrived."""
        self._now, self._final = now, final
        for tile in self.tiles:
            tile.chart.refresh(now, final)

    def set_region(self, region: Region | None) -> None:
        """Of the run, look only at what lies between these times (ms)."""
        self._region = region
        for tile in self.tiles:
            tile.chart.set_region(region)

    # -- acting ------------------------------------------------------------------------------------------------------

    def add(self, key: str, row: int | None = None) -> Tile:
        """Put a chart of a kind into a row, or where there is room; it shows what was recorded so far."""
        kind = self.kinds[key]
        chart = kind.make()
        assert isinstance(chart, QWidget)
        tile = Tile(key, kind.title, chart)
        tile.closed.connect(lambda: self.close_tile(tile))
        tile.moved.connect(lambda rows, places: self.move_tile(tile, rows, places))
        self._put(tile, self._roomy() if row is None else row)
        self.added.emit(chart)
        chart.show_run(self._run, self._before)
        chart.set_region(self._region)
        chart.refresh(self._now, self._final)
        return tile

    def close_tile(self, tile: Tile) -> None:
        """Take a chart away."""
        self.removed.emit(tile.chart)
        tile.chart.show_run(None)
        self._take(tile)
        tile.deleteLater()

    def move_tile(self, tile: Tile, rows: int, places: int) -> None:
        """Move a chart by so many rows, or so many places in its row; never before those that stay."""
        here = next(row for row in self.rows if tile in _tiles(row))
        at = self.rows.index(here)
        if rows and 0 <= at + rows <= self.count() and not (here.count() == 1 and at + rows == self.count()):
            self._take(tile, keep_row=True)
            self._put(tile, at + rows)
            self._drop_empty()
        elif places:
            first = here.count() - len(_tiles(here))
            here.insertWidget(min(max(here.indexOf(tile) + places, first), here.count() - 1), tile)
        tile.menu.setFocus()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _roomy(self) -> int:
        """The first row in which another chart has room; one more than there are when none has."""
        most = max(self.width() // _ROOM, 1)
        return next((at for at, row in enumerate(self.rows) if len(_seen(row)) < most), self.count())

    def _put(self, tile: Tile, at: int) -> None:
        if at >= self.count():
            row = QSplitter(Qt.Orientation.Horizontal)
            row.setProperty("kind", "quiet")
            row.setChildrenCollapsible(False)
            self.addWidget(_Row(row))
            self.setSizes([_SHARE] * self.count())
        row = self.rows[min(at, self.count() - 1)]
        row.addWidget(tile)
        row.setStretchFactor(row.count() - 1, _SHARE)
        tile.show()
        row.setSizes([_SHARE] * row.count())

    def _take(self, tile: Tile, keep_row: bool = False) -> None:
        tile.hide()
        tile.setParent(None)
        if not keep_row:
            self._drop_empty()

    def _drop_empty(self) -> None:
        for row in [self.widget(at) for at in range(1, self.count())]:
            if isinstance(row, _Row) and not row.charts.count():
                row.hide()
                row.setParent(None)
                row.deleteLater()


class _Row(QWidget):
    """A row of charts. (Qt lets a splitter that is directly in another have no height once all in it was hidden.)"""

    def __init__(self, charts: QSplitter) -> None:
        super().__init__()
        self.charts = charts
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(charts)


def _tiles(row: QSplitter) -> list[Tile]:
    return [widget for widget in _inside(row) if isinstance(widget, Tile)]


def _seen(row: QSplitter) -> list[QWidget]:
    return [widget for widget in _inside(row) if not widget.isHidden()]


def _inside(row: QSplitter) -> Iterator[QWidget]:
    return (widget for at in range(row.count()) if (widget := row.widget(at)) is not None)
