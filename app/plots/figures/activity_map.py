"""The activity map: the cells of a population where they are, as they fire, for any time of the run."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QKeyEvent, QPainter
from PyQt5.QtWidgets import QWidget

from app.look import ticks
from app.plots import frame
from app.plots.figures import field, map_drawing
from app.plots.figures.axis import Floats
from app.plots.figures.figure import Columns
from app.plots.figures.firing import Region, firings
from app.plots.figures.head import Head
from app.plots.figures.player import Player
from app.plots.figures.sheets import Sheet, everywhere, highest, sheets, shown
from app.plots.figures.thinking import Sum
from app.plots.figures.turned import GESTURES, Turned
from app.plots.previous import Run
from app.run.places import Places
from app.run.preview import Preview
from app.script import write

ALL = "All populations"
WINDOWS = {f"{window:g} ms": window for window in (5.0, 10.0, 20.0, 50.0, 100.0, 200.0)}
_DEFAULT = "20 ms"
_FOOT, _SIDE = 52, 16  # px below, and beside the cells
_REACH = 12.0  # px around the pointer
_GESTURES = f"Space: play or pause · {GESTURES}"


class ActivityMap(Turned):
    """Asks the preview where cells are; without one, or without places, they stand row by row."""

    def __init__(self, preview: Preview | None = None, parent: QWidget | None = None) -> None:
        self.highest = 0.0
        self._sheets: list[Sheet] = []
        super().__init__("Activity map", parent)
        self.setToolTip(_GESTURES)
        self.player = Player(self)
        self.player.moved.connect(self.redraw)
        self.head = Head(self)
        self.population = self.head.add_choice("Population", lambda _: self._choose())
        self.head.add_words("in the last")
        self.window_ = self.head.add_choice("Window in which spikes are counted", lambda _: self.again())
        self.window_.offer_names(list(WINDOWS), _DEFAULT)
        self.set_head(self.head)
        self.places = Places(preview, self, f"activity map {id(self)} ") if preview is not None else None
        if self.places is not None:
            self.places.changed.connect(self._choose)

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def time(self) -> float:
        """The time that is looked at, in ms."""
        return self.player.time

    @property
    def window_ms(self) -> float:
        """How long a spike is remembered, in ms."""
        return WINDOWS[self.window_.value]

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on, from its end while it goes on."""
        if self.places is not None and run is not None and run.network is not None:
            self.places.look(run.network, write(run.network))
        super().show_run(run, before)
        self._choose()
        self.player.set_span(0.0, run.results.now if run is not None else 0.0)

    def refresh(self, now: float, final: bool = False) -> None:
        """Data have arrived: what stood at the end goes along."""
        begin, end = self.region or (0.0, now)
        self.player.set_span(begin, min(end, now))
        if self.run is not None and len(self.run.sources()[0]) != len(self._sheets):
            self._choose()
        super().refresh(now, final)
        self.redraw()

    def set_region(self, region: Region | None) -> None:
        """Play only what lies between these times (ms)."""
        super().set_region(region)
        if self.run is not None:
            self.player.set_span(*(region or (0.0, self.run.results.now)))

    def clear(self) -> None:
        """Nobody is there."""
        self.highest = 0.0

    def sum(self) -> Sum:
        """The highest rate, which is drawn in full colour."""
        return partial(highest, firings(self.run), self.window_ms)

    def show_sum(self, came: float) -> None:
        """Draw rates up to this one."""
        self.highest = came
        self.set_caption(self._words())

    def table(self) -> Columns:
        """The place of each cell and its rate at the time that is looked at."""
        here = shown(self._sheets, self.population.value)
        rates = [sheet.rates(self.time, self.window_ms) for sheet in here]
        columns: dict[str, Floats] = {"cell": np.concatenate([np.empty(0), *(s.cells.astype(float) for s in here)])}
        columns |= dict(zip(("x (µm)", "y (µm)", "z (µm)"), everywhere(here).T, strict=True))
        return columns | {f"rate at {self.time:g} ms (Hz)": np.concatenate([np.empty(0), *rates])}

    def _choose(self) -> None:
        """Offer what is recorded, and have what is chosen in view."""
        known = {cloud.name: cloud.places for cloud in self.places.clouds} if self.places is not None else {}
        self._sheets = sheets(self.run, known)
        labels = [sheet.label for sheet in self._sheets]
        self.population.offer_names([ALL, *labels] if len(labels) > 1 else labels)
        self.set_caption(self._words())
        self.fit()

    def all_places(self) -> Floats:
        """The places of the cells that are shown."""
        return everywhere(shown(self._sheets, self.population.value)) if self._sheets else np.empty((0, 3))

    def _words(self) -> str:
        if not self._sheets:
            return "No spikes are recorded." if self.run is not None else ""
        here = shown(self._sheets, self.population.value)
        cells = sum(len(sheet.cells) for sheet in here)
        placed = "" if any(sheet.placed for sheet in here) else " · without places: row by row"
        return f"{ticks.number(cells, 0)} cells{placed}"

    # -- drawing -------------------------------------------------------------------------------------------------------

    def plot(self) -> QRectF:
        """Where the cells are drawn."""
        top = frame.TOP + field.HEAD
        return QRectF(_SIDE, top, max(self.width() - 2 * _SIDE, 8), max(self.height() - top - _FOOT, 8))

    def arrange(self) -> None:
        """The player lies below the cells."""
        super().arrange()
        if hasattr(self, "player"):
            plot = self.plot()
            self.player.setGeometry(round(plot.left()), round(plot.bottom()) + 2, round(plot.width()), 26)

    def paint_all(self, painter: QPainter, plot: QRectF) -> None:
        """Cells, length, scale, words."""
        here = shown(self._sheets, self.population.value)
        levels = [map_drawing.steps_of(sheet.rates(self.time, self.window_ms), self.highest) for sheet in here]
        painter.save()
        painter.setClipRect(QRectF(0, 0, plot.width(), plot.height()))
        map_drawing.draw_cells(painter, here, levels, self.camera, plot)
        if len(here) > 1 and not any(sheet.placed for sheet in here):
            map_drawing.draw_labels(painter, here, self.camera, plot)
        painter.restore()
        if any(sheet.placed for sheet in here):
            map_drawing.draw_length(painter, self.camera, plot)
        roles = list(dict.fromkeys(sheet.role for sheet in here))
        map_drawing.draw_scale(
            painter,
            roles,
            f"{ticks.number(self.highest, 0)} Hz",
            plot.width(),
            plot.width() - self.head.sizeHint().width(),
        )
        at = f" · {ticks.duration(self.time)}" if self.saving else ""
        field.paint_foot(painter, plot.width(), plot.height() + 27, self.caption + at, self.corner())

    def corner(self) -> str:
        """The cell under the pointer, its rate."""
        if self.pointer is None or self.saving:
            return ""
        plot = self.plot()
        at = np.array([self.pointer[0] * plot.width(), (1.0 - self.pointer[1]) * plot.height()])
        best, words = _REACH, ""
        for sheet in shown(self._sheets, self.population.value):
            seen = self.camera.seen(sheet.places, plot.width(), plot.height())[:, :2]
            away = np.hypot(*(seen - at).T)
            if len(away) and away.min() < best:
                best, cell = float(away.min()), int(away.argmin())
                rate = sheet.rates(self.time, self.window_ms)[cell]
                words = f"{sheet.label} {sheet.cells[cell]} · {rate:.0f} Hz"
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays, or pauses."""
        if event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        else:
            super().keyPressEvent(event)
