"""What gestures and keys mean: each intent becomes a command for the document, or a sentence why not. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count

from app.commands import Add, Move, Remove, Several, propose
from app.commands.blocks import BLOCKS, Block
from app.document import Document
from app.look.tokens import GRID
from app.model import End, Network, Place, Population
from backends.standard import CELLS

_ROOM = 140.0  # between the centres of nodes that are placed by themselves


class Intents:
    """Speaks to the document for the canvas. `refuse` is told, in a sentence, why an act cannot be."""

    def __init__(self, document: Document, refuse: Callable[[str], None]) -> None:
        self._document = document
        self._refuse = refuse
        self._drags = count(1)

    def drag(self) -> int:
        """A number for the moves of one drag, which merge into one act."""
        return next(self._drags)

    def place(self, block: Block, place: Place) -> None:
        """Put a new population there and select it."""
        population = self._new(block, place)
        self._document.submit(Add(population))
        self._document.select([population.name])

    def place_freely(self, block: Block, place: Place) -> None:
        """Put it there, or to the right of what is there already."""
        self.place(block, _free(self._document.network, place))

    def drop(self, key: str, place: Place) -> None:
        """Put a block there by its key."""
        block = next((b for b in BLOCKS if b.key == key), None)
        if block is None:
            self._refuse(f"There is no block called {key!r}.")
        else:
            self.place(block, place)

    def connect(self, pre: str, post: str) -> None:
        """Connect two populations, or one with itself, and select the new projection."""
        network = self._document.network
        source, target = network.end(pre), network.end(post)
        if not accepts(target):
            self._refuse(f"{target.label} is a spike source; nothing can project onto it.")
            return
        projection = propose.projection(network, source, target)
        self._document.submit(Add(projection))
        self._document.select([projection.name])

    def connect_new(self, pre: str, block: Block, place: Place) -> None:
        """Put a new population there with a projection onto it, as one act."""
        population = self._new(block, place)
        network = self._document.network.copy()
        network.add(population)
        projection = propose.projection(network, network.end(pre), network.end(population.name))
        self._document.submit(Several(f"Add {population.label}", (Add(population), Add(projection))))
        self._document.select([population.name])

    def connect_selected(self) -> None:
        """Connect the population selected first with the one selected last; a single one with itself."""
        names = [e.name for e in self._document.selected if isinstance(e, Population)]
        if names:
            self.connect(names[0], names[-1])
        else:
            self._refuse("Select a population, or two, to connect them.")

    def remove_selected(self) -> None:
        """Delete what is selected, with the projections that hang on it."""
        if self._document.selection:
            self._document.submit(Remove(self._document.selection))

    def move(self, places: Mapping[str, Place], drag: int = 0) -> None:
        """Move nodes to these places; nothing when they are there already."""
        network = self._document.network
        if any(network.population(name).place != place for name, place in places.items()):
            self._document.submit(Move(dict(places), drag))

    def nudge(self, dx: int, dy: int, drag: int) -> None:
        """Move the selected nodes by steps of the grid."""
        chosen = [e for e in self._document.selected if isinstance(e, Population)]
        if chosen:
            self.move({p.name: Place(p.place.x + dx * GRID, p.place.y + dy * GRID) for p in chosen}, drag)

    def select(self, names: Iterable[str], adding: bool = False) -> None:
        """Select these alone, or also these."""
        self._document.select([*(self._document.selection if adding else ()), *names])

    def toggle(self, name: str) -> None:
        """Select it, or no longer."""
        selection = self._document.selection
        self._document.select([n for n in selection if n != name] if name in selection else [*selection, name])

    def select_all(self) -> None:
        """Select every element."""
        self._document.select([element.name for element in self._document.network])

    def select_next(self, step: int) -> None:
        """Select the element after (1) or before (-1) the selected one, populations first."""
        names = [element.name for element in self._document.network]
        selection = self._document.selection
        if names:
            at = names.index(selection[-1]) + step if selection else (0 if step > 0 else -1)
            self._document.select([names[at % len(names)]])

    def _new(self, block: Block, place: Place) -> Population:
        network = self._document.network
        return block.population({e.label for e in network}, network, snapped(place))


def accepts(end: End) -> bool:
    """Whether anything can project onto it; an unknown model may."""
    return not any(model.is_source for model in end.models)


RECEIVING = tuple(block for block in BLOCKS if not CELLS[block.cell.model].is_source)


def snapped(place: Place) -> Place:
    """The nearest place on the grid."""
    return Place(round(place.x / GRID) * float(GRID), round(place.y / GRID) * float(GRID))


def _free(network: Network, place: Place) -> Place:
    places = [population.place for population in network.populations]
    while any(abs(p.x - place.x) < _ROOM and abs(p.y - place.y) < _ROOM for p in places):
        place = Place(place.x + _ROOM, place.y)
    return place
