"""The elements of a network. All are frozen: a change makes a new one, and the old one is how it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from app.model.frozen import Frozen
from app.model.values import Value


class Role(Enum):
    """What a population does to others; it chooses the shape of the node and the receptor of new projections."""

    EXCITATORY = "excitatory"
    INHIBITORY = "inhibitory"
    GENERIC = "generic"
    STIMULUS = "stimulus"


class Place(NamedTuple):
    """Where a node's centre lies on the canvas, in scene units (pixels at 100 %)."""

    x: float
    y: float


@dataclass(frozen=True)
class Component:
    """A model of `backends.standard` by name, with those parameters that were set; the others have their defaults."""

    model: str
    parameters: Frozen[Value] = field(default_factory=Frozen)


@dataclass(frozen=True)
class Recording:
    """A variable of the first `cells` cells (None: of all) is recorded every `interval` ms (None: every time step)."""

    variable: str
    cells: int | None = None
    interval: float | None = None


@dataclass(frozen=True)
class Population:
    """Cells of one model. `name` is a Python identifier, unique in its network; `label` is any text."""

    name: str
    label: str
    cell: Component
    size: int = 1
    structure: Component | None = None
    initial: Frozen[Value] = field(default_factory=Frozen)
    records: tuple[Recording, ...] = ()
    role: Role = Role.GENERIC
    place: Place = Place(0.0, 0.0)


@dataclass(frozen=True)
class Projection:
    """The connections from the population named `pre` to the one named `post`."""

    name: str
    label: str
    pre: str
    post: str
    connector: Component = Component("AllToAllConnector")
    synapse: Component = Component("StaticSynapse")
    receptor: str = "excitatory"


Element = Population | Projection
