"""Where on the canvas there is a place for something. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from app.commands import copying
from app.look.tokens import GRID
from app.model import Element, Network, Node, Place

ROOM = 140.0  # between the centres of nodes that are placed by themselves


def snapped(place: Place) -> Place:
    """The nearest place on the grid."""
    return Place(round(place.x / GRID) * float(GRID), round(place.y / GRID) * float(GRID))


def free_beside(network: Network, elements: Iterable[Element]) -> Place:
    """Where copies of elements lie on none that is there: to the lower right, again and again."""
    middle, step = copying.middle(elements), 10 * float(GRID)
    taken = {(round(node.place.x), round(node.place.y)) for node in network.nodes}
    nodes = [element for element in elements if isinstance(element, Node)]
    shift = step
    while any((round(n.place.x + shift), round(n.place.y + shift)) in taken for n in nodes):
        shift += step
    return Place(middle.x + shift, middle.y + shift)


def free(network: Network, place: Place) -> Place:
    """This place, or the nearest to the right of it where there is room for a node."""
    places = [node.place for node in network.nodes]
    while any(abs(p.x - place.x) < ROOM and abs(p.y - place.y) < ROOM for p in places):
        place = Place(place.x + ROOM, place.y)
    return place
