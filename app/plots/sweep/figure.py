"""The figure of a sweep: curves, a map or small rasters. A click chooses a point."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter
from PyQt5.QtWidgets import QWidget

from app.plots.figures.field import Field, Key
from app.plots.figures.figure import Columns, Figure
from app.plots.sweep import stamps
from app.plots.sweep.curves import Curves
from app.plots.sweep.heat import Heat
from app.plots.sweep.series import axes
from app.plots.sweep.stamps import Stamps
from app.plots.sweep.view import View
from app.sweep.session import Progress


class SweepFigure(Figure):
    """Shows one kind of measure. `chosen(values)` when a point was clicked, or Enter pressed where the pointer is."""

    chosen = pyqtSignal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.view: View | None = None
        super().__init__("Sweep", parent)

    def show_progress(self, progress: Progress, kind: str, names: Mapping[str, str] | None = None) -> None:
        """Show what has been found so far; `names` are what people call the axes."""
        make = Stamps if kind == stamps.KIND else Heat if axes(progress) >= 2 else Curves
        view: View = make(progress, kind, names or {})
        self.view = view
        self.set_axes(view.x, view.y)
        self.set_caption(view.caption)
        self.redraw()

    def key(self) -> Key:
        """The populations."""
        return self.view.key() if self.view else ()

    def table(self) -> Columns:
        """What is drawn, as columns."""
        return self.view.table() if self.view else {}

    def name_at(self, x: float, y: float) -> str:
        """The values at the nearest point."""
        return self.view.name_at(x, y) if self.view else ""

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """The view."""
        if self.view is not None:
            self.view.paint(painter, field)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point nearest to the pointer."""
        super().mousePressEvent(event)
        self.mouseMoveEvent(event)
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses what the pointer is at."""
        if event.key() in (Qt.Key_Return, Qt.Key_Enter) and self.pointer is not None:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self.view is not None and self.pointer is not None:
            self.chosen.emit(self.view.point_at(self.x.value(self.pointer[0]), self.y.value(self.pointer[1])))
