"""Arrays as lines that Qt draws, without a Python object per point.

Single lines are used on pixels because Qt strokes them ten times faster than one long line; files get the long line.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PyQt5.QtCore import QLineF, QPointF
from PyQt5.QtGui import QPainter, QPolygonF
from pyqtgraph.Qt.internals import PrimitiveArray

from app.plots.picture_file import in_lines

Floats = NDArray[np.float64]


def draw_line(painter: QPainter, x: Floats, y: Floats) -> None:
    """The line through the points; missing values (NaN) interrupt it."""
    if in_lines(painter):
        _draw_pieces(painter, x, y)
    else:
        draw_segments(painter, x[:-1], y[:-1], x[1:], y[1:])


def draw_segments(painter: QPainter, x1: Floats, y1: Floats, x2: Floats, y2: Floats) -> None:
    """A line from each (x1, y1) to its (x2, y2), except where one of them is missing."""
    ends = np.column_stack(np.broadcast_arrays(x1, y1, x2, y2))
    ends = ends[np.isfinite(ends).all(axis=1)]
    if len(ends):
        lines = PrimitiveArray(QLineF, 4)
        lines.resize(len(ends))
        lines.ndarray()[:] = ends
        painter.drawLines(*lines.drawargs())


def _draw_pieces(painter: QPainter, x: Floats, y: Floats) -> None:
    finite = np.isfinite(x) & np.isfinite(y)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], finite, [False])).astype(np.int8)))
    for first, stop in edges.reshape(-1, 2).tolist():
        points = zip(x[first:stop].tolist(), y[first:stop].tolist(), strict=True)
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
