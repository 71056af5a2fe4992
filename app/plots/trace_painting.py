"""How one trace is painted: its line, and its spikes above it."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QLineF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen

from app.look import theme
from app.plots.envelope import Envelope
from app.plots.polyline import draw_line, draw_segments
from app.plots.slots import Slot
from app.plots.trace import Group, Trace
from app.plots.view import View

LINE = 1.25  # px


def pen_of(colour: QColor) -> QPen:
    """What a trace in this colour is drawn with."""
    pen = QPen(colour, LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return pen


def paint_line(painter: QPainter, view: View, envelope: Envelope, slot: Slot, each: Group) -> None:
    """A trace of a group in its slot, as far as it is in view."""
    times, values = envelope.points(view.begin, view.end, view.width)
    across = view.across(times) / view.scale
    down = view.down(slot.place(values, each.scale())) / view.scale
    draw_line(painter, across, down)


def paint_threshold(painter: QPainter, view: View, slot: Slot, each: Group) -> None:
    """A dashed line across a slot, where the threshold is on its scale."""
    if (threshold := each.threshold()) is not None:
        y = round(float(view.down(slot.place(np.array([threshold]), each.scale()))[0] / view.scale)) + 0.5
        painter.setPen(QPen(theme().color("muted", 0.7), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(0.0, y, view.width / view.scale, y))


def paint_spikes(painter: QPainter, view: View, trace: Trace, each: Group) -> None:
    """A line up from the trace at each time at which its cell fired."""
    fired = trace.fired()
    times = fired[view.part(fired, 1)]
    columns = np.unique(np.floor(view.across(times)), return_index=True)[1]  # one line per pixel is enough
    times = times[columns]
    feet = view.down(trace.slot.place(trace.feet(times), each.scale())) / view.scale
    top = _top(view, trace.slot)
    draw_segments(painter, view.across(times) / view.scale, feet, view.across(times) / view.scale, np.array(top))


def _top(view: View, slot: Slot) -> float:
    return float(view.down(np.array([slot.top]))[0]) / view.scale
