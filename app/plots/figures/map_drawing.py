"""How an activity map is painted: cells that grow and take on colour as they fire, a length, a scale of rates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QColor, QFontMetricsF, QPainter

from app.look import theme, ticks
from app.look.camera import Camera, Floats
from app.look.dust import dust
from app.look.tokens import CAPTION
from app.model import Role
from app.plots.figures.dots import draw_dots
from app.plots.figures.field import HEAD
from app.plots.figures.sheets import Sheet

STEPS = 8  # of brightness and size
_MANY = 15_000  # cells from which on they are pixels, not circles
_SMALLEST, _LARGEST = 1.5, 22.0  # px across
_QUIET, _FILLED = 0.45, 0.92  # of the room of a cell: how wide it is when silent, and at the highest rate
_DEEP = 1.5  # times as wide where cells lie behind one another
_MARGIN = 28.0  # px around the cells of one plane, where there is room
_BAR = 90.0  # px, that the bar of length has at most


def steps_of(rates: Floats, highest: float) -> NDArray[np.int64]:
    """The step of each rate: 0 for silence, `STEPS` for the highest; any spike at all is at least 1."""
    if highest <= 0:
        return np.zeros(len(rates), dtype=np.int64)
    return np.clip(np.ceil(STEPS * rates / highest - 1e-9), 0, STEPS).astype(np.int64)


def room(seen: Floats) -> float:
    """How far cells are from each other in the view, in px, if they were spread evenly over what they cover."""
    if len(seen) < 2:
        return _LARGEST
    wide, high = np.ptp(seen[:, 0]), np.ptp(seen[:, 1])
    if min(wide, high) < 1.0:
        return float(np.clip(max(wide, high) / (len(seen) - 1), _SMALLEST, _LARGEST))
    across = np.sqrt(len(seen) * wide / high)
    return float(np.clip(wide / max(across - 1.0, 1.0), _SMALLEST, _LARGEST))


def draw_cells(
    painter: QPainter, sheets: Sequence[Sheet], levels: Sequence[NDArray[np.int64]], camera: Camera, area: QRectF
) -> None:
    """All cells, the silent ones first, so that what fires lies over them."""
    if not sheets:
        return
    size = area.width(), area.height()
    seen = [camera.seen(sheet.places, *size) for sheet in sheets]
    pitch = room(np.concatenate(seen)) * (_DEEP if any(np.ptp(s.places[:, 2]) for s in sheets) else 1.0)
    many = sum(len(each) for each in seen) > _MANY
    layers = []
    for step in range(STEPS + 1):
        for sheet, places, level in zip(sheets, seen, levels, strict=True):
            here = places[level == step]
            across = pitch * (_QUIET + (_FILLED - _QUIET) * step / STEPS)
            if many:
                layers.append((here, shade(sheet.role, step)))
            else:
                draw_dots(painter, here[:, 0], here[:, 1], max(across, _SMALLEST), shade(sheet.role, step))
    if many:
        device = painter.device()
        assert device is not None
        painter.drawImage(0, 0, dust(layers, *size, device.devicePixelRatioF(), max(pitch * 0.45, 0.5)))


def shade(role: Role, step: int) -> QColor:
    """The colour of a step: close to the paper for silence, that of the population at the highest."""
    own, paper = QColor(theme().look.hue(role).line), theme().color("panel")
    share = 0.24 + 0.76 * step / STEPS
    pairs = ((own.red(), paper.red()), (own.green(), paper.green()), (own.blue(), paper.blue()))
    return QColor(*(round(share * a + (1.0 - share) * b) for a, b in pairs))


def draw_labels(painter: QPainter, sheets: Sequence[Sheet], camera: Camera, area: QRectF) -> None:
    """The label of each population above its upper left corner."""
    painter.setFont(theme().font(CAPTION))
    painter.setPen(theme().color("muted"))
    for sheet in sheets:
        seen = camera.seen(sheet.places, area.width(), area.height())
        left, top = seen[:, :2].min(axis=0)
        words = painter.fontMetrics().elidedText(sheet.label, Qt.TextElideMode.ElideRight, round(np.ptp(seen[:, 0])))
        painter.drawText(QRectF(left - 4, top - 24, 200, 16), Qt.AlignmentFlag.AlignLeft, words)


def fitted(camera: Camera, places: Floats, area: QRectF) -> Camera:
    """The camera above cells of one plane, so near that they fill the area."""
    wide, high = np.ptp(places[:, 0]) + 1e-9, np.ptp(places[:, 1]) + 1e-9
    margin = min(_MARGIN, 0.15 * min(area.width(), area.height()))
    scale = min((area.width() - 2 * margin) / wide, (area.height() - 2 * margin) / high)
    return camera.whole().nearer(max(scale, 1e-9) / camera.whole().scale(area.width(), area.height()))


def draw_length(painter: QPainter, camera: Camera, area: QRectF) -> None:
    """A bar at the lower left that is a round number of um long."""
    scale = camera.scale(area.width(), area.height())
    unit = ticks.step(_BAR / scale, 1)
    length = unit if unit * scale <= _BAR else ticks.step(_BAR / scale / 2, 1) / 2
    y = area.height() - 8
    painter.fillRect(QRectF(0, y, length * scale, 2), theme().color("muted"))
    painter.setFont(theme().font(CAPTION))
    painter.setPen(theme().color("muted"))
    painter.drawText(QRectF(0, y - 18, 160, 16), Qt.AlignmentFlag.AlignLeft, f"{ticks.number(length, 0)} µm")


def draw_scale(painter: QPainter, roles: Sequence[Role], words: str, right: float, room: float) -> None:
    """At the right of the row above a field: 0, the steps in these colours, and the highest value in `words`.

    Nothing where that needs more than the `room` (px).
    """
    painter.setFont(theme().font(CAPTION))
    painter.setPen(theme().color("muted"))
    metrics = QFontMetricsF(painter.font())
    y = -HEAD / 2 - 2
    row = QRectF(0, y - 8, right, 16)
    middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if metrics.horizontalAdvance(words) + 40 + 10 * STEPS > room:
        return
    painter.drawText(row, middle, words)
    left = right - metrics.horizontalAdvance(words) - 6 - 10 * STEPS
    thick = 10 / max(len(roles), 1)
    for at, role in enumerate(roles):
        for step in range(STEPS):
            painter.fillRect(QRectF(left + 10 * step, y - 5 + at * thick, 10, thick), shade(role, step + 1))
    painter.drawText(row.adjusted(0, 0, left - right - 6, 0), middle, "0")
