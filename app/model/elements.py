"""The elements of a network. All are frozen: a change makes a new one, and the old one is how it was.

Every element has a `name`, a Python identifier that is unique in its network, and a `label`, any text for people.
What lies on the canvas has a `place`, and a `parent`: the name of the group that it belongs to, "" for none. What is
`muted` is left out of the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

from app.model.frozen import Frozen
from app.model.values import Component, Table, Value
from app.model.views import View


class Role(Enum):
    """What a population does to others; it chooses the shape of the node and the receptor of new projections."""

    EXCITATORY = "excitatory"
    INHIBITORY = "inhibitory"
    GENERIC = "generic"
    STIMULUS = "stimulus"


class GroupKind(Enum):
    """What a group stands for."""

    FREE = "free"
    COLUMN = "column"
    LAYER = "layer"


class Place(NamedTuple):
    """Where a node's centre lies on the canvas, in scene units (pixels at 100 %)."""

    x: float
    y: float


class Extent(NamedTuple):
    """Width and height on the canvas, in scene units."""

    width: float
    height: float


@dataclass(frozen=True)
class Recording:
    """A variable of the first `cells` cells (None: of all) is recorded every `interval` ms (None: every time step)."""

    variable: str
    cells: int | None = None
    interval: float | None = None


@dataclass(frozen=True)
class Pose:
    """What happens to the places that a structure gives to cells.

    `points` (n rows of x, y, z in um) take the place of a structure; `jitter` is the standard deviation in um by which
    each coordinate is shifted; `rotation` turns all about their middle, in degrees about x, then y, then z.
    """

    points: Table | None = None
    jitter: float = 0.0
    rotation: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Population:
    """Cells of one model."""

    name: str
    label: str
    cell: Component
    size: int = 1
    structure: Component | None = None
    initial: Frozen[Value] = field(default_factory=Frozen)
    records: tuple[Recording, ...] = ()
    role: Role = Role.GENERIC
    place: Place = Place(0.0, 0.0)
    pose: Pose = Pose()
    parent: str = ""
    muted: bool = False


@dataclass(frozen=True)
class Assembly:
    """Several populations taken as one: projections and currents may end at it, and projections begin there."""

    name: str
    label: str
    members: tuple[str, ...]
    place: Place = Place(0.0, 0.0)
    parent: str = ""
    muted: bool = False


@dataclass(frozen=True)
class Projection:
    """The connections from the population or assembly named `pre` to the one named `post`, or to some of its cells.

    The weights are recorded every `watch` ms (None: not at all).
    """

    name: str
    label: str
    pre: str
    post: str
    connector: Component = Component("AllToAllConnector")
    synapse: Component = Component("StaticSynapse")
    receptor: str = "excitatory"
    pre_view: View | None = None
    post_view: View | None = None
    watch: float | None = None
    muted: bool = False


@dataclass(frozen=True)
class Current:
    """A source of current, which injections connect to cells."""

    name: str
    label: str
    source: Component
    place: Place = Place(0.0, 0.0)
    parent: str = ""
    muted: bool = False


@dataclass(frozen=True)
class Injection:
    """The current named `pre` flows into the cells of the population or assembly named `post`, or into some of them."""

    name: str
    label: str
    pre: str
    post: str
    view: View | None = None
    muted: bool = False


@dataclass(frozen=True)
class Note:
    """Words on the canvas."""

    name: str
    label: str
    text: str = ""
    place: Place = Place(0.0, 0.0)
    size: Extent = Extent(200.0, 80.0)
    parent: str = ""


@dataclass(frozen=True)
class Group:
    """A frame around what names it as its parent; `collapsed`, it is drawn as one node."""

    name: str
    label: str
    kind: GroupKind = GroupKind.FREE
    collapsed: bool = False
    parent: str = ""


Node = Population | Assembly | Current | Note
Edge = Projection | Injection
Element = Group | Node | Edge

# In the order in which a network lists them.
KINDS: tuple[type[Element], ...] = (Group, Population, Assembly, Current, Note, Projection, Injection)


def changed(element: Element, **changes: Any) -> Element:
    """The element in which some fields are different, for those who do not know its kind."""
    return replace(element, **changes)


def needs(element: Element) -> tuple[str, ...]:
    """The names of the elements without which this one cannot be."""
    if isinstance(element, Projection | Injection):
        return element.pre, element.post
    members = element.members if isinstance(element, Assembly) else ()
    return (*members, element.parent) if element.parent else members
