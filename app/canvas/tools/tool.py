"""What a gesture is: it begins with a press, follows the mouse, and ends with a release or with Esc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QMouseEvent

from app.canvas.shapes import Point

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

THRESHOLD = 4  # px that the mouse has to travel before a click becomes a drag
_ADDING = Qt.ShiftModifier | Qt.ControlModifier


@dataclass(frozen=True)
class Mouse:
    """Where the mouse is, on the viewport and in the scene, and what is held down with it."""

    view: QPoint
    scene: QPointF
    button: Qt.MouseButton
    adding: bool  # Shift or Ctrl: select this also
    copying: bool = False  # Alt: drag a copy

    @classmethod
    def of(cls, canvas: CanvasView, event: QMouseEvent) -> Mouse:
        """From an event of Qt."""
        held = event.modifiers()
        scene = canvas.mapToScene(event.pos())
        return cls(event.pos(), scene, event.button(), bool(held & _ADDING), bool(held & Qt.AltModifier))

    @property
    def point(self) -> Point:
        """The place in the scene."""
        return Point(self.scene.x(), self.scene.y())


class Tool:
    """One gesture, from press to release. The canvas keeps at most one and sends it every move."""

    cursor: ClassVar[Qt.CursorShape] = Qt.ArrowCursor

    def __init__(self, canvas: CanvasView, pressed: Mouse) -> None:
        self.canvas, self.pressed = canvas, pressed
        self.dragging = False

    def follow(self, mouse: Mouse) -> None:
        """The mouse moved; below the threshold that is still a click."""
        if not self.dragging and (mouse.view - self.pressed.view).manhattanLength() >= THRESHOLD:
            self.dragging = True
        if self.dragging:
            self.drag(mouse)

    def finish(self, mouse: Mouse) -> None:
        """The button was released, perhaps where no move has been told of yet."""
        self.follow(mouse)
        if self.dragging:
            self.drop(mouse)
        else:
            self.click(mouse)

    def drag(self, mouse: Mouse) -> None:
        """Show what a release here would do."""

    def drop(self, mouse: Mouse) -> None:
        """Do it."""

    def click(self, mouse: Mouse) -> None:
        """Released where it was pressed."""

    def cancel(self) -> None:
        """Esc, or the focus went: leave everything as it was."""
