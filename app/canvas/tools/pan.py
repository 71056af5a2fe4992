"""Shifting the paper: with the middle button, or with the left one while Space is held."""

from __future__ import annotations

from PyQt5.QtCore import Qt

from app.canvas.tools.tool import Mouse, Tool


class Pan(Tool):
    """The paper sticks to the mouse."""

    cursor = Qt.ClosedHandCursor

    def drag(self, mouse: Mouse) -> None:
        """Shift by what the mouse moved since the last time."""
        last = getattr(self, "_last", self.pressed.view)
        self.canvas.pan(mouse.view - last)
        self._last = mouse.view
