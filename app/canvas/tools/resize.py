"""Making a note larger or smaller by its lower right corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt

from app.canvas.items.note import NoteItem
from app.canvas.tools.tool import Mouse, Tool
from app.look.tokens import GRID
from app.model import Extent, Place

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_LEAST = Extent(10.0 * GRID, 5.0 * GRID)


class Resize(Tool):
    """The upper left corner stays where it is."""

    cursor = Qt.SizeFDiagCursor

    def __init__(self, canvas: CanvasView, pressed: Mouse, item: NoteItem) -> None:
        super().__init__(canvas, pressed)
        self._item, self._size, self._at = item, item.size, item.at
        canvas.selecting.these([item.name], adding=pressed.adding)

    def drag(self, mouse: Mouse) -> None:
        """Show it so."""
        size, place = self._reached(mouse)
        self._item.show_note(self._item.portrait, size)
        self._item.setPos(*place)

    def drop(self, mouse: Mouse) -> None:
        """Make it so, as one act."""
        size, place = self._reached(mouse)
        self.cancel()
        self.canvas.intents.resize(self._item.name, size, place)

    def cancel(self) -> None:
        """Show it as it is."""
        self._item.show_note(self._item.portrait, self._size)
        self._item.setPos(*self._at)

    def _reached(self, mouse: Mouse) -> tuple[Extent, Place]:
        way = mouse.scene - self.pressed.scene
        width = max(_LEAST.width, round((self._size.width + way.x()) / GRID) * float(GRID))
        height = max(_LEAST.height, round((self._size.height + way.y()) / GRID) * float(GRID))
        middle = (self._at.x + (width - self._size.width) / 2, self._at.y + (height - self._size.height) / 2)
        return Extent(width, height), Place(*middle)
