"""Draws clouds of cells, the box around them, connections of one cell, and those that have just fired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen
from pyqtgraph.Qt.internals import PrimitiveArray

from app.look import theme, ticks
from app.look.camera import Camera, Floats
from app.look.dust import Layer, dust
from app.look.tokens import CAPTION
from app.panels.space.cloud import Cell, corners
from app.run.places import Cloud

_EDGES = [(a, b) for a in range(8) for b in range(a + 1, 8) if bin(a ^ b).count("1") == 1]
_LAYERS = ((0.33, 9.0, 0.45), (-0.33, 0.33, 0.7), (-9.0, -0.33, 1.0))  # of depth, from far to near, and opacity
_DOT, _SMALLEST, _LARGEST = 0.09, 1.0, 5.0  # of the room that a cell has; px
_MANY = 4_000  # cells that are drawn one by one
_LINES = 4_000  # connections that are drawn
_BEHIND = 0.35  # opacity of cells from which others stand out


@dataclass(frozen=True, eq=False)
class Scene:
    """What is to be drawn. `fired` are cells that have just fired, by population; None when nothing is running.

    `links` (m, 2, 3) go from and to places, in um; `period` are the corners of the box in which space begins anew.
    """

    clouds: tuple[Cloud, ...] = ()
    picked: Cell | None = None
    links: Floats = field(default_factory=lambda: np.empty((0, 2, 3)))
    fired: Mapping[str, NDArray[np.int64]] | None = None
    period: Floats = field(default_factory=lambda: np.empty((0, 3)))


class Drawing:
    """One scene in a view of some size."""

    def __init__(self, painter: QPainter, scene: Scene, camera: Camera, width: float, height: float) -> None:
        self._painter, self._scene, self._camera = painter, scene, camera
        self._size = width, height
        cells = sum(len(cloud.places) for cloud in scene.clouds)
        room = min(width, height) * camera.near / max(cells, 1) ** (1 / 3)  # px between neighbours in a cube of cells
        self._radius = min(max(_DOT * room, _SMALLEST), _LARGEST)
        self._many = cells > _MANY

    def draw(self) -> None:
        """All of it, from the back to the front."""
        self._painter.setRenderHint(QPainter.Antialiasing)
        self._draw_box()
        seen = [self._camera.seen(cloud.places, *self._size) for cloud in self._scene.clouds]
        self._draw_cells(seen)
        self._draw_links()
        for cloud, points in zip(self._scene.clouds, seen, strict=True):
            self._draw_fired(cloud, points)
            self._draw_picked(cloud, points)
        self._write_extents()

    # -- parts -------------------------------------------------------------------------------------------------------

    def _draw_cells(self, seen: Sequence[Floats]) -> None:
        if self._many:
            device = self._painter.device()
            scale = device.devicePixelRatioF() if device is not None else 1.0
            self._painter.drawImage(QPointF(0, 0), dust(self._layers(seen), *self._size, scale, self._radius))
            return
        for points, color in self._layers(seen):
            self._dots(points, color)

    def _layers(self, seen: Sequence[Floats]) -> Iterator[Layer]:
        """Cells by their depth, the farthest first; what lies farther is fainter."""
        for low, high, opacity in _LAYERS:
            for cloud, points in zip(self._scene.clouds, seen, strict=True):
                there = points[(points[:, 2] >= low) & (points[:, 2] < high)]
                yield there, _mixed(cloud, opacity * (1.0 if self._plain else _BEHIND))

    @property
    def _plain(self) -> bool:
        """Whether no cells stand out from the others."""
        return self._scene.fired is None and not len(self._scene.links)

    def _draw_box(self) -> None:
        """The box around all cells; dashed, that in which space begins anew."""
        self._draw_edges(corners(self._scene.clouds), QPen(theme().color("muted", 0.35), 1.0))
        self._draw_edges(self._scene.period, QPen(theme().color("accent", 0.7), 1.0, Qt.DashLine))

    def _draw_edges(self, box: Floats, pen: QPen) -> None:
        seen = self._camera.seen(box, *self._size)
        self._painter.setPen(pen)
        for a, b in _EDGES if len(box) else ():
            self._painter.drawLine(QPointF(*seen[a, :2]), QPointF(*seen[b, :2]))

    def _write_extents(self) -> None:
        """From where to where the box goes along each axis."""
        box = corners(self._scene.clouds)
        if not len(box):
            return
        seen = self._camera.seen(box, *self._size)
        self._painter.setFont(theme().font(CAPTION))
        self._painter.setPen(theme().color("muted"))
        middle = seen[:, :2].mean(axis=0)
        for axis, name in enumerate("xyz"):
            low, high = box[0, axis], box[7, axis]
            if high > low:
                decimals = max(0, 1 - floor(log10(high - low)))
                ends = " … ".join(ticks.number(float(end), decimals) for end in (low, high))
                self._write_edge(seen, axis, f"{name} {ends} µm", middle)

    def _write_edge(self, seen: Floats, axis: int, words: str, middle: Floats) -> None:
        """Beside the middle of that edge along an axis which lies farthest out, rather below than above."""
        middles = [(seen[a, :2] + seen[b, :2]) / 2 for a, b in _EDGES if a ^ b == 1 << axis]
        at = max(middles, key=lambda here: float(np.hypot(*(here - middle)) + 0.5 * here[1] + 0.1 * here[0]))
        away = at - middle
        place = at + away / (float(np.hypot(*away)) or 1.0) * 20
        side = Qt.AlignHCenter if abs(away[0]) < 30 else Qt.AlignLeft if away[0] > 0 else Qt.AlignRight
        left = {Qt.AlignHCenter: 100, Qt.AlignLeft: 0, Qt.AlignRight: 200}[side]
        self._painter.drawText(QRectF(place[0] - left, place[1] - 8, 200, 16), int(side | Qt.AlignVCenter), words)

    def _draw_links(self) -> None:
        """Lines to the targets of the picked cell, and the targets themselves."""
        links = self._scene.links
        if not len(links):
            return
        links = links[:: max(1, -(-len(links) // _LINES))]
        ends = [self._camera.seen(links[:, end], *self._size)[:, :2] for end in (0, 1)]
        lines = PrimitiveArray(QLineF, 4)
        lines.resize(len(links))
        lines.ndarray()[:] = np.column_stack(ends)
        self._painter.setPen(QPen(theme().color("accent", 0.45), 1.0))
        self._painter.drawLines(*lines.drawargs())
        self._dots(ends[1], theme().color("accent"), 1.35)

    def _draw_fired(self, cloud: Cloud, seen: Floats) -> None:
        fired = (self._scene.fired or {}).get(cloud.name)
        if fired is not None and len(fired):
            here = fired[fired < len(seen)]
            self._dots(seen[here], _mixed(cloud, 1.0), 1.35)

    def _draw_picked(self, cloud: Cloud, seen: Floats) -> None:
        picked = self._scene.picked
        if picked is None or picked.population != cloud.name or picked.index >= len(seen):
            return
        self._painter.setPen(QPen(theme().color("accent"), 2.0))
        self._painter.setBrush(Qt.NoBrush)
        self._painter.drawEllipse(QPointF(*seen[picked.index, :2]), self._radius + 4, self._radius + 4)

    def _dots(self, seen: Floats, color: QColor, larger: float = 1.0) -> None:
        if not len(seen):
            return
        points = PrimitiveArray(QPointF, 2)
        points.resize(len(seen))
        points.ndarray()[:] = seen[:, :2]
        self._painter.setPen(QPen(color, 2 * self._radius * larger, Qt.SolidLine, Qt.RoundCap))
        self._painter.drawPoints(*points.drawargs())


def _mixed(cloud: Cloud, share: float) -> QColor:
    """The colour of a population, mixed with that of the panel."""
    own, paper = QColor(theme().look.hue(cloud.role).line), theme().color("panel")
    pairs = ((own.red(), paper.red()), (own.green(), paper.green()), (own.blue(), paper.blue()))
    return QColor(*(round(share * a + (1.0 - share) * b) for a, b in pairs))


def words_of(cell: Cell | None, clouds: Sequence[Cloud]) -> str:
    """What a picked cell is: "Excitatory 17 · 10, 20, 0 µm"."""
    for cloud in clouds:
        if cell is not None and cloud.name == cell.population and cell.index < len(cloud.places):
            places = ", ".join(f"{n + 0.0:.4g}" for n in cloud.places[cell.index])
            return f"{cloud.label} {cell.index} · {places} µm".replace("-", "−")
    return ""
