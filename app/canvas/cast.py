"""Who is on the scene: follows the network, so that the survey knows all of it, and items show what there is.

Of a large network only what comes into view has items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PyQt5.QtWidgets import QGraphicsScene

from app.canvas.frames import around, contents
from app.canvas.items.state import Drawn
from app.canvas.lines import Line, bundles, line, standing_for
from app.canvas.notation import SENK
from app.canvas.portrait import portrait
from app.canvas.shapes import Box
from app.canvas.survey import Survey
from app.canvas.troupe import Troupe
from app.model import Assembly, Edge, Element, Group, Network, Node, Place, Population

_MANY = 1500  # elements from which on items are made only for what is seen
_SLICE = 0.008  # s for finding ways at a time


class Cast:
    """Nodes and collapsed groups by name, lines by key, frames of the other groups by name.

    What lies in a collapsed group is not drawn: the group stands for it, and gathers its lines. When the cast is
    `lazy`, items are made by `stage` for a part of the scene, or when somebody asks for them by name.
    """

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self.survey = Survey()
        self._items = Troupe(scene, self.survey, lambda name: self._network[name])
        self.nodes, self.edges = self._items.nodes, self._items.edges
        self.chips, self.frames = self._items.chips, self._items.frames
        self._stands_for: dict[str, str] = {}
        self._gathered: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, str] = {}  # of the line of an edge
        self._outdated = self._framed = False
        self.lazy, self.at_rest = False, True
        self.notation = SENK

    @property
    def _network(self) -> Network:
        network: Network = self._scene.document.network
        return network

    # -- looking -----------------------------------------------------------------------------------------------------

    def drawn(self, name: str) -> tuple[Drawn, ...]:
        """The items that show an element, or an item by its key; they are made when they are not there yet."""
        if name in self.frames:
            return (self.frames[name],)
        if name in self.survey.portraits:
            return (self._items.node(name),)
        key = self._keys.get(name, name)
        return (self._items.line(key), self.chips[key]) if key in self.survey.lines else ()

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
                self._items.line(new.name)
            return (new.name,)
        self._replace_node(old, new)
        return ()

    def rebuild(self) -> None:
        """Draw everything anew."""
        self._outdated = False
        self._items.clear()
        self._keys.clear()
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
        self.at_rest = self._items.layout.settle(_SLICE if self.lazy else None)
        return anew

    def stage(self, area: Box) -> list[str]:
        """Make the items of what is seen in a part of the scene; the names and keys of those that were missing."""
        return self._items.stage(area) if self.lazy else []

    def stage_all(self) -> None:
        """Make every item, and find the way of every line."""
        self._items.stage_all()

    def preview(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places."""
        for name, place in places.items():
            if name in self.survey.places:
                self._put(name, place)
        for group in {self._stands_for[name] for name in places if name in self._stands_for}:
            self._put(group, self._middle(group, places))
        self._draw_frames()
        if self.lazy:
            self._items.layout.arrange(self._carried_lines(places))
        else:
            self._items.layout.settle(None)

    def carried(self, names: Iterable[str]) -> tuple[Drawn, ...]:
        """The items that change while these nodes are dragged: their own, and those of their lines."""
        shown = dict.fromkeys(self._stands_for.get(name, name) for name in names)
        nodes = (self._items.node(name) for name in shown if name in self.survey.portraits)
        lines = (item for key in self._carried_lines(names) for item in (self.edges[key], self.chips[key]))
        return (*nodes, *lines)

    def _carried_lines(self, names: Iterable[str]) -> list[str]:
        shown = dict.fromkeys(self._stands_for.get(name, name) for name in names)
        return list(dict.fromkeys(key for name in shown for key in self._items.layout.lines_at(name)))

    def restyle(self) -> None:
        """Colours or fonts changed."""
        self._items.restyle()
        self._framed = True

    # -- nodes -------------------------------------------------------------------------------------------------------

    def _draw_node(self, element: Node | Group) -> None:
        place = self._place(element)
        self.survey.put_node(portrait(element, self._network, self.notation), place)
        self._framed = True
        if not self.lazy:
            self._items.node(element.name)

    def _erase_node(self, name: str) -> None:
        self.survey.drop_node(name)
        self._items.drop_node(name)
        self._framed = True

    def _replace_node(self, old: Element, new: Node) -> None:
        shown = portrait(new, self._network, self.notation)
        if old.name != new.name:
            self.survey.drop_node(old.name)
            self._items.rename(old.name, new.name)
        if new.name not in self.survey.portraits or shown != self.survey.portraits[new.name]:
            self.survey.put_node(shown, new.place)
        self._items.show(new)
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
                self._items.show_line(user.name)

    def _put(self, name: str, place: Place) -> None:
        if self.survey.places[name] != place:
            self.survey.move(name, place)
        self._items.put(name, place)
        self._framed = True

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
            self._items.line(shown.key)

    def _erase_line(self, key: str) -> None:
        for name in self.survey.lines[key].names:
            self._keys.pop(name, None)
        self.survey.drop_line(key)
        self._items.drop_line(key)

    def _draw_frames(self) -> None:
        self._framed = False
        wanted = set()

        def made(group: Group, depth: int, content: Box | None) -> Box:
            wanted.add(group.name)
            return self._items.frame(group, depth, content).box

        contents(self._network, self._boxes, made)
        self._items.drop_frames(self.frames.keys() - wanted)

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


def _look(node: Node) -> tuple[object, ...]:
    """What of a node is seen at its lines."""
    role = (node.role, node.cell) if isinstance(node, Population) else ()
    return type(node), role, getattr(node, "muted", False), getattr(node, "size", 0), node.label
