"""The rubber band: a rectangle over the empty paper selects what it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainterPath
from PyQt5.QtWidgets import QGraphicsRectItem

from app.canvas.items.edge import EdgeItem
from app.canvas.items.frame import FrameItem
from app.canvas.items.paint import pen
from app.canvas.items.placed import Placed
from app.canvas.shapes import Box
from app.canvas.tools.tool import Mouse, Tool
from app.look import theme

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


class Band(Tool):
    """Selects the nodes that it touches and the projections that lie in it whole. A click selects nothing."""

    def __init__(self, canvas: CanvasView, pressed: Mouse) -> None:
        super().__init__(canvas, pressed)
        self._before = canvas.document.selection if pressed.adding else ()
        self._band = QGraphicsRectItem()
        outline = pen(theme().color("accent"), 1.0)
        outline.setCosmetic(True)
        self._band.setPen(outline)
        self._band.setBrush(theme().color("accent", 0.08))
        self._band.setZValue(50)
        self._band.hide()
        canvas.scene().addItem(self._band)

    def drag(self, mouse: Mouse) -> None:
        """Stretch it and select at once."""
        area = QRectF(self.pressed.scene, mouse.scene).normalized()
        self._band.setRect(area)
        self._band.show()
        self.canvas.document.select((*self._before, *self._within(area)))

    def drop(self, mouse: Mouse) -> None:
        """It goes; what is selected stays."""
        self._remove()

    def click(self, mouse: Mouse) -> None:
        """On empty paper: nothing is selected any more."""
        self._remove()
        if not mouse.adding:
            self.canvas.selecting.these(())

    def cancel(self) -> None:
        """As before."""
        self._remove()
        self.canvas.document.select(self._before)

    def _within(self, area: QRectF) -> list[str]:
        scene, path = self.canvas.scene(), QPainterPath()
        if scene.cast.lazy:
            return scene.cast.survey.nodes_in(Box(area.left(), area.top(), area.right(), area.bottom()))
        path.addRect(area)
        nodes = [i.name for i in scene.items(path, Qt.IntersectsItemShape) if isinstance(i, Placed)]
        within = (i.name for i in scene.items(path, Qt.ContainsItemShape) if isinstance(i, EdgeItem | FrameItem))
        return [*nodes, *(name for key in within for name in scene.names_of(key))]

    def _remove(self) -> None:
        if self._band.scene() is not None:
            self._band.scene().removeItem(self._band)
