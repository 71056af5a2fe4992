"""What goes when elements are removed, and what changes because of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.model import Assembly, Edge, Element, Group, Network
from app.model.elements import changed, needs


def gone_with(network: Network, names: Iterable[str]) -> tuple[list[str], list[Element]]:
    """The names of all that goes, what needs others first; and what stays, as it is then.

    Edges go with their ends, an assembly with the last of its populations. What is in a group that goes comes to the
    group around it.
    """
    going = _closure(network, names)
    staying = {e.name: e for e in (_without(network, e, going) for e in _touched(network, going)) if e is not None}
    return sorted(going, key=lambda name: _depth(network, name), reverse=True), list(staying.values())


def _closure(network: Network, names: Iterable[str]) -> dict[str, None]:
    going = dict.fromkeys(network[name].name for name in names)
    waiting = list(going)
    for name in waiting:  # which grows meanwhile
        for user in network.users(name):
            if user.name not in going and _falls(user, going):
                going[user.name] = None
                waiting.append(user.name)
    return going


def _falls(user: Element, going: dict[str, None]) -> bool:
    """Whether an element goes because one that it needs does."""
    return isinstance(user, Edge) or (isinstance(user, Assembly) and set(user.members) <= going.keys())


def _touched(network: Network, going: dict[str, None]) -> Iterable[Element]:
    found = {user.name: user for name in going for user in network.users(name)}
    return (user for name, user in found.items() if name not in going)


def _without(network: Network, element: Element, going: dict[str, None]) -> Element | None:
    """What becomes of an element that stays."""
    if isinstance(element, Assembly):
        element = replace(element, members=tuple(name for name in element.members if name not in going))
    parent = getattr(element, "parent", "")
    while parent in going:
        parent = network.get(parent, Group).parent
    return changed(element, parent=parent) if parent != getattr(element, "parent", "") else element


def _depth(network: Network, name: str) -> int:
    """How many elements one after the other this one rests on."""
    return max((1 + _depth(network, needed) for needed in needs(network[name])), default=0)
