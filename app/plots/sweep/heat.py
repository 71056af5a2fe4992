"""A measure over two axes: a map, a pixel for each point."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QColor, QImage, QPainter

from app.look import theme
from app.plots.figures.axis import Floats
from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns
from app.plots.sweep.series import surface
from app.plots.sweep.view import around, named, nearest, point
from app.sweep.session import Progress


class Heat:
    """The means of one measure, the first axis upwards. The plan has at least two axes besides seeds."""

    def __init__(self, progress: Progress, kind: str, names: Mapping[str, str]) -> None:
        self._plan = progress.plan
        self._across, self._up, self._mean = surface(progress, kind)
        up, across, *others = (names.get(axis.target, axis.target) for axis in named(progress.plan))
        self.x, self.y, self.caption = around(across, self._across), around(up, self._up), _rest(others)

    def key(self) -> Key:
        """Nothing: there is one colour."""
        return ()

    def table(self) -> Columns:
        """A row for each point."""
        up, across = np.meshgrid(self._up, self._across, indexing="ij")
        return {self.y.words: up.ravel(), self.x.words: across.ravel(), "mean": self._mean.ravel()}

    def name_at(self, x: float, y: float) -> str:
        """The values of the nearest point, and its mean."""
        i, j = nearest(self._up, y), nearest(self._across, x)
        return f"{self._across[j]:g}, {self._up[i]:g}: {self._mean[i, j]:.4g}"

    def point_at(self, x: float, y: float) -> tuple[float, ...]:
        """The nearest point, and its first seed."""
        up, across, *_ = named(self._plan)
        return point(self._plan, {up.target: y, across.target: x})

    def paint(self, painter: QPainter, field: Field) -> None:
        """The strongest in the accent; what is not known yet is left out."""
        known = np.isfinite(self._mean)
        if known.any():
            painter.drawImage(QRectF(0, 0, field.width, field.height), _image(self._mean, known))


def _rest(others: list[str]) -> str:
    return f"{' and '.join(others)}: the first value" if others else ""


def _image(mean: Floats, known: np.ndarray) -> QImage:
    low, high = float(mean[known].min()), float(mean[known].max())
    share = np.where(known, (mean - low) / ((high - low) or 1.0), 0.0)[::-1]
    parts = [a + (b - a) * (0.08 + 0.92 * share) for a, b in _pairs(theme().color("panel"), theme().color("accent"))]
    rgba = np.ascontiguousarray(np.stack([*parts, np.where(known[::-1], 255, 0)], axis=-1).astype(np.uint8))
    height, width = rgba.shape[:2]
    return QImage(rgba.data, width, height, 4 * width, QImage.Format_RGBA8888).copy()


def _pairs(ground: QColor, ink: QColor) -> list[tuple[int, int]]:
    return [(ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue())]
