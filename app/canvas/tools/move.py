"""Moving nodes: the one under the mouse, with all that are selected. A click without a drag selects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PyQt5.QtCore import QPointF, Qt

from app.canvas.items.frame import FrameItem
from app.canvas.items.placed import Placed
from app.canvas.spots import snapped
from app.canvas.tools.tool import Mouse, Tool
from app.model import Group, Place

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_NEAR = 40.0  # px by which a node may leave its frame and still belong to it, so that a frame can be made larger


class MoveNodes(Tool):
    """Shows the nodes at their new places while it goes, and moves them in one act at its end.

    A node that is dropped on a frame comes into its group; one that is dropped outside its own frame leaves it.
    """

    cursor = Qt.SizeAllCursor

    def __init__(self, canvas: CanvasView, pressed: Mouse, item: Placed | FrameItem) -> None:
        super().__init__(canvas, pressed)
        self._name = item.name
        self._was_selected = item.name in canvas.document.selection
        if not self._was_selected:
            canvas.selecting.these([item.name], adding=pressed.adding)
        self._from = canvas.intents.movable()
        self._frames = {name: frame.box for name, frame in canvas.scene().frames.items()}

    def drag(self, mouse: Mouse) -> None:
        """Show them there."""
        self.canvas.carry(self._places(mouse))

    def drop(self, mouse: Mouse) -> None:
        """Move them there."""
        places = self._places(mouse)
        self.cancel()
        self.canvas.intents.move(places, parents=self._parents(places))

    def click(self, mouse: Mouse) -> None:
        """One of several selected becomes the only one; with Shift it is no longer selected."""
        if mouse.adding and self._was_selected:
            self.canvas.selecting.toggle(self._name)
        elif not mouse.adding:
            self.canvas.selecting.these([self._name])

    def cancel(self) -> None:
        """Show them where they are."""
        there = self.canvas.document.network
        self.canvas.scene().preview({name: at for name, at in self._from.items() if name in there})

    def _way(self, mouse: Mouse) -> Place:
        """How far they are dragged, on the grid."""
        places = self._places(mouse)
        name = next(iter(places), "")
        return Place(places[name].x - self._from[name].x, places[name].y - self._from[name].y) if name else Place(0, 0)

    def _places(self, mouse: Mouse) -> dict[str, Place]:
        way = mouse.scene - self.pressed.scene
        start = self._from.get(self._name) or next(iter(self._from.values()), Place(0.0, 0.0))
        there = snapped(Place(start.x + way.x(), start.y + way.y()))
        dx, dy = there.x - start.x, there.y - start.y  # the others keep their distances to this one
        return {name: Place(at.x + dx, at.y + dy) for name, at in self._from.items()}

    def _parents(self, places: dict[str, Place]) -> dict[str, str]:
        """The groups that the selected nodes come into, where that is another one than before."""
        network, chosen = self.canvas.document.network, self.canvas.document.selection
        if any(isinstance(network[name], Group) for name in chosen):
            return {}
        found = {name: self._group_at(name, places[name]) for name in chosen if name in places}
        return {n: group for n, group in found.items() if group != getattr(network[n], "parent", "")}

    def _group_at(self, name: str, place: Place) -> str:
        """The innermost group on whose frame a place is; its own reaches a little farther."""
        network = self.canvas.document.network
        own = [group.name for group in network.groups_around(name)]
        if own and own[0] in self._frames and self._holds(own[0], place, _NEAR):
            inner = [n for n in self._frames if own[0] in [g.name for g in network.groups_around(n)]]
            return next((n for n in self._innermost(inner) if self._holds(n, place)), own[0])
        if own and own[0] not in self._frames:
            return own[0]
        return next((n for n in self._innermost(self._frames) if self._holds(n, place)), "")

    def _innermost(self, names: Iterable[str]) -> list[str]:
        network = self.canvas.document.network
        return sorted(names, key=lambda name: -len(network.groups_around(name)))

    def _holds(self, frame: str, place: Place, more: float = 0.0) -> bool:
        area = self._frames[frame].grown(more)
        at = QPointF(*place)
        return area.left < at.x() < area.right and area.top < at.y() < area.bottom


class CopyNodes(MoveNodes):
    """With Alt held: the nodes stay, and copies of them come where they are dropped."""

    cursor = Qt.DragCopyCursor

    def drop(self, mouse: Mouse) -> None:
        """Bring in copies there."""
        way = self._way(mouse)
        self.cancel()
        self.canvas.intents.duplicate_selected(by=way)
