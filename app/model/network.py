"""The network: a directed multigraph that tells its listeners what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import networkx as nx

from app.model.elements import (
    KINDS,
    Assembly,
    Current,
    Edge,
    Element,
    Group,
    Injection,
    Node,
    Note,
    Population,
    Projection,
)
from app.model.ends import End
from app.model.errors import DuplicateName, StillConnected, UnknownElement
from app.model.events import Added, DescriptionChanged, Event, Removed, Replaced
from app.model.following import follows
from app.model.links import Links
from app.model.settings import Settings
from app.model.views import View

Listener = Callable[[Event], None]
E = TypeVar("E", bound=Element)


class Network:
    """Populations, assemblies and currents are nodes, projections and injections edges; all are found by name.

    Groups and notes belong to it without being in its graph. Only commands call the changing methods. Two networks are
    equal when their elements, title, notes and settings are.
    """

    def __init__(
        self,
        elements: Iterable[Element] = (),
        title: str = "Untitled",
        notes: str = "",
        settings: Settings = Settings(),
    ) -> None:
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._elements: dict[str, Element] = {}
        self._links = Links(self._elements)
        self._of_kind: dict[type, tuple[Any, ...]] = {}
        self._listeners: list[Listener] = []
        self._title, self._notes, self._settings = title, notes, settings
        for element in elements:
            self.add(element)

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """A read-only view of the graph: nodes and edge keys are names of elements."""
        view: nx.MultiDiGraph[str] = nx.freeze(self._graph.copy(as_view=True))
        return view

    @property
    def title(self) -> str:
        """The name of the whole, any text."""
        return self._title

    @property
    def notes(self) -> str:
        """What the author says about it, sources included."""
        return self._notes

    @property
    def settings(self) -> Settings:
        """How it is to be simulated."""
        return self._settings

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """All elements of a kind, in the order in which they came."""
        if kind not in self._of_kind:
            self._of_kind[kind] = tuple(e for e in self._elements.values() if isinstance(e, kind))
        found: tuple[E, ...] = self._of_kind[kind]
        return found

    @property
    def populations(self) -> tuple[Population, ...]:
        """All populations, in the order in which they came."""
        return self.all(Population)

    @property
    def projections(self) -> tuple[Projection, ...]:
        """All projections, in the order in which they came."""
        return self.all(Projection)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All that has a place on the canvas."""
        return (*self.populations, *self.all(Assembly), *self.all(Current), *self.all(Note))

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All that runs from one node to another."""
        return (*self.projections, *self.all(Injection))

    def __iter__(self) -> Iterator[Element]:
        """All elements, kind after kind; groups before the groups in them."""
        yield from sorted(self.all(Group), key=lambda group: len(self._links.around(group.name)))
        yield from (element for kind in KINDS[1:] for element in self.all(kind))

    def __len__(self) -> int:
        return len(self._elements)

    def __contains__(self, name: object) -> bool:
        return name in self._elements

    def __getitem__(self, name: str) -> Element:
        """The element of that name; UnknownElement when there is none."""
        try:
            return self._elements[name]
        except KeyError:
            raise UnknownElement(name, tuple(self._elements)) from None

    def get(self, name: str, kind: type[E]) -> E:
        """The element of that name and kind; UnknownElement when there is none."""
        element = self[name]
        if not isinstance(element, kind):
            raise UnknownElement(name, tuple(e.name for e in self.all(kind)))
        return element

    def population(self, name: str) -> Population:
        """The population of that name; UnknownElement when there is none."""
        return self.get(name, Population)

    def end(self, name: str, view: View | None = None) -> End:
        """The cells of a population or an assembly, or some of them; UnknownElement when there is no such element."""
        element = self[name]
        if isinstance(element, Assembly):
            return End(element, tuple(self.population(member) for member in element.members), view)
        population = self.population(name)
        return End(population, (population,), view)

    def ends(self, projection: Projection) -> tuple[End, End]:
        """Where a projection begins and ends."""
        return self.end(projection.pre, projection.pre_view), self.end(projection.post, projection.post_view)

    def edges_of(self, name: str) -> tuple[Edge, ...]:
        """The projections and injections from or to a node, each once: those from it first; a note has none."""
        if name not in self._graph:
            return ()
        keys = (*self._graph.out_edges(name, keys=True), *self._graph.in_edges(name, keys=True))
        found = (self._elements[key] for key in dict.fromkeys(key for _, _, key in keys))
        return tuple(edge for edge in found if isinstance(edge, Edge))

    def projections_of(self, name: str) -> tuple[Projection, ...]:
        """The projections from or to a node, each once: those from it first."""
        return tuple(edge for edge in self.edges_of(name) if isinstance(edge, Projection))

    def between(self, pre: str, post: str) -> tuple[Edge, ...]:
        """The parallel edges from `pre` to `post`, in the order in which they came."""
        found = (self._elements[str(key)] for key in self._graph.get_edge_data(pre, post, default={}))
        return tuple(edge for edge in found if isinstance(edge, Edge))

    def users(self, name: str) -> tuple[Element, ...]:
        """The elements that cannot be without the one of this name: its edges, assemblies, what is in a group."""
        return tuple(self._links.users(name))

    def groups_around(self, name: str) -> tuple[Group, ...]:
        """The groups that an element lies in, from the inside out."""
        parent = getattr(self[name], "parent", "")
        return tuple(self.get(group, Group) for group in self._links.around(parent))

    def inside(self, group: str) -> tuple[Element, ...]:
        """All that lies in a group, with what lies in the groups in it."""
        own = self.users(group)
        return (*own, *(e for inner in own if isinstance(inner, Group) for e in self.inside(inner.name)))

    @property
    def order(self) -> tuple[str, ...]:
        """The names of all elements in the order in which they came, whatever their kind."""
        return tuple(self._elements)

    def copy(self) -> Network:
        """The same network without listeners."""
        return Network(self, self._title, self._notes, self._settings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Network) and self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]

    def _content(self) -> tuple[object, ...]:
        # The order counts: it is the order of the program, and random streams follow it.
        return tuple(self), self._title, self._notes, self._settings

    # -- changing (for commands) -------------------------------------------------------------------------------------

    def add(self, element: Element) -> None:
        """Take an element in, as the last. DuplicateName, MissingEnd, MissingPart when that cannot be."""
        if element.name in self._elements:
            raise DuplicateName(element)
        self._links.add(element)
        self._draw(element)
        self._elements[element.name] = element
        self._of_kind.pop(type(element), None)
        self._announce(Added(element))

    def arrange(self, positions: Mapping[str, int]) -> None:
        """Put the named elements at these positions; the others keep their order around them."""
        others = (name for name in self.order if name not in positions)
        taken = {at: name for name, at in positions.items()}
        order = [taken[at] if at in taken else next(others) for at in range(len(self._elements))]
        self._reorder({name: self._elements[name] for name in order})

    def remove(self, name: str) -> None:
        """Let an element go. StillConnected when others need it."""
        element = self[name]
        if users := self.users(name):
            raise StillConnected(element, users)
        self._links.drop(element)
        self._erase(element)
        del self._elements[name]
        self._of_kind.pop(type(element), None)
        self._announce(Removed(element))

    def replace(self, name: str, new: Element) -> None:
        """Put `new` in the place of the element `name`; its own name may differ, and those that name it follow."""
        old = self[name]
        if new.name != name and new.name in self._elements:
            raise DuplicateName(new)
        self._links.check(new)
        if new.name == name:
            self._exchange(old, new)
        else:
            self._rename(old, new)

    def describe(self, title: str, notes: str, settings: Settings) -> None:
        """Set title, notes and settings."""
        self._title, self._notes, self._settings = title, notes, settings
        self._announce(DescriptionChanged())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every event from now on; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _announce(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _exchange(self, old: Element, new: Element) -> None:
        self._links.drop(old)
        self._links.add(new)
        if isinstance(old, Edge) and isinstance(new, Edge) and (old.pre, old.post) != (new.pre, new.post):
            self._erase(old)
            self._draw(new)
        self._elements[new.name] = new
        for kind in {type(old), type(new)}:
            self._of_kind.pop(kind, None)
        self._announce(Replaced(old, new))

    def _rename(self, old: Element, new: Element) -> None:
        self._links.drop(old)
        self._links.rename(old.name, new.name)
        renamed = {(new.name if name == old.name else name): e for name, e in self._elements.items()}
        self._reorder({**renamed, new.name: new})
        self._links.add(new)
        if isinstance(old, Edge):
            self._erase(old)
            self._draw(new)
        elif old.name in self._graph:
            nx.relabel_nodes(self._graph, {old.name: new.name}, copy=False)
        self._announce(Replaced(old, new))
        for element in tuple(self._elements.values()):
            if (moved := follows(element, old.name, new.name)) is not element:
                self._follow(element, moved)

    def _follow(self, element: Element, moved: Element) -> None:
        self._elements[element.name] = moved  # its links were renamed with what it names
        self._of_kind.pop(type(element), None)
        self._announce(Replaced(element, moved))

    def _reorder(self, elements: dict[str, Element]) -> None:
        self._elements.clear()  # the links look at this very dictionary
        self._elements.update(elements)
        self._of_kind.clear()

    def _draw(self, element: Element) -> None:
        if isinstance(element, Edge):
            self._graph.add_edge(element.pre, element.post, key=element.name)
        elif isinstance(element, Population | Assembly | Current):
            self._graph.add_node(element.name)

    def _erase(self, element: Element) -> None:
        if isinstance(element, Edge):
            self._graph.remove_edge(element.pre, element.post, key=element.name)
        elif element.name in self._graph:
            self._graph.remove_node(element.name)
