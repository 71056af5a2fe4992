"""What a network is: frozen elements and values, the graph that holds them, and what is wrong with them. No Qt."""

from app.model.elements import (
    Assembly,
    Current,
    Edge,
    Element,
    Extent,
    Group,
    GroupKind,
    Injection,
    Node,
    Note,
    Place,
    Population,
    Pose,
    Projection,
    Recording,
    Role,
)
from app.model.ends import End
from app.model.frozen import Frozen
from app.model.network import Network
from app.model.settings import Settings
from app.model.values import Array, Component, Distribution, Expression, Reference, Table, Value
from app.model.views import Cells, Sample, Slice, View

__all__ = [
    "Array",
    "Assembly",
    "Cells",
    "Component",
    "Current",
    "Distribution",
    "Edge",
    "Element",
    "End",
    "Expression",
    "Extent",
    "Frozen",
    "Group",
    "GroupKind",
    "Injection",
    "Network",
    "Node",
    "Note",
    "Place",
    "Population",
    "Pose",
    "Projection",
    "Recording",
    "Reference",
    "Role",
    "Sample",
    "Settings",
    "Slice",
    "Table",
    "Value",
    "View",
]
