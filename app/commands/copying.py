"""Copies of elements: duplicates within a network, and what comes from elsewhere through the clipboard."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from app.commands.acts import Add, Several
from app.model import Assembly, Edge, Element, Group, Network, Node, Place
from app.model.elements import KINDS, changed
from app.model.following import follows
from app.model.naming import label_from, name_from


def selection(network: Network, names: Iterable[str], keep_wires: bool = False) -> tuple[Element, ...]:
    """These elements with what lies in the groups among them, and the edges between them.

    With `keep_wires` also the edges between them and others.
    """
    chosen = {name: network[name] for name in names}
    for group in [element for element in chosen.values() if isinstance(element, Group)]:
        chosen |= {element.name: element for element in network.inside(group.name)}
    nodes = [name for name, element in chosen.items() if isinstance(element, Node)]
    for edge in (edge for name in nodes for edge in network.edges_of(name)):
        if keep_wires or (edge.pre in chosen and edge.post in chosen):
            chosen[edge.name] = edge
    return tuple(element for element in network if element.name in chosen)


def copies(network: Network, elements: Sequence[Element], keep_wires: bool) -> list[Element]:
    """The elements under names and labels that are free, those first that others need.

    An edge whose end is not among them is left out, or with `keep_wires` ends where it did if that is there; an
    assembly keeps those of its members that are there; an element keeps its group if that is there.
    """
    ordered = [element for kind in KINDS for element in elements if isinstance(element, kind)]
    names = _names(network, ordered)
    labels = {element.label for element in network}
    made: list[Element] = []
    for element in ordered:
        outside = network if keep_wires or not isinstance(element, Edge) else ()
        if (kept := _kept(element, names, outside, network)) is not None:
            made.append(_renamed(kept, names, labels))
            labels |= {made[-1].label} if made[-1].label != element.label else set()
    return made


def paste(
    network: Network, elements: Sequence[Element], by: Place, keep_wires: bool = False, verb: str = "Paste"
) -> Several | None:
    """The act that brings copies of elements into the network, moved by so much; None when nothing of them can be."""
    made = [_moved(element, by) for element in copies(network, elements, keep_wires)]
    if not made:
        return None
    what = made[0].label if len(made) == 1 else f"{len(made)} elements"
    return Several(f"{verb} {what}", tuple(Add(element) for element in made))


def middle(elements: Iterable[Element]) -> Place:
    """The middle of the places of nodes; (0, 0) when there are none."""
    places = [element.place for element in elements if isinstance(element, Node)]
    if not places:
        return Place(0.0, 0.0)
    xs, ys = zip(*places, strict=True)
    return Place((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def _names(network: Network, elements: Iterable[Element]) -> dict[str, str]:
    """A free name for each, which none of them has either, so that renaming one after the other is safe."""
    names: dict[str, str] = {}
    own = {element.name for element in elements}
    for element in elements:
        taken = own | set(network.order) | set(names.values())
        base = element.name.rstrip("0123456789").rstrip("_") or element.name
        names[element.name] = element.name if element.name not in network else name_from(base, taken)
    return names


def _kept(element: Element, names: Container[str], outside: Container[str], network: Network) -> Element | None:
    """What of an element can be where only some others are; None when it cannot be itself."""
    if isinstance(element, Edge):
        return element if all(end in names or end in outside for end in (element.pre, element.post)) else None
    if isinstance(element, Assembly):
        members = tuple(member for member in element.members if member in names or member in outside)
        if not members:
            return None
        element = changed(element, members=members)
    parent = getattr(element, "parent", "")
    there = parent in names or (parent in network and isinstance(network[parent], Group))
    return element if not parent or there else changed(element, parent="")


def _renamed(element: Element, names: dict[str, str], taken: Container[str]) -> Element:
    fresh = changed(element, name=names[element.name])
    for old, new in names.items():
        if old != new and old != element.name:
            fresh = follows(fresh, old, new)
    return changed(fresh, label=_label(element.label, taken))


def _label(label: str, taken: Container[str]) -> str:
    """The label itself where it is free, otherwise with the next number behind it."""
    return label if label not in taken else label_from(re.sub(r" \d+$", "", label), taken)


def _moved(element: Element, by: Place) -> Element:
    if not isinstance(element, Node):
        return element
    return changed(element, place=Place(element.place.x + by.x, element.place.y + by.y))
