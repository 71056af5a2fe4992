"""Moving nodes: the one under the mouse, with all that are selected. A click without a drag selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt

from app.canvas.intents import snapped
from app.canvas.items.node import NodeItem
from app.canvas.tools.tool import Mouse, Tool
from app.model import Place, Population

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


class MoveNodes(Tool):
    """Shows the nodes at their new places while it goes, and moves them in one act at its end."""

    cursor = Qt.SizeAllCursor

    def __init__(self, canvas: CanvasView, pressed: Mouse, node: NodeItem) -> None:
        super().__init__(canvas, pressed)
        self._name = node.name
        self._was_selected = node.name in canvas.document.selection
        if not self._was_selected:
            canvas.intents.select([node.name], adding=pressed.adding)
        chosen = [e for e in canvas.document.selected if isinstance(e, Population)]
        self._from = {population.name: population.place for population in chosen}

    def drag(self, mouse: Mouse) -> None:
        """Show them there."""
        self.canvas.hurry()
        self.canvas.scene().preview(self._places(mouse))

    def drop(self, mouse: Mouse) -> None:
        """Move them there."""
        places = self._places(mouse)
        self.cancel()
        self.canvas.intents.move(places)

    def click(self, mouse: Mouse) -> None:
        """One of several selected becomes the only one; with Shift it is no longer selected."""
        if mouse.adding and self._was_selected:
            self.canvas.intents.toggle(self._name)
        elif not mouse.adding:
            self.canvas.intents.select([self._name])

    def cancel(self) -> None:
        """Show them where they are."""
        self.canvas.scene().preview({name: at for name, at in self._from.items() if name in self.canvas.scene().nodes})

    def _places(self, mouse: Mouse) -> dict[str, Place]:
        way = mouse.scene - self.pressed.scene
        start = self._from[self._name]
        there = snapped(Place(start.x + way.x(), start.y + way.y()))
        dx, dy = there.x - start.x, there.y - start.y  # the others keep their distances to this one
        return {name: Place(at.x + dx, at.y + dy) for name, at in self._from.items()}
