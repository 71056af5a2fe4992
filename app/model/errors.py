"""What can go wrong while a network is changed.

ModelError
├── UnknownElement      no element has that name
├── DuplicateName       two elements would have one name
├── MissingEnd          an edge without an end
├── MissingPart         an assembly without one of its populations, or an element without its group
├── InsideItself        a group that would be inside itself
└── StillConnected      an element that others hang on
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from app.model.elements import Element, Group


class ModelError(Exception):
    """A change that cannot be made; its text is a sentence for the user, `element` the name it is about."""

    def __init__(self, element: str, sentence: str) -> None:
        super().__init__(sentence)
        self.element = element


class UnknownElement(ModelError):
    """No element has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        close = get_close_matches(name, known, 1)
        hint = f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(known) or 'none'}."
        super().__init__(name, f"No element is called {name!r}.{hint}")


class DuplicateName(ModelError):
    """Two elements would have one name."""

    def __init__(self, element: Element) -> None:
        super().__init__(element.name, f"{element.label}: the name {element.name!r} is taken by another element.")


class MissingEnd(ModelError):
    """An edge names an end that is not there, or that is of the wrong kind."""

    def __init__(self, edge: Element, end: str, expected: str) -> None:
        super().__init__(edge.name, f"{edge.label}: there is no {expected} called {end!r}.")


class MissingPart(ModelError):
    """An element names a member or a group that is not there."""

    def __init__(self, element: Element, part: str, expected: str) -> None:
        super().__init__(element.name, f"{element.label}: there is no {expected} called {part!r}.")


class InsideItself(ModelError):
    """A group would be inside itself."""

    def __init__(self, group: Group) -> None:
        super().__init__(group.name, f"{group.label}: a group cannot be inside itself.")


class StillConnected(ModelError):
    """An element cannot go while others hang on it."""

    def __init__(self, element: Element, users: Sequence[Element]) -> None:
        who = ", ".join(user.label for user in users[:3]) + (" and others" if len(users) > 3 else "")
        super().__init__(element.name, f"{element.label}: {who} need it; remove them first.")
