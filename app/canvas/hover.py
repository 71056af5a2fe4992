"""What the mouse is over while no gesture goes on: a light outline, the handle to connect from, the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QPoint, Qt

from app.canvas.geometry import START_GAP
from app.canvas.items.note import NoteItem
from app.canvas.shapes import Point

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


class Hover:
    """Follows the mouse over one canvas."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas
        self._name: str | None = None

    def follow(self, at: QPoint) -> None:
        """The mouse is here, on the viewport."""
        rim = self._canvas.rim_at(at)
        self._light(rim.name if rim else self._canvas.element_at(at))
        handle = self._canvas.scene().handle
        handle.setVisible(rim is not None)
        if rim is not None:
            mouse = self._canvas.mapToScene(at)
            angle = rim.end.at.angle_to(Point(mouse.x(), mouse.y()))
            handle.setPos(*rim.end.touch(angle, START_GAP))
        self._canvas.viewport().setCursor(Qt.CrossCursor if rim else self._cursor(at))

    def _cursor(self, at: QPoint) -> Qt.CursorShape:
        """What a press would begin: at the corner of a note, making it larger."""
        item = self._canvas.movable_at(at)
        here = self._canvas.mapToScene(at)
        corner = isinstance(item, NoteItem) and item.is_corner(here.x(), here.y())
        return Qt.SizeFDiagCursor if corner else Qt.ArrowCursor

    def leave(self) -> None:
        """The mouse is elsewhere, or a gesture has begun."""
        self._light(None)
        self._canvas.scene().handle.hide()

    def _light(self, name: str | None) -> None:
        if name != self._name:
            for item in self._canvas.scene().drawn(self._name or ""):
                item.mark(hovered=False)
            for item in self._canvas.scene().drawn(name or ""):
                item.mark(hovered=True)
            self._name = name
