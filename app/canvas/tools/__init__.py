"""One class for each gesture of the mouse, and the choice of the one that a press begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt

from app.canvas.items.note import NoteItem
from app.canvas.tools.band import Band
from app.canvas.tools.connect import Connect
from app.canvas.tools.move import CopyNodes, MoveNodes
from app.canvas.tools.pan import Pan
from app.canvas.tools.pick import Pick
from app.canvas.tools.resize import Resize
from app.canvas.tools.tool import Mouse, Tool

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

__all__ = ["Mouse", "Tool", "begin"]


def begin(canvas: CanvasView, mouse: Mouse, space: bool) -> Tool | None:
    """The gesture that begins with this press, while `space` is held or not; None when it begins none."""
    if mouse.button == Qt.MiddleButton or (mouse.button == Qt.LeftButton and space):
        return Pan(canvas, mouse)
    if mouse.button != Qt.LeftButton:
        return None
    if (source := canvas.rim_at(mouse.view)) is not None:
        return Connect(canvas, mouse, source)
    if (item := canvas.movable_at(mouse.view)) is not None:
        if isinstance(item, NoteItem) and item.is_corner(mouse.scene.x(), mouse.scene.y()):
            return Resize(canvas, mouse, item)
        return (CopyNodes if mouse.copying else MoveNodes)(canvas, mouse, item)
    if (name := canvas.element_at(mouse.view)) is not None:
        return Pick(canvas, mouse, name)
    return Band(canvas, mouse)
