"""The items of a scene: made when somebody asks for them, arranged by the layout, and gone with what they show.

What they show, and where it is, is in the survey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from PyQt5.QtWidgets import QGraphicsItem, QGraphicsScene

from app.canvas.items.chip import ChipItem
from app.canvas.items.edge import EdgeItem
from app.canvas.items.frame import FrameItem
from app.canvas.items.node import NodeItem
from app.canvas.items.note import NoteItem
from app.canvas.items.placed import Placed
from app.canvas.layout import Layout
from app.canvas.shapes import Box
from app.canvas.survey import Survey
from app.model import Element, Group, Node, Note, Place


class Troupe:
    """Nodes by name, lines and their annotations by key, frames of groups by name."""

    def __init__(self, scene: QGraphicsScene, survey: Survey, element: Callable[[str], Element]) -> None:
        self._scene, self._survey, self._element = scene, survey, element
        self.nodes: dict[str, Placed] = {}
        self.edges: dict[str, EdgeItem] = {}
        self.chips: dict[str, ChipItem] = {}
        self.frames: dict[str, FrameItem] = {}
        self.layout = Layout(self.nodes, self.edges, self.chips)

    def __iter__(self) -> Iterator[Placed | EdgeItem | ChipItem | FrameItem]:
        return chain(self.nodes.values(), self.edges.values(), self.chips.values(), self.frames.values())

    def clear(self) -> None:
        """All go."""
        for item in self:
            self._leave(item)
        for items in (self.nodes, self.edges, self.chips, self.frames):
            items.clear()
        self.layout.clear()

    def restyle(self) -> None:
        """Colours or fonts changed."""
        for item in self:
            item.restyle()
        for name in self.nodes:
            self.layout.node_moved(name)

    def stage(self, area: Box) -> list[str]:
        """Make the items of what is seen in a part of the scene; the names and keys of those that were missing."""
        fresh = [name for name in self._survey.nodes_in(area) if name not in self.nodes]
        keys = [key for key in self._survey.lines_in(area) if key not in self.edges]
        self._make(fresh, keys)
        return [*fresh, *keys]

    def stage_all(self) -> None:
        """Make every item, and find the way of every line."""
        self._make(self._survey.portraits, self._survey.lines)
        self.layout.settle(None)

    # -- nodes -------------------------------------------------------------------------------------------------------

    def node(self, name: str) -> Placed:
        """The item of a node, made when it is not there yet."""
        if name not in self.nodes:
            shown, element = self._survey.portraits[name], self._element(name)
            item = NoteItem(shown, element.size) if isinstance(element, Note) else NodeItem(shown)
            self.nodes[name] = item
            self._scene.addItem(item)
            item.setPos(*self._survey.places[name])
            self.layout.node_moved(name)
        return self.nodes[name]

    def rename(self, old: str, new: str) -> None:
        """A node is called something else from now on."""
        if old in self.nodes:
            self.layout.node_gone(old)
            self.nodes[new] = self.nodes.pop(old)

    def show(self, node: Node) -> None:
        """A node looks as its portrait in the survey does."""
        item, shown = self.nodes.get(node.name), self._survey.portraits[node.name]
        if isinstance(item, NoteItem) and isinstance(node, Note):
            item.show_note(shown, node.size)
        elif isinstance(item, NodeItem) and shown != item.portrait:
            item.show_portrait(shown)

    def put(self, name: str, place: Place) -> None:
        """A node is there now."""
        if name in self.nodes:
            self.nodes[name].setPos(*place)
            self.layout.node_moved(name)

    def drop_node(self, name: str) -> None:
        """A node left."""
        if name in self.nodes:
            self.layout.node_gone(name)
            self._leave(self.nodes.pop(name))

    # -- lines and frames --------------------------------------------------------------------------------------------

    def line(self, key: str) -> EdgeItem:
        """The item of a line, made when it is not there yet, with the nodes at its ends."""
        if key not in self.edges:
            shown = self._survey.lines[key]
            for end in (shown.pre, shown.post):
                self.node(end)
            self.edges[key] = edge = EdgeItem(shown)
            self.chips[key] = chip = ChipItem(edge)
            self._scene.addItem(edge)
            self._scene.addItem(chip)
            self.layout.edge_came(key)
        return self.edges[key]

    def show_line(self, key: str) -> None:
        """A line is drawn as the survey has it."""
        if key in self.edges:
            self.edges[key].show_line(self._survey.lines[key])
            self.chips[key].show_annotation()

    def drop_line(self, key: str) -> None:
        """A line left."""
        if key in self.edges:
            self.layout.edge_gone(key)
            self._leave(self.edges.pop(key))
            self._leave(self.chips.pop(key))

    def frame(self, group: Group, depth: int, content: Box | None) -> FrameItem:
        """The frame of a group, made when it is not there yet, around this."""
        if group.name in self.frames:
            self.frames[group.name].hold(content)
        else:
            self.frames[group.name] = FrameItem(group, depth, content)
            self._scene.addItem(self.frames[group.name])
        return self.frames[group.name]

    def drop_frames(self, names: Iterable[str]) -> None:
        """These groups have none any more."""
        for name in names:
            self._leave(self.frames.pop(name))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _make(self, names: Iterable[str], keys: Iterable[str]) -> None:
        for name in names:
            self.node(name)
        for key in keys:
            self.line(key)

    def _leave(self, item: QGraphicsItem) -> None:
        self._scene.removeItem(item)
