"""A new label for an element; the name in the program follows where it was made from the old one."""

from __future__ import annotations

from app.commands.acts import Rename
from app.model import Element, Network
from app.model.naming import name_from


def relabel(network: Network, element: Element, label: str) -> Rename:
    """The act that gives `element` another label, and the name that goes with it unless somebody chose the old one."""
    made = name_from(element.label)
    taken = {other.name for other in network} - {element.name}
    own = element.name != made and not element.name.startswith(f"{made}_")
    return Rename(element.name, element.name if own else name_from(label, taken), label)
