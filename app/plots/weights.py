"""Weights over time: their mean with a band, a few single synapses, and at the right how they are spread now."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PyQt5.QtWidgets import QWidget

from app.look import theme, ticks
from app.plots import frame
from app.plots.chart import Chart
from app.plots.learning import Course
from app.plots.polyline import draw_line
from app.plots.slots import Scale, Slot
from app.plots.variable_choice import VariableChoice
from app.plots.view import View

_MEAN, _SINGLE = 2.0, 1.0  # px
_STRIP, _GAP = 44, 8  # px at the right, for the histogram
_WHOLE = Slot(0.0, 1.0)


class WeightsChart(Chart):
    """Shows the weights of one projection at a time; `choice` has the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._courses: tuple[Course, ...] = ()
        self._course: Course | None = None
        super().__init__("Weights", parent=parent)
        self.choice = VariableChoice(self)
        self.choice.setAccessibleName("Projection")
        self.choice.setToolTip("Whose weights are shown")
        self.choice.chosen.connect(self.show_projection)

    def set_courses(self, courses: Sequence[Course]) -> None:
        """Show these; the projection that was shown stays, if it is among them."""
        shown = self._course.label if self._course else ""
        self._courses = tuple(courses)
        self.choice.offer({course.label: _unit(course) for course in self._courses})
        labels = [course.label for course in self._courses]
        self.show_projection(shown if shown in labels else next(iter(labels), ""))

    def show_projection(self, label: str) -> None:
        """Show the weights of the projection that people call so."""
        self._course = next((course for course in self._courses if course.label == label), None)
        self.choice.show_chosen(label)
        self.refresh()
        self.arrange()

    def refresh(self) -> None:
        """Weights may have arrived."""
        if self._course is not None:
            self._course.catch_up()
            self.set_caption(_caption(self._course))
        self.redraw()

    @property
    def course(self) -> Course | None:
        """What is shown."""
        return self._course

    def table(self) -> dict[str, np.ndarray]:
        """A row for each note: the time, the mean, between what nine tenths of the weights lie, single synapses."""
        course = self._course
        if course is None or not len(course.times):
            return {}
        unit = f" ({_unit(course)})" if _unit(course) else ""
        bands = {f"{words}{unit}": course.bands[:, at] for at, words in enumerate(("5 % below", "95 % below"))}
        singles = {f"synapse {n}{unit}": course.singles[:, at] for at, n in enumerate(course.chosen.tolist())}
        return {"time (ms)": course.times, f"mean{unit}": course.means, **bands, **singles}

    # -- what stands around --------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """The histogram has its strip at the right, the choice stands where the caption begins."""
        super().arrange()
        plot = self.view.geometry()
        if hasattr(self, "choice") and plot.width() > 3 * _STRIP:
            self.view.setGeometry(plot.adjusted(0, 0, -_STRIP, 0))
            self._plot.resize(QRectF(QPointF(0, 0), self.view.geometry().size()))
            self.choice.move(round(plot.left()) - 4, round(plot.bottom()) + frame.TICK_ROW + 2)

    def caption_line(self) -> frame.Word:
        """Behind the choice of a projection, if there is one, which says its name."""
        if self.saving or self.choice.isHidden() or self._course is None:
            return 0.0, self.caption
        return self.choice.width() + 4.0, self.caption.removesuffix(f" · {self._course.label}")

    def left_width(self) -> int:
        """As wide as the widest tick."""
        return frame.room_for(["\u22120.00000"])

    def left_words(self) -> list[frame.Word]:
        """The ends of the scale."""
        view, scale = self.window(), self._scale()
        labels = scale.ticks(2) if self._course and len(self._course.times) else []
        places = view.down(_WHOLE.place(np.array([value for value, _ in labels]), scale))
        return [(float(place), text) for place, (_, text) in zip(places, labels, strict=True)]

    def paint_around(self, painter: QPainter) -> None:
        """Rules, words, and the histogram at the right."""
        super().paint_around(painter)  # leaves the origin at the corner of the plot
        if self._course is not None:
            self._paint_histogram(painter, self._course)

    def name_at(self, time: float, height: float) -> str:
        """The mean at a time."""
        course = self._course
        if course is None or not len(course.times):
            return ticks.duration(time)
        mean = float(np.interp(time, course.times, course.means))
        return f"mean {_number(mean)} {_unit(course)} · {ticks.duration(time)}"

    # -- drawing -------------------------------------------------------------------------------------------------------

    def paint_data(self, painter: QPainter, view: View) -> None:
        """Band, single synapses, mean."""
        course = self._course
        if course is None or not len(course.times):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue, scale = theme().look.hue(course.role), self._scale()
        across = view.across(course.times) / view.scale

        def down(values: np.ndarray) -> np.ndarray:
            return view.down(_WHOLE.place(values, scale)) / view.scale

        bands, singles = down(course.bands), down(course.singles)
        painter.fillPath(_between(across, bands[:, 0], bands[:, 1]), QColor(hue.fill))
        faint = QColor(hue.line)
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, _SINGLE))
        for column in singles.T:
            draw_line(painter, across, column)
        painter.setPen(QPen(QColor(hue.line), _MEAN))
        draw_line(painter, across, down(course.means))

    def _paint_histogram(self, painter: QPainter, course: Course) -> None:
        shares, edges = course.histogram()
        view = self.window()
        if not len(shares) or self.width() - self.view.geometry().right() < _STRIP:
            return
        places = view.down(_WHOLE.place(edges, self._scale()))
        color = QColor(theme().look.hue(course.role).line)
        color.setAlphaF(0.7)
        for share, low, high in zip(shares.tolist(), places[:-1].tolist(), places[1:].tolist(), strict=True):
            if share and high >= 0 and low <= view.height:
                bar = QRectF(view.width + _GAP, high, share * (_STRIP - _GAP), max(low - high - 1.0, 1.0))
                painter.fillRect(bar, color)

    def _scale(self) -> Scale:
        low, high = (self._course.low, self._course.high) if self._course else (np.inf, -np.inf)
        return Scale.around([low], [high])


def _between(across: np.ndarray, top: np.ndarray, bottom: np.ndarray) -> QPainterPath:
    there = [QPointF(x, y) for x, y in zip(across.tolist(), top.tolist(), strict=True)]
    back = [QPointF(x, y) for x, y in zip(across[::-1].tolist(), bottom[::-1].tolist(), strict=True)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([*there, *back]))
    return path


def _caption(course: Course) -> str:
    """The mean at the beginning and now, and the spread: "0.004 → 0.0061 ± 0.0008 µS · 160 synapses"."""
    if not len(course.times):
        return f"no synapses · {course.label}" if len(course.weights.times) else course.label
    spread = float(np.std(course.weights.rows[-1]))
    change = f"{_number(course.means[0])} → {_number(course.means[-1])} ± {_number(spread)} {_unit(course)}".rstrip()
    return f"{change} · {ticks.number(course.connections, 0)} synapses · {course.label}"


def _unit(course: Course) -> str:
    return course.unit.replace("uS", "µS")


def _number(value: float) -> str:
    return f"{value + 0.0:.3g}".replace("-", "\u2212")
