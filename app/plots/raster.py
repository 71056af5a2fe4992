"""The raster: a dot for every spike, populations above one another in the order of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QPointF, QRectF, pyqtSignal
from PyQt5.QtGui import QColor, QImage, QPainter
from PyQt5.QtWidgets import QMenu, QWidget

from app.look import theme, ticks
from app.plots import frame
from app.plots.bands import Band, stack
from app.plots.chart import Chart
from app.plots.drafts import in_view
from app.plots.film import Film
from app.plots.ink import palette
from app.plots.ordering import INDEX, PLACES, like, ordered
from app.plots.picture_file import SHARPNESS, in_lines
from app.plots.raster_menu import POPULATION, ROLE, add_choices
from app.plots.raster_picture import DOT, RasterPicture
from app.plots.sources import SpikeSource
from app.plots.view import View

_GHOST = 0.45  # opacity of the run before
_SHADES = (0.0, 0.45, 0.22, 0.65)  # of ink in the colour of a role, for populations that share it
MOST_DOTS = 50_000  # of a vector picture; beyond, it holds an image


class Raster(Chart):
    """Shows the spikes of its sources. Only what is new is drawn while the view stays where it is.

    `places_wanted` when cells are to stand in the order of their places; see `set_places`.
    """

    places_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.order, self.colour = INDEX, ROLE
        self._before: tuple[SpikeSource, ...] = ()
        self._places: Mapping[str, NDArray[np.float64]] = {}
        self._sources: tuple[SpikeSource, ...] = ()
        self._bands: tuple[Band, ...] = ()
        super().__init__("Raster", tall=True, parent=parent)
        self._film, self._past = Film(self), Film(self)
        for film in (self._film, self._past):
            film.developed.connect(self.redraw)

    def set_sources(self, sources: Sequence[SpikeSource], before: Sequence[SpikeSource] = ()) -> None:
        """Show these, one band each; behind them, muted, what the same populations did `before`."""
        self._sources, self._before = tuple(sources), tuple(before)
        self._load()
        self.arrange()

    # -- what can be chosen --------------------------------------------------------------------------------------------

    def set_order(self, order: str) -> None:
        """Have cells stand in an order of ORDERS, as it is now."""
        self.order = order
        if order in PLACES:
            self.places_wanted.emit()
        self._load()

    def set_places(self, places: Mapping[str, NDArray[np.float64]]) -> None:
        """Where the cells of populations are, by name."""
        self._places = places
        if self.order in PLACES:
            self._load()

    def set_colour(self, colour: str) -> None:
        """Colour populations by their role, or each in its own shade of it."""
        self.colour = colour
        self.dress()

    def context_menu(self) -> QMenu:
        """Also the order and the colours."""
        menu = super().context_menu()
        add_choices(menu, self.order, self.set_order, self.colour, self.set_colour)
        return menu

    def _load(self) -> None:
        cells = [ordered(source, self.order, self._places) for source in self._sources]
        self._bands = stack(cells)
        self._film.load(self._sources, self._bands, self._palettes())
        there = {source.element: source for source in self._before}
        pairs = [(there[s.element], b) for s, b in zip(self._sources, self._bands, strict=True) if s.element in there]
        ghosts = [Band(band.top, band.bottom, like(band.cells, source.cells)) for source, band in pairs]
        self._past.load([source for source, _ in pairs], ghosts, _grey(len(pairs)))
        self.redraw()

    # -- what is drawn -------------------------------------------------------------------------------------------------

    def table(self) -> dict[str, NDArray[np.float64]]:
        """The spikes in view: for each population a column of cells and one of times."""
        columns, view = {}, self.window()
        for source in self._sources:
            cells, times = source.spikes()
            part = view.part(times, 0)
            columns[f"{source.label}: cell"] = cells[part].astype(np.float64)
            columns[f"{source.label}: time (ms)"] = times[part]
        return columns

    def left_width(self) -> int:
        """As wide as the widest label."""
        return frame.room_for([source.label for source in self._sources])

    def left_words(self) -> list[frame.Word]:
        """The label of each population, beside the middle of what is seen of it."""
        view = self.window()
        spans = [view.span(band) for band in self._bands]
        return [
            ((span.start + span.stop) / 2, source.label)
            for span, source in zip(spans, self._sources, strict=True)
            if span.stop > span.start
        ]

    def name_at(self, time: float, height: float) -> str:
        """The cell and the time."""
        for source, band in zip(self._sources, self._bands, strict=True):
            cell = band.cell_at(height)
            if cell is not None:
                return f"{source.label} {cell} · {ticks.duration(time)}"
        return ticks.duration(time)

    def dress(self) -> None:
        """The same dots in the colours in force."""
        if hasattr(self, "_film"):  # the pane dresses before it is ready
            self._film.dye(self._palettes())
            self._past.dye(_grey(len(self._past.sources)))
        super().dress()

    def paint_data(self, painter: QPainter, view: View) -> None:
        """Lay the picture over the plot, pixel on pixel."""
        if self._past.sources and not in_lines(painter):
            painter.setOpacity(_GHOST)
            painter.drawImage(QPointF(0, 0), self._image(self._past, view))
            painter.setOpacity(1.0)
        if in_lines(painter) and in_view(self._sources, view) <= MOST_DOTS:
            self._paint_vector(painter, view)
        elif self._bands:
            sharp = self.window(SHARPNESS) if in_lines(painter) else view
            painter.drawImage(QPointF(0, 0), self._image(self._film, sharp))

    def picture(self, view: View) -> RasterPicture:
        """The picture of all spikes that have arrived, in this view."""
        return self._film.picture(view, self.view.duration, draft=False)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _image(self, film: Film, view: View) -> QImage:
        return _image(film.picture(view, self.view.duration, draft=not self.saving))

    def _palettes(self) -> list[NDArray[np.uint32]]:
        return [palette(*self._colour_of(at).getRgb()[:3]) for at in range(len(self._sources))]

    def _colour_of(self, at: int) -> QColor:
        role = self._sources[at].role
        own = QColor(theme().look.hue(role).line)
        twins = sum(1 for source in self._sources[:at] if source.role is role) if self.colour == POPULATION else 0
        return blend(own, theme().color("ink"), _SHADES[twins % len(_SHADES)])

    def _paint_vector(self, painter: QPainter, view: View) -> None:
        for at, (source, band) in enumerate(zip(self._sources, self._bands, strict=True)):
            cells, times = source.spikes()
            part = view.part(times, 0)
            across = view.across(times[part])
            down = view.down(band.heights()[band.ranks()[cells[part]]])
            colour = self._colour_of(at)
            for x, y in zip(across.tolist(), down.tolist(), strict=True):
                painter.fillRect(QRectF(x - DOT / 2, y - DOT / 2, DOT, DOT), colour)


def _image(picture: RasterPicture) -> QImage:
    pixels, view = picture.pixels, picture.view
    image = QImage(pixels.data, view.width, view.height, 4 * view.width, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(view.scale)
    return image


def _grey(n: int) -> list[NDArray[np.uint32]]:
    grey = QColor(theme().look.muted)
    return [palette(grey.red(), grey.green(), grey.blue())] * n


def blend(a: QColor, b: QColor, share: float) -> QColor:
    """The first colour with a share of the second."""
    pairs = zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)
    return QColor(*(round((1.0 - share) * x + share * y) for x, y in pairs))
