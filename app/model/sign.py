"""The sign that an element is drawn with: its shape and its colour."""

from __future__ import annotations

from enum import Enum

from app.model.elements import Assembly, Current, Group, Node, Population


class Sign(Enum):
    """The signs of the notation; those of populations have the values of their roles."""

    EXCITATORY = "excitatory"
    INHIBITORY = "inhibitory"
    GENERIC = "generic"
    STIMULUS = "stimulus"
    CURRENT = "current"
    ASSEMBLY = "assembly"
    NOTE = "note"
    GROUP = "group"


_OTHERS = {Assembly: Sign.ASSEMBLY, Current: Sign.CURRENT, Group: Sign.GROUP}


def sign_of(element: Node | Group) -> Sign:
    """The sign of an element that has a place."""
    if isinstance(element, Population):
        return Sign(element.role.value)
    return _OTHERS.get(type(element), Sign.NOTE)
