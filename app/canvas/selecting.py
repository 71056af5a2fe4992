"""What gestures and keys select. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from app.document import Document
from app.model import Node, Place
from app.model.reach import downstream, upstream


class Selecting:
    """Speaks to the document for the canvas."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def reached(self, forward: bool, all_the_way: bool = False) -> None:
        """Select also what the selected nodes reach, or what reaches them."""
        reach = downstream if forward else upstream
        found = reach(self._document.network, self._document.selection, all_the_way)
        self._document.select([*self._document.selection, *found])

    def others(self) -> None:
        """Select what is not selected, and no longer what is."""
        chosen = set(self._document.selection)
        self._document.select([e.name for e in self._document.network if e.name not in chosen])

    def towards(self, dx: int, dy: int) -> None:
        """Select the nearest node in a direction from the one selected last."""
        network = self._document.network
        here = next((e.place for e in self._document.selected[::-1] if isinstance(e, Node)), None)
        if here is None:
            self.next(1)
            return
        ahead = [n for n in network.nodes if (n.place.x - here.x) * dx + (n.place.y - here.y) * dy > 1]
        if ahead:
            self._document.select([min(ahead, key=lambda n: _effort(n.place, here, dx, dy)).name])

    def these(self, names: Iterable[str], adding: bool = False) -> None:
        """Select these alone, or also these."""
        self._document.select([*(self._document.selection if adding else ()), *names])

    def toggle(self, *names: str) -> None:
        """Select these as well, or no longer when all of them are selected."""
        selection = self._document.selection
        others = [name for name in selection if name not in names]
        self._document.select(others if set(names) <= set(selection) else [*others, *names])

    def all(self) -> None:
        """Select every element."""
        self._document.select([element.name for element in self._document.network])

    def next(self, step: int) -> None:
        """Select the element after (1) or before (-1) the selected one, populations first."""
        names = [element.name for element in self._document.network]
        selection = self._document.selection
        if names:
            at = names.index(selection[-1]) + step if selection else (0 if step > 0 else -1)
            self._document.select([names[at % len(names)]])


def _effort(place: Place, here: Place, dx: int, dy: int) -> float:
    """How far a place is in a direction; what is aside counts more."""
    along = (place.x - here.x) * dx + (place.y - here.y) * dy
    aside = abs((place.x - here.x) * dy) + abs((place.y - here.y) * dx)
    return along + 2 * aside
