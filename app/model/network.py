"""The network: a directed multigraph of populations and projections that tells its listeners what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import networkx as nx

from app.model.elements import Element, Population, Projection
from app.model.errors import DuplicateName, MissingPopulation, StillConnected, UnknownElement
from app.model.events import Added, DescriptionChanged, Event, Removed, Replaced
from app.model.settings import Settings

Listener = Callable[[Event], None]


class Network:
    """Populations are nodes, projections are edges; both are found by name. Only commands call the changing methods.

    Two networks are equal when their elements, title, notes and settings are.
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
        self._listeners: list[Listener] = []
        self._title, self._notes, self._settings = title, notes, settings
        for element in elements:
            self.add(element)

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """A read-only view of the graph: nodes are population names, edge keys are projection names."""
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

    @property
    def populations(self) -> tuple[Population, ...]:
        """All populations, in the order in which they came."""
        return tuple(e for e in self._elements.values() if isinstance(e, Population))

    @property
    def projections(self) -> tuple[Projection, ...]:
        """All projections, in the order in which they came."""
        return tuple(e for e in self._elements.values() if isinstance(e, Projection))

    def __iter__(self) -> Iterator[Element]:
        return iter((*self.populations, *self.projections))

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

    def population(self, name: str) -> Population:
        """The population of that name; UnknownElement when there is none."""
        element = self[name]
        if not isinstance(element, Population):
            raise UnknownElement(name, tuple(p.name for p in self.populations))
        return element

    def projections_of(self, name: str) -> tuple[Projection, ...]:
        """The projections from or to a population, each once: those from it first."""
        edges = (*self._graph.out_edges(name, keys=True), *self._graph.in_edges(name, keys=True))
        return self._projections(key for _, _, key in edges)

    def between(self, pre: str, post: str) -> tuple[Projection, ...]:
        """The parallel projections from `pre` to `post`, in the order in which they came."""
        return self._projections(map(str, self._graph.get_edge_data(pre, post, default={})))

    def position(self, name: str) -> int:
        """Where the element stands in the order in which elements came, from 0."""
        return list(self._elements).index(self[name].name)

    def copy(self) -> Network:
        """The same network without listeners."""
        return Network(self, self._title, self._notes, self._settings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Network) and self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]

    def _content(self) -> tuple[object, ...]:
        # The order counts: it is the order of the program, and random streams follow it.
        return self.populations, self.projections, self._title, self._notes, self._settings

    # -- changing (for commands) -------------------------------------------------------------------------------------

    def add(self, element: Element) -> None:
        """Take an element in, as the last. DuplicateName, MissingPopulation when that cannot be."""
        if element.name in self._elements:
            raise DuplicateName(element)
        self._link(element)
        self._elements[element.name] = element
        self._announce(Added(element))

    def arrange(self, positions: Mapping[str, int]) -> None:
        """Put the named elements at these positions; the others keep their order around them."""
        order = [name for name in self._elements if name not in positions]
        for name, at in sorted(positions.items(), key=lambda item: item[1]):
            order.insert(at, name)
        self._elements = {name: self._elements[name] for name in order}

    def remove(self, name: str) -> None:
        """Let an element go. StillConnected when projections hang on it."""
        element = self[name]
        if isinstance(element, Population) and self.projections_of(name):
            raise StillConnected(element)
        self._unlink(element)
        del self._elements[name]
        self._announce(Removed(element))

    def replace(self, name: str, new: Element) -> None:
        """Put `new` in the place of the element `name`; its own name may differ, and projections follow."""
        old = self[name]
        if new.name != name and new.name in self._elements:
            raise DuplicateName(new)
        followers = self.projections_of(name) if isinstance(old, Population) else ()
        self._relink(old, new)
        self._elements = {(new.name if k == name else k): (new if k == name else e) for k, e in self._elements.items()}
        self._announce(Replaced(old, new))
        if new.name != name:
            for projection in followers:
                self._follow(projection, name, new.name)

    def describe(self, title: str, notes: str, settings: Settings) -> None:
        """Set title, notes and settings."""
        self._title, self._notes, self._settings = title, notes, settings
        self._announce(DescriptionChanged())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every event from now on; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _projections(self, names: Iterable[str]) -> tuple[Projection, ...]:
        found = (self._elements[name] for name in dict.fromkeys(names))
        return tuple(e for e in found if isinstance(e, Projection))

    def _announce(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _link(self, element: Element) -> None:
        if isinstance(element, Population):
            self._graph.add_node(element.name)
            return
        for end in (element.pre, element.post):
            if not isinstance(self._elements.get(end), Population):
                raise MissingPopulation(element, end)
        self._graph.add_edge(element.pre, element.post, key=element.name)

    def _unlink(self, element: Element) -> None:
        if isinstance(element, Population):
            self._graph.remove_node(element.name)
        else:
            self._graph.remove_edge(element.pre, element.post, key=element.name)

    def _relink(self, old: Element, new: Element) -> None:
        if isinstance(old, Population):
            nx.relabel_nodes(self._graph, {old.name: new.name}, copy=False)
        else:
            self._unlink(old)
            try:
                self._link(new)
            except MissingPopulation:
                self._link(old)
                raise

    def _follow(self, projection: Projection, old: str, new: str) -> None:
        pre = new if projection.pre == old else projection.pre
        post = new if projection.post == old else projection.post
        moved = replace(projection, pre=pre, post=post)
        self._elements[projection.name] = moved
        self._announce(Replaced(projection, moved))
