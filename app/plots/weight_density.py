"""How the weights of a projection are spread, over time: each note a column, the darker the more weights lie there."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QElapsedTimer, QPointF, QRectF
from PyQt5.QtGui import QColor, QImage, QPainter
from PyQt5.QtWidgets import QWidget

from app.look import theme, ticks
from app.plots import frame
from app.plots.chart import Chart
from app.plots.figures.thinking import Thinking
from app.plots.figures.told import Told, told
from app.plots.previous import Run
from app.plots.slots import Scale, Slot
from app.plots.spread import BINS, NONE, Density, density, one_a_pixel, pixels
from app.plots.variable_choice import VariableChoice
from app.plots.view import View

Floats = NDArray[np.float64]
EVERY = 500  # ms of real time between two sums
_WHOLE = Slot(0.0, 1.0)
NOTHING = "No weights are recorded. Choose to in the inspector of a projection."


class WeightDensity(Chart):
    """Shows one projection whose weights are recorded; `choice` has the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._run: Run | None = None
        self._label = ""
        self._offered: tuple[str, ...] = ()
        self.density = NONE
        self._since = QElapsedTimer()
        super().__init__("Weights: distribution", parent=parent)
        self.thinking = Thinking(self)
        self.thinking.done.connect(self._show)
        self.choice = VariableChoice(self)
        self.choice.setAccessibleName("Projection")
        self.choice.setToolTip("Whose weights are shown")
        self.choice.chosen.connect(self.show_projection)

    # -- for the board -------------------------------------------------------------------------------------------------

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show this run from now on."""
        self._run, self.density = run, NONE
        self.thinking.forget()
        self._since.invalidate()
        self.refresh(0.0)

    def refresh(self, now: float, final: bool = False) -> None:
        """Weights may have come."""
        if final or not self._since.isValid() or self._since.hasExpired(EVERY):
            self._since.start()
            labels = tuple(each.label for each in self._recorded())
            if labels != self._offered:
                self._offered = labels
                self.choice.offer(dict.fromkeys(labels, ""))
            self.show_projection(self._label if self._label in labels else next(iter(labels), ""))

    def show_projection(self, label: str) -> None:
        """Show the weights of the projection that people call so."""
        self._label = label
        self.choice.show_chosen(label)
        about = self._about
        if about is not None:
            self.thinking.work_out(partial(density, about.notes.times[:], about.notes.rows[:]))
        else:
            self.set_caption(NOTHING if self._run is not None else "")

    def table(self) -> dict[str, Floats]:
        """A row for each note and bin: its time, the middle of the bin, the share of the weights in it."""
        found = self.density
        middles = (found.edges[1:] + found.edges[:-1]) / 2 if len(found.times) else np.empty(0)
        times, weights = np.repeat(found.times, BINS), np.tile(middles, len(found.times))
        return {"time (ms)": times, "weight": weights, "share": found.shares.ravel()}

    # -- what is drawn -------------------------------------------------------------------------------------------------

    def left_width(self) -> int:
        """As wide as the widest tick."""
        return frame.room_for(["\u22120.00000"])

    def left_words(self) -> list[frame.Word]:
        """The ends of the scale."""
        view, scale = self.window(), self._scale()
        marks = scale.ticks(max(view.height // 40, 2)) if len(self.density.times) else []
        places = view.down(_WHOLE.place(np.array([value for value, _ in marks]), scale))
        return [(float(place), text) for place, (_, text) in zip(places, marks, strict=True)]

    def name_at(self, time: float, height: float) -> str:
        """The share of weights in the bin there."""
        found, scale = self.density, self._scale()
        if not len(found.times):
            return ticks.duration(time)
        weight = scale.high - height * (scale.high - scale.low)
        row = max(int(np.searchsorted(found.times, time, "right")) - 1, 0)
        column = int(np.clip(np.searchsorted(found.edges, weight, "right") - 1, 0, BINS - 1))
        return f"{found.shares[row, column]:.1%} near {weight:.3g} · {ticks.duration(time)}".replace("-", "\u2212")

    def paint_data(self, painter: QPainter, view: View) -> None:
        """A picture of all notes, each as wide as until the next."""
        found, about = self.density, self._about
        if not len(found.times) or about is None:
            return
        lefts, rights = self._columns(view)
        picture = pixels(found.shares, QColor(theme().look.hue(about.role).line).getRgb()[:3])
        for column in one_a_pixel(lefts, rights, view.width / view.scale).tolist():
            strip = np.ascontiguousarray(picture[:, column : column + 1])
            image = QImage(strip.data, 1, BINS, 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
            painter.drawImage(self._strip(float(lefts[column]), float(rights[column]), view), image)

    def caption_line(self) -> frame.Word:
        """Behind the choice of a projection, if there is one, which says its name."""
        return (
            (0.0, self.caption) if self.saving or self.choice.isHidden() else (self.choice.width() + 4.0, self.caption)
        )

    def arrange(self) -> None:
        """The choice stands where the caption begins."""
        super().arrange()
        if hasattr(self, "choice"):
            plot = self.view.geometry()
            self.choice.move(round(plot.left()) - 4, round(plot.bottom()) + frame.TICK_ROW + 2)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _columns(self, view: View) -> tuple[Floats, Floats]:
        """Where the column of each note begins and ends, in px; the last is as wide as the one before."""
        times = self.density.times
        last = 2 * times[-1] - times[-2] if len(times) > 1 else self.view.duration
        edges = view.across(np.append(times, last)) / view.scale
        return edges[:-1], edges[1:]

    def _strip(self, left: float, right: float, view: View) -> QRectF:
        bottom, top = view.down(_WHOLE.place(self.density.edges[[0, -1]], self._scale())) / view.scale
        return QRectF(QPointF(left, float(top)), QPointF(max(right, left + 0.5), float(bottom)))

    def _recorded(self) -> list[Told]:
        return [each for each in told(self._run) if each.notes.times]

    @property
    def _about(self) -> Told | None:
        return next((each for each in self._recorded() if each.label == self._label), None)

    def _show(self, came: Density) -> None:
        about = self._about
        self.density = came
        unit = f" · {about.unit}" if about is not None and about.unit else ""
        self.set_caption(f"{self._label if self.choice.isHidden() else ''}{unit}".removeprefix(" · "))
        self.arrange()
        self.redraw()

    def _scale(self) -> Scale:
        return Scale(float(self.density.edges[0]), float(self.density.edges[-1]))
