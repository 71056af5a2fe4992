"""Very many dots as a picture: pixels found by arithmetic, where drawing each dot would take too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from PyQt5.QtGui import QColor, QImage

from app.look.camera import Floats

Layer = tuple[Floats, QColor]  # points of the view, in px, and their opaque colour


def dust(layers: Iterable[Layer], width: float, height: float, scale: float, radius: float) -> QImage:
    """Dots of a radius (px) on `scale` device pixels per px, later layers over earlier ones; clear everywhere else."""
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    pixels = np.zeros((down, across), dtype=np.uint32)
    size = max(round(2 * radius * scale), 1)
    for points, color in layers:
        corner = np.floor(points[:, :2] * scale - (size - 1) / 2).astype(np.int64)
        inside = (corner >= 0).all(axis=1) & (corner[:, 0] <= across - size) & (corner[:, 1] <= down - size)
        first = corner[inside, 1] * across + corner[inside, 0]
        for x, y in _disc(size):
            pixels.reshape(-1)[first + (y * across + x)] = color.rgba()
    image = QImage(pixels.data, across, down, 4 * across, QImage.Format_ARGB32_Premultiplied).copy()
    image.setDevicePixelRatio(scale)
    return image


def _disc(size: int) -> Iterator[tuple[int, int]]:
    """The pixels of a dot of this many pixels across."""
    middle, reach = (size - 1) / 2, (size / 2) ** 2 + 0.3
    for y in range(size):
        yield from ((x, y) for x in range(size) if (x - middle) ** 2 + (y - middle) ** 2 <= reach)
