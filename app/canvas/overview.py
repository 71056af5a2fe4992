"""Draws a large network from far away in a few strokes: lines and shapes from arrays, no item for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt5.QtGui import QPainter, QPen, QPixmap

from app.canvas.glow import SEEN, STEPS, reach
from app.canvas.items.paint import hue, outline, polygon, tint
from app.canvas.shapes import SHAPES
from app.canvas.survey import SIGNS, Floats, Survey
from app.look import theme
from app.model.sign import Sign

_FADED = 0.45  # opacity of lines where there are thousands
_DOT = 7.0  # px below which a node is a dot
_SIZE = 92.0  # px of a node at 100 %
_THINNEST = 4.0  # px of the widest ring, however small nodes are


class Overview:
    """Keeps what it draws with until the survey, the zoom or the look changes."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._made_for: object = None
        self._by_row: list[QLineF] = []
        self._lines: list[tuple[Sign, NDArray[np.int64], list[QLineF]]] = []  # and the rows of the lines
        self._stamps: dict[tuple[Sign, float, float, str], QPixmap] = {}

    def paint(
        self, painter: QPainter, seen: QRectF, zoom: float, chosen: Iterable[str], glow: Mapping[str, int]
    ) -> None:
        """Draw into a painter whose unit is that of the scene; `glow` has the step of each node that glows."""
        self._prepare()
        self._paint_lines(painter, seen)
        self._paint_glow(painter, zoom, glow)
        if zoom * _SIZE < _DOT:
            self._paint_dots(painter, zoom)
        else:
            self._paint_stamps(painter, seen, zoom)
        self._paint_chosen(painter, chosen, zoom)

    def _prepare(self) -> None:
        segments = self._survey.segments
        if self._made_for is not segments:
            self._made_for = segments
            signs = self._survey.segment_signs
            self._by_row = [QLineF(*ends) for ends in segments.tolist()]
            of_sign = [(sign, np.flatnonzero(signs == code)) for code, sign in enumerate(SIGNS)]
            self._lines = [(sign, rows, [self._by_row[row] for row in rows]) for sign, rows in of_sign if len(rows)]
        for row in self._survey.moved():
            self._by_row[row].setLine(*segments[row].tolist())

    def _paint_lines(self, painter: QPainter, seen: QRectF) -> None:
        near = _near(self._survey.segments, seen)
        for sign, rows, lines in self._lines:
            pen = QPen(tint(hue(sign).line, _FADED), 0)  # of no width: one px at any zoom
            painter.setPen(pen)
            if some := list(compress(lines, near[rows].tolist())):
                painter.drawLines(some)

    def _paint_glow(self, painter: QPainter, zoom: float, glow: Mapping[str, int]) -> None:
        """Discs behind the nodes, of which rings remain to be seen."""
        rings: dict[tuple[Sign, int], list[tuple[float, float]]] = {}
        for name, step in glow.items():
            if name in self._survey.portraits:
                rings.setdefault((self._survey.portraits[name].sign, step), []).append(self._survey.places[name])
        for (sign, step), places in rings.items():
            wide = max(_SIZE * zoom, 2.0) + 2 * max(reach(step) * zoom, _THINNEST * step / STEPS)
            pen = QPen(tint(hue(sign).line, SEEN), wide, Qt.SolidLine, Qt.RoundCap)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPoints(polygon(np.array(places)))

    def _paint_dots(self, painter: QPainter, zoom: float) -> None:
        for code, sign in enumerate(SIGNS):
            points = self._survey.points[self._survey.signs == code]
            if len(points):
                pen = QPen(tint(hue(sign).line), max(_SIZE * zoom, 2.0), Qt.SolidLine, Qt.RoundCap)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawPoints(polygon(points))

    def _paint_stamps(self, painter: QPainter, seen: QRectF, zoom: float) -> None:
        """Each shape once into a picture, and that wherever it is seen."""
        survey, transform = self._survey, painter.worldTransform()
        ratio = painter.device().devicePixelRatioF()
        x, y = survey.points.T
        near = _SIZE
        visible = (x > seen.left() - near) & (x < seen.right() + near) & (y > seen.top() - near)
        visible &= y < seen.bottom() + near
        painter.save()
        painter.resetTransform()
        for code, sign in enumerate(SIGNS):
            points = survey.points[visible & (survey.signs == code)]
            if not len(points):
                continue
            stamp = self._stamp(sign, zoom, ratio)
            half = stamp.width() / (2 * ratio)
            at = points @ np.array([[transform.m11(), 0.0], [0.0, transform.m22()]])
            at += np.array([transform.dx() - half, transform.dy() - half])
            for left, top in at.tolist():
                painter.drawPixmap(QPointF(left, top), stamp)
        painter.restore()

    def _stamp(self, sign: Sign, zoom: float, ratio: float) -> QPixmap:
        key = (sign, round(zoom, 3), ratio, theme().look.name)
        if key not in self._stamps:
            if len(self._stamps) > 64:
                self._stamps.clear()
            side = int(1.3 * _SIZE * zoom) + 4
            stamp = QPixmap(round(side * ratio), round(side * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.transparent)
            with QPainter(stamp) as painter:
                painter.setRenderHint(QPainter.Antialiasing)
                painter.translate(side / 2, side / 2)
                painter.setPen(QPen(tint(hue(sign).line), max(2.0 * zoom, 1.0)))
                painter.setBrush(tint(hue(sign).fill))
                painter.drawPath(outline(SHAPES[sign], zoom))
            self._stamps[key] = stamp
        return self._stamps[key]

    def _paint_chosen(self, painter: QPainter, chosen: Iterable[str], zoom: float) -> None:
        pen = QPen(theme().color("accent"), 2.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.NoBrush)
        radius = _SIZE / 2 + 4 / zoom
        places, lines = self._survey.places, self._survey.lines
        for name in chosen:
            if name in places:
                painter.drawEllipse(QPointF(*places[name]), radius, radius)
            elif name in lines and not lines[name].loops:
                painter.drawLine(QPointF(*places[lines[name].pre]), QPointF(*places[lines[name].post]))


def _near(segments: Floats, seen: QRectF) -> NDArray[np.bool_]:
    """The lines (n, 4) whose bounds meet a rectangle."""
    x1, y1, x2, y2 = segments.T
    across = (np.minimum(x1, x2) <= seen.right()) & (np.maximum(x1, x2) >= seen.left())
    return np.asarray(across & (np.minimum(y1, y2) <= seen.bottom()) & (np.maximum(y1, y2) >= seen.top()))
