"""Acts that put several nodes in order: aligned, distributed, or laid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from app.commands.acts import Move
from app.model import Place


class Side(Enum):
    """Where nodes are aligned: along one of their sides, or along a line through the middle."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


_ACROSS = (Side.LEFT, Side.CENTRE, Side.RIGHT)
_PICK: Mapping[Side, Callable[[Sequence[float]], float]] = {
    Side.LEFT: min,
    Side.TOP: min,
    Side.RIGHT: max,
    Side.BOTTOM: max,
    Side.CENTRE: lambda values: (min(values) + max(values)) / 2,
    Side.MIDDLE: lambda values: (min(values) + max(values)) / 2,
}


def align(places: Mapping[str, Place], side: Side) -> Move:
    """Bring nodes to the same x, or the same y."""
    if side in _ACROSS:
        x = _PICK[side]([place.x for place in places.values()])
        return Move({name: Place(x, place.y) for name, place in places.items()})
    y = _PICK[side]([place.y for place in places.values()])
    return Move({name: Place(place.x, y) for name, place in places.items()})


def distribute(places: Mapping[str, Place], across: bool) -> Move:
    """Give neighbours the same distance, along x or along y; the outermost stay."""
    key: Callable[[str], float] = (lambda n: places[n].x) if across else (lambda n: places[n].y)
    order = sorted(places, key=key)
    low, high = key(order[0]), key(order[-1])
    step = (high - low) / max(len(order) - 1, 1)
    at = {name: low + index * step for index, name in enumerate(order)}
    return Move({n: Place(at[n], p.y) if across else Place(p.x, at[n]) for n, p in places.items()})
