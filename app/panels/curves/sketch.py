"""Draws a Picture: no frame, one base line, faint rules at the ticks, captions along the sides."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.look import Hue, theme
from app.look.tokens import CAPTION
from app.panels.curves.picture import Curve, Floats, Picture, marks
from app.panels.text.units import shown

_ABOVE, _BELOW, _RIGHT, _LEFT, _ALONE = 6, 17, 14, 58, 24  # px; at the left less where there are no numbers
_DASHES: tuple[list[float], ...] = ([], [4.0, 2.5], [1.2, 2.0], [6.0, 2.0, 1.2, 2.0])
_FADED = 0.35
_FAR = 9.0  # times the width or height, beyond which nothing is seen
_PER_TICK, _PER_NUMBER = 56, 18  # px


class Sketch(QWidget):
    """Shows a picture, or nothing; faded while a newer one is on its way."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._picture: Picture | None = None
        self._faded = False
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        theme().changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    @property
    def faded(self) -> bool:
        """Whether a newer one is on its way."""
        return self._faded

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture."""
        self._picture, self._faded = picture, False
        self.update()

    def fade(self) -> None:
        """A newer one is on its way."""
        if self._picture is not None and not self._faded:
            self._faded = True
            self.update()

    def sizeHint(self) -> QSize:
        """As high as was asked for."""
        return QSize(200, self._height)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rules, numbers, base line, and what it is all about."""
        if self._picture is None or not self._picture.drawable:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.Antialiasing)
            painter.setFont(theme().font(CAPTION))
            left = _ALONE if self._picture.y_unit is None else _LEFT
            area = QRectF(self.rect()).adjusted(left, _ABOVE, -_RIGHT, -_BELOW)
            _Drawing(painter, area, self._picture).draw(_FADED if self._faded else 1.0)


