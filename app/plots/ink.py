"""Dots on a grid of pixels: counted where they fall, then developed into colour. NumPy only, no Qt.

The technique is the fast one of the measurements behind this project: spikes stay arrays, their pixels are found by
arithmetic, and a picture of the size of the view is drawn at once. New dots touch only the columns they fall into.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEVELS = 256


class Ink:
    """How many dots fell on each pixel. Stored column by column, because time runs along the columns."""

    MARGIN = 16  # columns kept on both sides, so that a wide dot just outside reaches in

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.counts: NDArray[np.float32] = np.zeros((width + 2 * self.MARGIN, height), dtype=np.float32)

    def add(self, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> range:
        """Count dots at these pixels; those outside are left out. Returns the columns that have changed."""
        columns = columns + self.MARGIN
        inside = (columns >= 0) & (columns < len(self.counts)) & (rows >= 0) & (rows < self.height)
        if not inside.all():
            columns, rows = columns[inside], rows[inside]
        if not len(columns):
            return range(0)
        first, last = int(columns.min()), int(columns.max())
        flat = (columns - first) * self.height + rows
        fresh = np.bincount(flat, minlength=(last - first + 1) * self.height)
        self.counts[first : last + 1] += fresh.reshape(-1, self.height)
        return range(first - self.MARGIN, last + 1 - self.MARGIN)

    def add_block(self, rows: slice, counts: NDArray[np.float32]) -> None:
        """So many dots at each pixel of these rows, shape (width, rows)."""
        self.counts[self.MARGIN : self.MARGIN + self.width, rows] += counts

    def spread(self, columns: range, rows: slice, dot: tuple[int, int]) -> NDArray[np.float32]:
        """The dots that cover each pixel of a block when every dot is `dot` = (width, height) pixels large.

        Dots are centred on their pixel and do not reach beyond `rows`. Shape (len(columns), rows).
        """
        wide, high = dot
        start, stop = columns.start + self.MARGIN - wide // 2, columns.stop + self.MARGIN - wide // 2
        block = np.zeros((len(columns), rows.stop - rows.start), dtype=np.float32)
        for shift in range(wide):
            block += self.counts[start + shift : stop + shift, rows]
        return thicken(block, high)


def thicken(block: NDArray[np.float32], high: int) -> NDArray[np.float32]:
    """Every value also in its neighbours along the rows (the last axis), `high` in all; what meets adds up."""
    thick = block.copy()
    for shift in range(-((high - 1) // 2), high // 2 + 1):
        if shift > 0:
            thick[..., shift:] += block[..., :-shift]
        elif shift < 0:
            thick[..., :shift] += block[..., -shift:]
    return thick


def palette(red: int, green: int, blue: int) -> NDArray[np.uint32]:
    """The colour from clear to full in 256 steps, as premultiplied ARGB."""
    alpha = np.arange(LEVELS, dtype=np.uint32)
    channels = [np.round(alpha * (value / 255.0)).astype(np.uint32) for value in (red, green, blue)]
    return np.asarray((alpha << 24) | (channels[0] << 16) | (channels[1] << 8) | channels[2], dtype=np.uint32)


def develop(ink: NDArray[np.float32], opacity: NDArray[np.float32], colours: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Pixels of a block of ink, when one dot has this opacity in each row; several add up, at most to one."""
    levels = np.minimum(ink * (opacity * np.float32(LEVELS - 1)), np.float32(LEVELS - 1)).astype(np.uint8)
    return np.asarray(colours[levels], dtype=np.uint32)


def exposure(density: float) -> float:
    """The opacity of one dot where on average `density` dots lie on a pixel.

    One as long as dots can be told apart; beyond, as much as leaves the mean half clear, so that a burst still shows
    on a crowded picture. In steps of √2, lest a growing picture flickers.
    """
    if density <= 0.7:
        return 1.0
    return float(2.0 ** (np.floor(np.log2(0.7 / density) * 2.0) / 2.0))
