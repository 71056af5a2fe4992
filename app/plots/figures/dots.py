"""Arrays as round dots, without a Python object per dot."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen
from pyqtgraph.Qt.internals import PrimitiveArray

from app.plots.figures.axis import Floats


def draw_dots(painter: QPainter, x: Floats, y: Floats, size: float, color: QColor) -> None:
    """A dot of `size` px at each (x, y), except where one of them is missing."""
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        return
    points = PrimitiveArray(QPointF, 2)
    points.resize(int(known.sum()))
    points.ndarray()[:] = np.column_stack((x[known], y[known]))
    painter.setPen(QPen(color, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(*points.drawargs())
