"""The picture of the spikes of some sources in the present view: added to as they arrive, drafted where it is crowded.

A crowded view is drafted from tallies while it moves, so that a frame costs the same for ten million spikes. When it
rests, another thread draws the exact picture, which takes the place of the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PyQt5.QtCore import QObject, QTimer, pyqtSignal

from app.plots.bands import Band
from app.plots.drafts import CROWDED, Drafts, Exact, Palettes, exact, in_view
from app.plots.figures.thinking import Thinking
from app.plots.ink import Ink
from app.plots.raster_picture import RasterPicture
from app.plots.sources import SpikeSource
from app.plots.view import View

_REST = 150  # ms without another view


class Film(QObject):
    """`developed` when there is a better picture of the view that was asked for last."""

    developed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sources: tuple[SpikeSource, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self._palettes: Palettes = ()
        self._shown: Exact | None = None
        self._drafts: Drafts | None = None
        self._reading, self._developing = Thinking(self), Thinking(self)
        self._developing.done.connect(self._take)
        self._resting = QTimer(self, singleShot=True, interval=_REST, timeout=self._develop)

    def load(self, sources: Sequence[SpikeSource], bands: Sequence[Band], palettes: Palettes) -> None:
        """Make pictures of these, each in its band and its colours."""
        self.sources, self._bands, self._palettes = tuple(sources), tuple(bands), tuple(palettes)
        self._shown = self._drafts = None
        self._resting.stop()
        for thinking in (self._reading, self._developing):
            thinking.forget()

    def dye(self, palettes: Palettes) -> None:
        """The same in other colours."""
        self._palettes = tuple(palettes)
        if self._shown is not None:
            self._shown.picture.repaint(palettes)

    def picture(self, view: View, duration: float, draft: bool = True) -> RasterPicture:
        """All spikes that have arrived, of `duration` ms; where it is crowded at first only about where they are."""
        if self._shown is None or self._shown.picture.view != view:
            crowded = draft and in_view(self.sources, view) > CROWDED
            self._shown = (self._draft(view, duration) if crowded else None) or self._blank(view)
        if draft:
            self._read(duration)
        for band, source in enumerate(self.sources):
            self._catch_up(band, source, self._shown)
        return self._shown.picture

    # -- inside ------------------------------------------------------------------------------------------------------

    def _blank(self, view: View) -> Exact:
        return Exact(RasterPicture(self._bands, self._palettes, view), [0] * len(self.sources))

    def _draft(self, view: View, duration: float) -> Exact | None:
        drafts = self._drafts
        if drafts is None or drafts.duration != duration or drafts.unread > CROWDED:
            return None
        self._resting.start()
        return drafts.draft(self._palettes, view)

    def _read(self, duration: float) -> None:
        """Have tallies ready for when they are needed."""
        if self._drafts is None or self._drafts.duration != duration:
            self._drafts = Drafts(self.sources, self._bands, duration)
        if self._drafts.unread > CROWDED // 2 and not self._reading.busy:
            self._reading.work_out(self._drafts.read)

    def _develop(self) -> None:
        if self._shown is not None:
            self._developing.work_out(
                partial(exact, self.sources, self._bands, self._palettes, self._shown.picture.view)
            )

    def _take(self, came: Exact) -> None:
        if self._shown is not None and came.picture.view == self._shown.picture.view:
            self._shown = came
            came.picture.repaint(self._palettes)
            self.developed.emit()

    def _catch_up(self, band: int, source: SpikeSource, shown: Exact) -> None:
        cells, times = source.spikes()
        fresh = slice(shown.drawn[band], len(times))
        shown.drawn[band] = len(times)
        part = shown.picture.view.part(times[fresh], Ink.MARGIN)
        if part.stop > part.start:
            shown.picture.add(band, cells[fresh][part], times[fresh][part], source.now())
