"""What is shown at which zoom: far out, annotations go first, then labels, then inner outlines; shapes stay. No Qt."""

from __future__ import annotations

from enum import Enum

SMALLEST, LARGEST = 0.1, 4.0  # the zoom


class Detail(Enum):
    """A kind of detail, with the zooms at which it begins to show and is shown in full."""

    ANNOTATION = (0.35, 0.45)
    LABEL = (0.29, 0.38)
    INNER = (0.18, 0.26)

    def opacity(self, zoom: float) -> float:
        """How much of it is seen, from 0 to 1."""
        low, high = self.value
        return min(max((zoom - low) / (high - low), 0.0), 1.0)
