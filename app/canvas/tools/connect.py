"""Drawing a projection: from the outline of a node to another, back to itself, or to empty paper for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt

from app.canvas.intents import RECEIVING, why_not
from app.canvas.items.node import NodeItem
from app.canvas.items.wire import WireItem
from app.canvas.tools.tool import Mouse, Tool
from app.commands.blocks import Block
from app.model import Place

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_OUT = 12.0  # scene units beyond the outline after which coming back means: to itself


class Connect(Tool):
    """A wire that follows the mouse."""

    cursor = Qt.CrossCursor

    def __init__(self, canvas: CanvasView, pressed: Mouse, source: NodeItem) -> None:
        super().__init__(canvas, pressed)
        self._source = source.name
        self._went_out = False
        self._wire = WireItem(source.end, source.portrait.sign)
        self._target: NodeItem | None = None

    def drag(self, mouse: Mouse) -> None:
        """End at the node under the mouse, or at the mouse."""
        if self._wire.scene() is None:
            self.canvas.scene().addItem(self._wire)
        self._went_out = self._went_out or self._outside(mouse)
        self._aim(self._under(mouse))
        if self._target is None:
            self._wire.to_point(mouse.point)
        else:
            allowed = why_not(self.canvas.document.network, self._source, self._target.name) is None
            self._wire.to_node(self._target.end, allowed)

    def drop(self, mouse: Mouse) -> None:
        """Connect, or ask what the new node shall be."""
        target = self._under(mouse)
        if target is not None:
            self.cancel()
            self.canvas.intents.connect(self._source, target.name)
        elif self._went_out and self.canvas.node_at(mouse.view) is None:
            self._ask(mouse)
        else:
            self.cancel()

    def click(self, mouse: Mouse) -> None:
        """On the outline: select the node."""
        if mouse.adding:
            self.canvas.selecting.toggle(self._source)
        else:
            self.canvas.selecting.these([self._source])

    def cancel(self) -> None:
        """The wire goes."""
        self._aim(None)
        if self._wire.scene() is not None:
            self._wire.scene().removeItem(self._wire)

    def _ask(self, mouse: Mouse) -> None:
        place = Place(mouse.scene.x(), mouse.scene.y())

        def chosen(block: Block) -> None:
            if self._source in self.canvas.document.network:
                self.canvas.intents.connect_new(self._source, block, place)

        self.canvas.ask_for_block(mouse.view, RECEIVING, chosen, self.cancel)

    def _under(self, mouse: Mouse) -> NodeItem | None:
        """The node to connect to; the source itself only after the mouse has been outside."""
        node = self.canvas.node_at(mouse.view)
        if not isinstance(node, NodeItem) or (node.name == self._source and not self._went_out):
            return None
        return node

    def _outside(self, mouse: Mouse) -> bool:
        node = self.canvas.scene().nodes.get(self._source)
        return node is not None and node.shown.depth(mouse.point.relative_to(node.end.at)) > _OUT

    def _aim(self, target: NodeItem | None) -> None:
        if self._target is not None and self._target is not target:
            self._target.mark(hovered=False)
        self._target = target
        if target is not None:
            target.mark(hovered=True)
