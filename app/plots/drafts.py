"""Pictures of crowded rasters: a draft at once while the view moves, the exact one when it rests. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.bands import Band
from app.plots.ink import Ink
from app.plots.raster_picture import RasterPicture
from app.plots.sources import SpikeSource
from app.plots.tally import GROUPS, Tally
from app.plots.view import View

CROWDED = 350_000  # spikes in view from which on a picture takes longer than a frame may
_AT_ONCE = 500_000  # spikes, so that the window has its turn between them
Palettes = Sequence[NDArray[np.uint32]]


@dataclass(frozen=True, eq=False)
class Exact:
    """A picture, and how many spikes of each source are in it."""

    picture: RasterPicture
    drawn: list[int]


def exact(sources: Sequence[SpikeSource], bands: Sequence[Band], palettes: Palettes, view: View) -> Exact:
    """The picture of all spikes that have arrived."""
    picture, drawn = RasterPicture(bands, palettes, view), []
    for band, source in enumerate(sources):
        cells, times = source.spikes()
        drawn.append(len(times))
        part = view.part(times, Ink.MARGIN)
        for first in range(part.start, part.stop, _AT_ONCE):
            here = slice(first, min(first + _AT_ONCE, part.stop))
            picture.count(band, cells[here], times[here])
        picture.settle(band, range(view.width), source.now())
    return Exact(picture, drawn)


def in_view(sources: Sequence[SpikeSource], view: View) -> int:
    """How many spikes a picture of this view has."""
    parts = (view.part(source.spikes()[1], 0) for source in sources)
    return sum(part.stop - part.start for part in parts)


class Drafts:
    """Tallies of some sources, as far as they have been read."""

    def __init__(self, sources: Sequence[SpikeSource], bands: Sequence[Band], duration: float) -> None:
        self._sources, self._bands = tuple(sources), tuple(bands)
        groups = max(GROUPS // max(len(bands), 1), 1)
        self.duration = duration
        self._ranks = [band.ranks() for band in bands]
        self._tallies = [Tally(len(band.cells), duration, groups) for band in bands]

    @property
    def unread(self) -> int:
        """How many spikes have arrived since the tallies were read."""
        pairs = zip(self._sources, self._tallies, strict=True)
        return sum(len(source.spikes()[1]) - tally.read for source, tally in pairs)

    def read(self) -> None:
        """Count what has arrived; for another thread."""
        for source, tally, ranks in zip(self._sources, self._tallies, self._ranks, strict=True):
            cells, times = source.spikes()
            for first in range(tally.read, len(times), _AT_ONCE):
                here = slice(first, first + _AT_ONCE)
                tally.add(ranks[cells[here]], times[here])

    def draft(self, palettes: Palettes, view: View) -> Exact:
        """A picture from the tallies, and of what came since exactly."""
        picture, drawn = RasterPicture(self._bands, palettes, view), []
        for band, (source, tally) in enumerate(zip(self._sources, self._tallies, strict=True)):
            cells, times = source.spikes()
            rest = slice(tally.read, len(times))
            picture.count_tally(band, tally)
            picture.count(band, cells[rest], times[rest])
            picture.settle(band, range(view.width), source.now())
            drawn.append(len(times))
        return Exact(picture, drawn)
