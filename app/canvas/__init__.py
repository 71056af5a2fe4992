"""How a network is drawn, and the gestures that change it."""

from app.canvas.view import CanvasView

__all__ = ["CanvasView"]
