"""Traces: a recorded variable of a few cells, each in its own slot, with its spikes drawn above the threshold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtGui import QColor, QPainter
from PyQt5.QtWidgets import QWidget

from app.look import theme, ticks
from app.plots import frame
from app.plots.paged import Paged
from app.plots.sources import SpikeSource, TraceSource
from app.plots.trace import Group, Trace, group, pages
from app.plots.trace_painting import paint_line, paint_spikes, paint_threshold, pen_of
from app.plots.variable_choice import VariableChoice
from app.plots.view import View

_GHOST = 0.6  # opacity of the run before
POTENTIAL = "v"  # the variable that spikes are drawn on, and the one shown first


class Traces(Paged):
    """Shows one recorded variable at a time; `choice` has the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._groups: list[Group] = []
        self._sources: tuple[TraceSource, ...] = ()
        self._spikes: tuple[SpikeSource, ...] = ()
        self._before: tuple[TraceSource, ...] = ()
        self._page, self._kept = 0, ""  # the variable that was shown last
        super().__init__("Traces", parent=parent)
        self.choice = VariableChoice(self)
        self.choice.chosen.connect(self.show_variable)

    def set_sources(
        self,
        sources: Sequence[TraceSource],
        spikes: Sequence[SpikeSource] = (),
        before: Sequence[TraceSource] = (),
    ) -> None:
        """Show cells of these, and where they fired as far as `spikes` tell; behind them, muted, the run `before`."""
        self._sources, self._spikes, self._before = tuple(sources), tuple(spikes), tuple(before)
        variables = {source.variable: source.unit for source in self._sources}
        self.choice.offer(variables)
        kept = self._kept if self._kept in variables else POTENTIAL
        self.show_variable(kept if kept in variables else next(iter(variables), ""))

    @property
    def variable(self) -> str:
        """The variable that is shown, or nothing."""
        return self._groups[0].source.variable if self._groups else ""

    def show_variable(self, variable: str) -> None:
        """Show this recorded variable."""
        self._kept = variable or self._kept
        shown = [source for source in self._sources if source.variable == variable]
        past = [source for source in self._before if source.variable == variable]
        self._page = min(self._page, pages(shown) - 1)
        spikes = self._spikes if variable == POTENTIAL else ()
        self._groups = group(shown, spikes, before=past, page=self._page)
        self.choice.show_chosen(variable)
        self.set_caption(self._describe(len(shown)))
        self.arrange()
        self.redraw()

    def turn(self, pages_on: int) -> None:
        """Show the next cells, or those before."""
        shown = [source for source in self._sources if source.variable == self.variable]
        self._page = min(max(self._page + pages_on, 0), pages(shown) - 1)
        self.show_variable(self.variable)

    def go_to(self, cell: int) -> None:
        """Show this cell, where it is recorded, or the next one that is."""
        first = self._groups[0].source.cells if self._groups else np.empty(0, np.int64)
        if len(first):
            self._page = int(np.searchsorted(first, cell)) // len(self._groups[0].traces)
            self.turn(0)

    def _describe(self, populations: int) -> str:
        if not self._groups:
            return ""
        source = self._groups[0].source
        names = ", ".join(each.name() for each in self._groups)
        shown = len(self._groups)
        left_out = f" · the first {shown} of {populations} populations" if populations > shown else ""
        return f"{_with_unit(source)} · {names}{left_out}"

    def arrange(self) -> None:
        """The choice of a variable stands where the caption begins."""
        super().arrange()
        if hasattr(self, "choice"):
            plot = self.view.geometry()
            self.choice.move(round(plot.left()) - 4, round(plot.bottom()) + frame.TICK_ROW + 2)

    def caption_line(self) -> frame.Word:
        """Behind the choice of a variable, if there is one."""
        if self.saving or self.choice.isHidden():
            return 0.0, self.caption
        return self.choice.width() + 4.0, self.caption.partition(" · ")[2]

    def table(self) -> dict[str, np.ndarray]:
        """The samples of each cell that is shown, with their times: as far as they are in view."""
        columns, view = {}, self.window()
        for each in self._current():
            for trace in each.traces:
                envelope, name = trace.envelope, f"{each.source.label} {trace.cell}"
                times = np.asarray(envelope.start + envelope.interval * np.arange(len(envelope)), np.float64)
                part = view.part(times, 0)
                columns[f"{name}: time (ms)"] = times[part]
                columns[f"{name}: {_with_unit(each.source)}"] = envelope.values[part]
        return columns

    def left_width(self) -> int:
        """As wide as the widest tick."""
        return frame.room_for(["\u221200.00"])

    def left_words(self) -> list[frame.Word]:
        """The ends of each population's scale, beside its first slot."""
        return [word for each in self._current() for word in self._ticks(each)]

    def _current(self) -> list[Group]:
        # The words around the plot and the lines in it must speak of the same data.
        for each in self._groups:
            for trace in each.traces:
                trace.catch_up()
        return self._groups

    def _ticks(self, each: Group) -> list[frame.Word]:
        view, scale, slot = self.window(), each.scale(), each.traces[0].slot
        room = (slot.bottom - slot.top) * view.height
        labels = scale.ticks(2 if room >= 40 else 1)
        places = view.down(slot.place(np.array([value for value, _ in labels]), scale))
        return [(float(place), text) for place, (_, text) in zip(places, labels, strict=True)]

    def name_at(self, time: float, height: float) -> str:
        """The cell, its value and the time."""
        for each in self._groups:
            for trace in each.traces:
                if trace.slot.top <= height < trace.slot.bottom:
                    return f"{each.source.label} {trace.cell} · {_value(trace, time)}{ticks.duration(time)}"
        return ticks.duration(time)

    def paint_data(self, painter: QPainter, view: View) -> None:
        """Every trace as one line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in self._current():
            for trace in each.traces:
                paint_threshold(painter, view, trace.slot, each)
            painter.setPen(pen_of(theme().color("muted", _GHOST)))
            for trace in each.traces:
                if trace.before is not None:
                    paint_line(painter, view, trace.before, trace.slot, each)
            painter.setPen(pen_of(QColor(theme().look.hue(each.source.role).line)))
            for trace in each.traces:
                paint_line(painter, view, trace.envelope, trace.slot, each)
                paint_spikes(painter, view, trace, each)


def _with_unit(source: TraceSource) -> str:
    return f"{source.variable} ({source.unit})" if source.unit else source.variable


def _value(trace: Trace, time: float) -> str:
    value = float(trace.envelope.at(np.array([time]))[0])
    return f"{ticks.number(value, 2)} {trace.source.unit} · " if np.isfinite(value) else ""
