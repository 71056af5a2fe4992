"""What a network is: frozen elements and values, the graph that holds them, and what is wrong with them. No Qt."""

from app.model.elements import Component, Element, Place, Population, Projection, Recording, Role
from app.model.frozen import Frozen
from app.model.network import Network
from app.model.settings import Settings
from app.model.values import Array, Distribution, Value

__all__ = [
    "Array",
    "Component",
    "Distribution",
    "Element",
    "Frozen",
    "Network",
    "Place",
    "Population",
    "Projection",
    "Recording",
    "Role",
    "Settings",
    "Value",
]