class _Drawing:
    """One picture in one area."""

    def __init__(self, painter: QPainter, area: QRectF, picture: Picture) -> None:
        self._painter, self._area, self._picture = painter, area, picture
        self._bottom, self._top = picture.bottom_and_top

    def draw(self, opacity: float) -> None:
        """All of it; axes never fade."""
        self._draw_along()
        if self._picture.y_unit is not None:
            self._draw_upwards()
        self._painter.setOpacity(opacity)
        self._painter.setClipRect(self._area.adjusted(0, -2, 0, 2))
        self._draw_bars()
        self._draw_peaks()
        for curve in self._picture.curves:
            self._draw_curve(curve)
        self._painter.setClipping(False)
        self._painter.setOpacity(1.0)
        self._draw_base()

    def _x(self, value: Any) -> Any:
        return self._area.left() + _share(value, self._picture.low, self._picture.high) * self._area.width()

    def _y(self, value: Any) -> Any:
        return self._area.bottom() - _share(value, self._bottom, self._top) * self._area.height()

    def _draw_along(self) -> None:
        """A faint rule and a number at each tick; the unit follows the last number."""
        along = marks(self._picture.low, self._picture.high, max(2, int(self._area.width() // _PER_TICK)))
        for mark, text in along:
            x = round(self._x(mark)) + 0.5
            self._painter.setPen(QPen(theme().color("hairline"), 1))
            self._painter.drawLine(QPointF(x, self._area.top()), QPointF(x, self._area.bottom()))
            unit = f" {shown(self._picture.unit)}" if mark == along[-1][0] and self._picture.unit else ""
            self._write_below(x, text, unit)

    def _write_below(self, x: float, text: str, unit: str) -> None:
        """The number is centred under its rule, the unit hangs on to it, as far as there is room."""
        metrics = self._painter.fontMetrics()
        width, whole = metrics.horizontalAdvance(text), metrics.horizontalAdvance(text + unit)
        left = min(x - width / 2, self._area.right() + _RIGHT - 2 - whole)
        self._painter.setPen(theme().color("muted"))
        self._painter.drawText(QPointF(left, self._area.bottom() + metrics.ascent() + 3), text + unit)

    def _draw_upwards(self) -> None:
        """Numbers at the left, the uppermost with the unit."""
        self._painter.setPen(theme().color("muted"))
        upwards = marks(self._bottom, self._top, max(1, int(self._area.height() // _PER_NUMBER)))
        for mark, text in upwards:
            unit = shown(self._picture.y_unit or "") if mark == upwards[-1][0] else ""
            self._write_left(self._y(mark), f"{text} {unit}".rstrip())

    def _write_left(self, y: float, text: str) -> None:
        box = QRectF(0, y - 8, self._area.left() - 6, 16)
        self._painter.drawText(box, Qt.AlignRight | Qt.AlignVCenter, text)

    def _draw_base(self) -> None:
        painter, y = self._painter, round(self._area.bottom()) + 0.5
        painter.setPen(QPen(theme().color("muted", 0.7), 1))
        painter.drawLine(QPointF(self._area.left(), y), QPointF(self._area.right(), y))
        if self._picture.band:
            on, off = map(self._x, self._picture.band)
            painter.fillRect(QRectF(on, y - 1.5, off - on, 3), theme().color("accent"))

    def _draw_bars(self) -> None:
        if self._picture.bars is None:
            return
        bars = self._picture.bars
        self._painter.setPen(Qt.NoPen)
        self._painter.setBrush(_color(bars.hue, 0.55))
        for low, high, share in zip(bars.edges[:-1], bars.edges[1:], bars.shares, strict=True):
            left, right = self._x(low), self._x(high)
            gap = 1.0 if right - left > 3 else 0.0
            y = self._y(share)
            self._painter.drawRect(QRectF(left, y, max(right - left - gap, 0.5), self._area.bottom() - y))

    def _draw_peaks(self) -> None:
        if not self._picture.curves:
            return
        curve = self._picture.curves[0]
        self._painter.setPen(QPen(_color(curve.hue), 1.2))
        for at in filter(isfinite, self._picture.peaks):
            y = self._y(float(np.interp(at, curve.x, curve.y)))
            self._painter.drawLine(QPointF(self._x(at), self._area.top()), QPointF(self._x(at), y))

    def _draw_curve(self, curve: Curve) -> None:
        pen = QPen(_color(curve.hue), 1.5, Qt.SolidLine, Qt.FlatCap, Qt.RoundJoin)
        if dash := _DASHES[curve.dash % len(_DASHES)]:
            pen.setDashPattern(dash)
        self._painter.setPen(pen)
        for x, y in _pieces(curve, int(self._area.width())):
            places = zip(self._x(x).tolist(), self._y(y).tolist(), strict=True)
            self._painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))


def _share(value: Any, low: float, high: float) -> Any:
    """How far a value is on the way from `low` to `high`."""
    with np.errstate(all="ignore"):
        return np.clip((value - low) / (high - low), -_FAR, _FAR)


def _pieces(curve: Curve, pixels: int) -> list[tuple[Floats, Floats]]:
    """The curve without what is not finite, thinned to what can be seen: of many points a pixel the outermost two."""
    finite = np.isfinite(curve.y)
    breaks = np.flatnonzero(np.diff(finite.astype(np.int8))) + 1
    parts = zip(np.split(curve.x, breaks), np.split(curve.y, breaks), np.split(finite, breaks), strict=True)
    return [_thinned(x, y, pixels) for x, y, here in parts if here.size and here[0]]


def _thinned(x: Floats, y: Floats, pixels: int) -> tuple[Floats, Floats]:
    width = len(x) // max(1, 2 * pixels)
    if width < 2:
        return x, y
    whole = len(x) // width * width
    rows = y[:whole].reshape(-1, width)
    picked = np.sort(np.stack((rows.argmin(axis=1), rows.argmax(axis=1)), axis=1), axis=1)
    at = np.append((picked + np.arange(len(rows))[:, None] * width).ravel(), len(x) - 1)
    return x[at], y[at]


def _color(hue: str, alpha: float = 1.0) -> QColor:
    """A colour by its token; of a hue that means something, that of its lines."""
    token = getattr(theme().look, hue)
    color = QColor(token.line if isinstance(token, Hue) else token)
    color.setAlphaF(alpha)
    return color
