"""A click on a projection, on its line or its annotation, selects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.canvas.tools.tool import Mouse, Tool

if TYPE_CHECKING:
    from app.canvas.view import CanvasView


class Pick(Tool):
    """Projections do not move by hand: their nodes do."""

    def __init__(self, canvas: CanvasView, pressed: Mouse, name: str) -> None:
        super().__init__(canvas, pressed)
        names = canvas.scene().names_of(name)
        if pressed.adding:
            canvas.selecting.toggle(*names)
        else:
            canvas.selecting.these(names)
