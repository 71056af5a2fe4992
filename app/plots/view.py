"""A window onto time and height, and the pixels that it is drawn on. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.plots.bands import Band


@dataclass(frozen=True)
class View:
    """What is looked at and on how many pixels: `begin` to `end` ms, `top` to `bottom` of the height, from the top.

    `scale` is the number of device pixels per pixel of the screen; `width` and `height` are device pixels.
    """

    begin: float
    end: float
    width: int
    height: int
    scale: float = 1.0
    top: float = 0.0
    bottom: float = 1.0

    def across(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where each time lies, in device pixels from the left."""
        return np.asarray((times - self.begin) * (self.width / (self.end - self.begin)), dtype=np.float64)

    def down(self, heights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where each fraction of the height lies, in device pixels from the top."""
        return np.asarray((heights - self.top) * (self.height / (self.bottom - self.top)), dtype=np.float64)

    def span(self, band: Band) -> slice:
        """The pixel rows that belong to a band, at least one where any of it is in view."""
        top, bottom = np.floor(self.down(np.array([band.top, band.bottom]))).astype(np.int64)
        top, bottom = min(max(int(top), 0), self.height), min(int(bottom), self.height)
        reaches_in = band.top < self.bottom and band.bottom > self.top
        return slice(top, max(bottom, min(top + 1, self.height) if reaches_in else top))

    def part(self, times: NDArray[np.float64], margin: int) -> slice:
        """The part of rising `times` that lies in view, or at most `margin` pixels beside it."""
        beside = (self.end - self.begin) * margin / self.width
        first, last = np.searchsorted(times, (self.begin - beside, self.end + beside))
        return slice(int(first), int(last))
