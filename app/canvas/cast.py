"""Who is on the scene: the items of nodes, lines and frames, made, changed and removed as the network does.

Of a large network only what comes into view has items; the survey knows where all of it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PyQt5.QtWidgets import QGraphicsItem

from app.canvas.frames import around, contents
from app.canvas.items.chip import ChipItem
from app.canvas.items.edge import EdgeItem
from app.canvas.items.frame import FrameItem
from app.canvas.items.node import NodeItem
from app.canvas.items.note import NoteItem
from app.canvas.items.placed import Placed
from app.canvas.items.state import Drawn
from app.canvas.layout import Layout
from app.canvas.lines import Line, bundles, line, standing_for
from app.canvas.notation import SENK
from app.canvas.portrait import portrait
from app.canvas.shapes import Box
from app.canvas.survey import Survey
from app.model import Assembly, Edge, Element, Group, Network, Node, Note, Place, Population

_MANY = 1500  # elements from which on items are made only for what is seen
_SLICE = 0.008  # s for finding ways at a time


class Cast:
    """Nodes and collapsed groups by name, lines by key, frames of the other groups by name.

    What lies in a collapsed group is not drawn: the group stands for it, and gathers its lines. When the cast is
    `lazy`, items are made by `stage` for a part of the scene, or when somebody asks for them by name.
    """

    def __init__(self, scene: object) -> None:
        self._scene = scene
        self.nodes: dict[str, Placed] = {}
        self.edges: dict[str, EdgeItem] = {}
        self.chips: dict[str, ChipItem] = {}
        self.frames: dict[str, FrameItem] = {}
        self._stands_for: dict[str, str] = {}
        self._gathered: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, str] = {}  # of the line of an edge
        self._outdated = self._framed = False
        self.lazy, self.at_rest = False, True
        self.survey = Survey()
        self.notation = SENK
        self._layout = Layout(self.nodes, self.edges, self.chips)

    @property
    def _network(self) -> Network:
        network: Network = self._scene.document.network  # type: ignore[attr-defined]
        return network

    # -- looking -----------------------------------------------------------------------------------------------------

    def drawn(self, name: str) -> tuple[Drawn, ...]:
        """The items that show an element, or an item by its key; they are made when they are not there yet."""
        if name in self.frames:
            return (self.frames[name],)
        if name in self.survey.portraits:
            return (self._node(name),)
        key = self._keys.get(name, name)
        return (self._edge(key), self.chips[key]) if key in self.survey.lines else ()

    def staged(self, name: str) -> bool:
        """Whether an element has an item."""
        return name in self.nodes or name in self.frames or self._keys.get(name, name) in self.edges

    def key_of(self, name: str) -> str:
        """The key of the line that shows an edge; any other name is its own."""
        return self._keys.get(name, name)

    def shown(self, name: str) -> str:
        """What shows an element: itself, or the collapsed group that it lies in."""
        return self._stands_for.get(name, name)

    def within(self, name: str) -> tuple[str, ...]:
        """The elements that a collapsed group stands for; of anything else, itself."""
        return self._gathered.get(name, (name,))

    # -- following the network: each says which elements have to be marked anew ---------------------------------------

    def add(self, element: Element) -> Iterable[str]:
        """An element came."""
        if isinstance(element, Group) or self._hides(element):
            self._outdated = True
        elif isinstance(element, Edge):
            self._draw_line(line(element, self._network, self.notation))
        else:
            self._draw_node(element)
        return ()

    def remove(self, element: Element) -> Iterable[str]:
        """An element left."""
        if isinstance(element, Group) or self._hides(element):
            self._outdated = True
        elif isinstance(element, Edge):
            self._erase_line(element.name)
        else:
            self._erase_node(element.name)
        return ()

    def replace(self, old: Element, new: Element) -> Iterable[str]:
        """An element changed, perhaps its name."""
        moved = getattr(old, "parent", "") != getattr(new, "parent", "")
        if isinstance(new, Group) or moved or self._hides(old) or self._hides(new):
            self._outdated = True
            return ()
        if isinstance(new, Edge):
            seen = old.name in self.edges
            self._erase_line(old.name)
            self._draw_line(line(new, self._network, self.notation))
            if seen:
                self._edge(new.name)
            return (new.name,)
        self._replace_node(old, new)
        return ()

    def rebuild(self) -> None:
        """Draw everything anew."""
        self._outdated = False
        for item in (*self.nodes.values(), *self.edges.values(), *self.chips.values(), *self.frames.values()):
            self._leave(item)
        for items in (self.nodes, self.edges, self.chips, self.frames, self._keys):
            items.clear()
        self._layout.clear()
        self.survey.clear()
        network = self._network
        self._stands_for = standing_for(network)
        self._gathered = {
            g: tuple(n for n, by in self._stands_for.items() if by == g) for g in set(self._stands_for.values())
        }
        self.lazy = len(network) > _MANY
        for element in (*network.nodes, *(g for g in network.all(Group) if g.collapsed)):
            if element.name not in self._stands_for:
                self._draw_node(element)
        for each in self._lines():
            self._draw_line(each)
        self._draw_frames()

    def settle(self) -> bool:
        """Set right what changed since the last time; True when everything was drawn anew."""
        anew = self._outdated
        if anew:
            self.rebuild()
        elif self._framed:
            self._draw_frames()
        self.at_rest = self._layout.settle(_SLICE if self.lazy else None)
        return anew

    def stage(self, area: Box) -> list[str]:
        """Make the items of what is seen in a part of the scene; the names and keys of those that were missing."""
        if not self.lazy:
            return []
        fresh = [name for name in self.survey.nodes_in(area) if name not in self.nodes]
        keys = [key for key in self.survey.lines_in(area) if key not in self.edges]
        for name in fresh:
            self._node(name)
        for key in keys:
            self._edge(key)
        return [*fresh, *keys]

    def stage_all(self) -> None:
        """Make every item, and find the way of every line."""
        for name in self.survey.portraits:
            self._node(name)
        for key in self.survey.lines:
            self._edge(key)
        self._layout.settle(None)

    def preview(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places."""
        for name, place in places.items():
            if name in self.survey.places:
                self._put(name, place)
        for group in {self._stands_for[name] for name in places if name in self._stands_for}:
            self._put(group, self._middle(group, places))
        self._draw_frames()
        if self.lazy:
            self._layout.arrange(self._carried_lines(places))
        else:
            self._layout.settle(None)

    def carried(self, names: Iterable[str]) -> tuple[Drawn, ...]:
        """The items that change while these nodes are dragged: their own, and those of their lines."""
        shown = dict.fromkeys(self._stands_for.get(name, name) for name in names)
        nodes = (self._node(name) for name in shown if name in self.survey.portraits)
        lines = (item for key in self._carried_lines(names) for item in (self.edges[key], self.chips[key]))
        return (*nodes, *lines)

    def _carried_lines(self, names: Iterable[str]) -> list[str]:
        shown = dict.fromkeys(self._stands_for.get(name, name) for name in names)
        return list(dict.fromkeys(key for name in shown for key in self._layout.lines_at(name)))

    def restyle(self) -> None:
        """Colours or fonts changed."""
        for item in (*self.nodes.values(), *self.edges.values(), *self.chips.values(), *self.frames.values()):
            item.restyle()
        for name in self.nodes:
            self._layout.node_moved(name)
        self._framed = True

    # -- nodes -------------------------------------------------------------------------------------------------------

    def _draw_node(self, element: Node | Group) -> None:
        place = self._place(element)
        self.survey.put_node(portrait(element, self._network, self.notation), place)
        self._framed = True
        if not self.lazy:
            self._node(element.name)

    def _node(self, name: str) -> Placed:
        """The item of a node, made when it is not there yet."""
        if name not in self.nodes:
            shown, element = self.survey.portraits[name], self._network[name]
            item = NoteItem(shown, element.size) if isinstance(element, Note) else NodeItem(shown)
            self.nodes[name] = item
            self._enter(item)
            item.setPos(*self.survey.places[name])
            self._layout.node_moved(name)
        return self.nodes[name]

    def _erase_node(self, name: str) -> None:
        self.survey.drop_node(name)
        self._framed = True
        if name in self.nodes:
            self._layout.node_gone(name)
            self._leave(self.nodes.pop(name))

    def _replace_node(self, old: Element, new: Node) -> None:
        shown = portrait(new, self._network, self.notation)
        if old.name != new.name:
            self.survey.drop_node(old.name)
            if old.name in self.nodes:
                self._layout.node_gone(old.name)
                self.nodes[new.name] = self.nodes.pop(old.name)
        if new.name not in self.survey.portraits or shown != self.survey.portraits[new.name]:
            self.survey.put_node(shown, new.place)
        item = self.nodes.get(new.name)
        if isinstance(item, NoteItem) and isinstance(new, Note):
            item.show_note(shown, new.size)
        elif isinstance(item, NodeItem) and shown != item.portrait:
            item.show_portrait(shown)
        self._put(new.name, new.place)
        if old.name == new.name and isinstance(old, Node) and _look(old) != _look(new):
            self._renew_around(new)  # those that name it follow a new name with events of their own

    def _renew_around(self, node: Node) -> None:
        """What is said at the lines of a node, and at the assemblies that it is in, may be another."""
        network = self._network
        for user in network.users(node.name):
            if isinstance(user, Assembly) and user.name in self.survey.portraits:
                self._replace_node(user, user)
                self._renew_around(user)
            elif isinstance(user, Edge) and user.name in self.survey.lines:
                self.survey.put_line(line(user, network, self.notation))
                if user.name in self.edges:
                    self.edges[user.name].show_line(self.survey.lines[user.name])
                    self.chips[user.name].show_annotation()

    def _put(self, name: str, place: Place) -> None:
        if self.survey.places[name] != place:
            self.survey.move(name, place)
        self._framed = True
        if name in self.nodes:
            self.nodes[name].setPos(*place)
            self._layout.node_moved(name)

    def _place(self, element: Node | Group) -> Place:
        return self._middle(element.name, {}) if isinstance(element, Group) else element.place

    def _middle(self, group: str, places: Mapping[str, Place]) -> Place:
        """The middle of what lies in a group, with some of it at other places."""
        inside = (element for element in self._network.inside(group) if isinstance(element, Node))
        box = around(Box(*place, *place) for place in (places.get(node.name, node.place) for node in inside))
        return Place((box.left + box.right) / 2, (box.top + box.bottom) / 2) if box else Place(0.0, 0.0)

    # -- lines and frames --------------------------------------------------------------------------------------------

    def _lines(self) -> Iterable[Line]:
        network = self._network
        if self._stands_for:
            return bundles(network, network.edges, self._stands_for, self.notation)
        return (line(edge, network, self.notation) for edge in network.edges)

    def _draw_line(self, shown: Line) -> None:
        self.survey.put_line(shown)
        self._keys.update(dict.fromkeys(shown.names, shown.key))
        if not self.lazy:
            self._edge(shown.key)

    def _edge(self, key: str) -> EdgeItem:
        """The item of a line, made when it is not there yet, with the nodes at its ends."""
        if key not in self.edges:
            shown = self.survey.lines[key]
            for end in (shown.pre, shown.post):
                self._node(end)
            self.edges[key] = edge = EdgeItem(shown)
            self.chips[key] = chip = ChipItem(edge)
            self._enter(edge)
            self._enter(chip)
            self._layout.edge_came(key)
        return self.edges[key]

    def _erase_line(self, key: str) -> None:
        for name in self.survey.lines[key].names:
            self._keys.pop(name, None)
        self.survey.drop_line(key)
        if key in self.edges:
            self._layout.edge_gone(key)
            self._leave(self.edges.pop(key))
            self._leave(self.chips.pop(key))

    def _draw_frames(self) -> None:
        self._framed = False
        wanted: dict[str, FrameItem] = {}

        def made(group: Group, depth: int, content: Box | None) -> Box:
            frame = self.frames.get(group.name)
            if frame is None:
                frame = FrameItem(group, depth, content)
                self._enter(frame)
            else:
                frame.hold(content)
            wanted[group.name] = frame
            return frame.box

        contents(self._network, self._boxes, made)
        for name in self.frames.keys() - wanted.keys():
            self._leave(self.frames.pop(name))
        self.frames.update(wanted)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _boxes(self, name: str) -> list[Box]:
        """What a node covers; nothing when it is not drawn."""
        if name in self.nodes:
            return [self.nodes[name].body, *self.nodes[name].texts]
        return [self.survey.box_of(name)] if name in self.survey.places else []

    def _hides(self, element: Element) -> bool:
        """Whether an element is hidden in a collapsed group, or ends in one."""
        if isinstance(element, Edge):
            return element.pre in self._stands_for or element.post in self._stands_for
        around = getattr(element, "parent", "")
        return element.name in self._stands_for or around in self._stands_for or around in self.survey.portraits

    def _enter(self, item: QGraphicsItem) -> None:
        self._scene.addItem(item)  # type: ignore[attr-defined]

    def _leave(self, item: QGraphicsItem) -> None:
        self._scene.removeItem(item)  # type: ignore[attr-defined]


def _look(node: Node) -> tuple[object, ...]:
    """What of a node is seen at its lines."""
    role = (node.role, node.cell) if isinstance(node, Population) else ()
    return type(node), role, getattr(node, "muted", False), getattr(node, "size", 0), node.label
