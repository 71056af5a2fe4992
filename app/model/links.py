"""Who needs whom among the elements of a network, and whether what is needed is there and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.model.elements import Assembly, Current, Element, Group, Injection, Population, Projection, needs
from app.model.errors import InsideItself, MissingEnd, MissingPart

_ENDS: Mapping[type[Element], tuple[tuple[str, type | tuple[type, ...], str], ...]] = {
    Projection: (
        ("pre", (Population, Assembly), "population or assembly"),
        ("post", (Population, Assembly), "population or assembly"),
    ),
    Injection: (("pre", Current, "current"), ("post", (Population, Assembly), "population or assembly")),
}


class Links:
    """Knows for each element which others need it."""

    def __init__(self, elements: Mapping[str, Element]) -> None:
        self._elements = elements
        self._users: dict[str, dict[str, None]] = {}

    def users(self, name: str) -> Iterator[Element]:
        """The elements that need the one of this name, in the order in which they came."""
        return (self._elements[user] for user in self._users.get(name, ()))

    def add(self, element: Element) -> None:
        """Note what a new element needs. MissingEnd, MissingPart, InsideItself when that cannot be."""
        self.check(element)
        for name in needs(element):
            self._users.setdefault(name, {})[element.name] = None

    def drop(self, element: Element) -> None:
        """Forget what an element needed."""
        for name in set(needs(element)):
            self._users[name].pop(element.name, None)

    def rename(self, old: str, new: str) -> None:
        """What was needed by one name is needed by another."""
        if users := self._users.pop(old, None):
            self._users[new] = users

    def check(self, element: Element) -> None:
        """Whether all that an element needs is there, and of the right kind."""
        for attribute, kind, expected in _ENDS.get(type(element), ()):
            if not isinstance(self._elements.get(name := getattr(element, attribute)), kind):
                raise MissingEnd(element, name, expected)
        for member in element.members if isinstance(element, Assembly) else ():
            if not isinstance(self._elements.get(member), Population):
                raise MissingPart(element, member, "population")
        if parent := getattr(element, "parent", ""):
            if not isinstance(self._elements.get(parent), Group):
                raise MissingPart(element, parent, "group")
            if isinstance(element, Group) and element.name in self.around(parent):
                raise InsideItself(element)

    def around(self, name: str) -> tuple[str, ...]:
        """The group of this name and those around it, from the inside out."""
        found: list[str] = []
        while name:
            found.append(name)
            name = getattr(self._elements[name], "parent", "")
        return tuple(found)
