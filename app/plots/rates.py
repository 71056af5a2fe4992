"""Rates over time: how often the cells of each population fire, in bins that are as narrow as the view has room for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtGui import QColor, QPainter, QPen
from PyQt5.QtWidgets import QActionGroup, QMenu, QWidget

from app.analysis.rates import rate
from app.look import theme, ticks
from app.plots import frame
from app.plots.chart import Chart
from app.plots.polyline import draw_line
from app.plots.previous import Run
from app.plots.slots import Scale, Slot
from app.plots.sources import SpikeSource
from app.plots.view import View

Floats = NDArray[np.float64]
WIDTHS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)  # ms, to choose from
NARROWEST = 1.0  # ms, of bins that choose themselves
_PITCH = 3  # px of a bin, at least
_WHOLE = Slot(0.0, 1.0)
_LINE, _PAST = 1.75, 1.25  # px


class Rates(Chart):
    """The peri-stimulus time histogram of each population whose spikes are recorded; its trials are the cells.

    `width` is that of the bins in ms; None: they follow the zoom.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._run: Run | None = None
        self._before: Run | None = None
        self.width_: float | None = None
        super().__init__("Rates", parent=parent)

    # -- for the board -------------------------------------------------------------------------------------------------

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on, and behind it, muted, the one before."""
        self._run, self._before = run, before
        self._tell()

    def refresh(self, now: float, final: bool = False) -> None:
        """Data have arrived, up to `now` ms."""
        self._tell()

    def table(self) -> dict[str, Floats]:
        """The left edges of the bins in view, and the rate of each population in them."""
        edges = self._edges(self.window())
        columns = {f"{source.label}: rate (Hz)": _hertz(source, edges) for source in _sources(self._run)}
        return {"time (ms)": edges[:-1], **columns}

    # -- what is drawn -------------------------------------------------------------------------------------------------

    def bin_width(self, view: View) -> float:
        """How wide bins are in this view, in ms."""
        bins = max(int(view.width / view.scale) // _PITCH, 1)
        return self.width_ or max(ticks.step(view.end - view.begin, bins), NARROWEST)

    def set_bin_width(self, width: float | None) -> None:
        """Count in bins of so many ms; None: as narrow as there is room for."""
        self.width_ = width
        self._tell()

    def left_width(self) -> int:
        """As wide as the widest tick."""
        return frame.room_for(["1\u2009000 Hz"])

    def left_words(self) -> list[frame.Word]:
        """Nothing, and the highest round rate."""
        view = self.window()
        scale = self._scale(view)
        marks = scale.ticks(max(view.height // 40, 2))
        places = view.down(_WHOLE.place(np.array([value for value, _ in marks]), scale))
        return [
            (float(place), f"{text} Hz" if at == len(marks) - 1 else text)
            for at, (place, (_, text)) in enumerate(zip(places, marks, strict=True))
        ]

    def caption_line(self) -> frame.Word:
        """The mean rates, and how wide the bins of this view are."""
        indent, words = super().caption_line()
        return indent, f"{words}   in bins of {self.bin_width(self.window()):g} ms" if _sources(self._run) else words

    def name_at(self, time: float, height: float) -> str:
        """The rates at a time."""
        width = self.bin_width(self.window())
        edges = np.floor(time / width) * width + np.array([0.0, width])
        said = [f"{source.label} {_hertz(source, edges)[0]:.1f} Hz" for source in _sources(self._run)]
        return " · ".join([*said, ticks.duration(time)])

    def paint_data(self, painter: QPainter, view: View) -> None:
        """The run before first; the outlines of bins that are over."""
        scale = self._scale(view)
        painter.setClipRect(0, 0, round(view.width / view.scale), round(view.height / view.scale) + 1)
        for source in _sources(self._before):
            painter.setPen(QPen(theme().color("muted", 0.6), _PAST))
            self._draw(painter, view, source, scale)
        for source in _sources(self._run):
            painter.setPen(QPen(QColor(theme().look.hue(source.role).line), _LINE))
            self._draw(painter, view, source, scale)

    def context_menu(self) -> QMenu:
        """Also how wide the bins are."""
        menu = super().context_menu()
        widths = menu.addMenu("Bin width")
        group = QActionGroup(menu)
        for width in (None, *WIDTHS):
            action = group.addAction("Follow the zoom" if width is None else f"{width:g} ms")
            action.setCheckable(True)
            action.setChecked(width == self.width_)
            action.triggered.connect(lambda _, width=width: self.set_bin_width(width))
            widths.addAction(action)
        return menu

    # -- inside --------------------------------------------------------------------------------------------------------

    def _edges(self, view: View, now: float = np.inf) -> Floats:
        """Those of the bins that are to be seen, as far as they are over."""
        width = self.bin_width(view)
        first, last = np.floor(view.begin / width), np.ceil(min(view.end, self.view.duration) / width - 1e-9)
        edges = np.arange(first, last + 1) * width
        return edges[edges <= now + 1e-6]

    def _draw(self, painter: QPainter, view: View, source: SpikeSource, scale: Scale) -> None:
        edges = self._edges(view, source.now())
        if len(edges) > 1:
            down = view.down(_WHOLE.place(_hertz(source, edges), scale)) / view.scale
            draw_line(painter, np.repeat(view.across(edges) / view.scale, 2)[1:-1], np.repeat(down, 2))

    def _scale(self, view: View) -> Scale:
        edges = self._edges(view)
        highest = max((float(_hertz(s, edges).max(initial=0.0)) for s in _sources(self._run)), default=0.0)
        return Scale(0.0, 1.06 * highest if highest else 1.0)

    def _tell(self) -> None:
        sources = _sources(self._run)
        said = [f"{s.label} {rate:.1f} Hz" for s in sources if np.isfinite(rate := _mean(s))]
        self.set_caption("   ".join(said) if sources else "No spikes are recorded.")
        self.redraw()


def _sources(run: Run | None) -> list[SpikeSource]:
    return list(run.sources()[0]) if run is not None else []


def _hertz(source: SpikeSource, edges: Floats) -> Floats:
    """The rate in each bin. Times rise, so this looks at the edges alone, however many spikes lie between them."""
    number = np.diff(np.searchsorted(source.spikes()[1], edges - 1e-9))
    return np.asarray(1000.0 * number / (max(len(source.cells), 1) * np.diff(edges)), dtype=np.float64)


def _mean(source: SpikeSource) -> float:
    return rate(len(source.spikes()[1]), len(source.cells), source.now())
