"""A projection: the connections from one population, view or assembly to another, made by a connector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import isclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import flag, short, text
from backends.api.connectors.connector import Connector, Pairs, Sides
from backends.api.connectors.ground import Ground
from backends.api.descriptions import render
from backends.api.errors import ConnectionError, InvalidModelError, NoSuchConnectionError
from backends.api.parameters import checked, for_pairs
from backends.api.populations import BasePopulation
from backends.api.projections.connection import Connection
from backends.api.projections.handed import Handed
from backends.api.projections.limits import Limits, weight_sign
from backends.api.projections.told import Told
from backends.api.projections.wiring import Indices, Part, Wires, Wiring, twins
from backends.api.random import AbstractRNG
from backends.api.space import Space
from backends.api.standardmodels import StandardSynapseType
from backends.api.standardmodels.synapses import SYNAPSE_TYPES

Floats = NDArray[np.float64]
T = TypeVar("T")


class Projection(Told):
    """Connects `presynaptic_population` to `postsynaptic_population`.

    Without `receptor_type`: the second of the receptors (inhibitory) where the weight is a negative number, the first
    (excitatory) otherwise. The connections depend on the seed of the connector's rng (without one: rng_seed of setup())
    and on how many projections the script made before, so they are the same on every simulator. ConnectionError and its
    kin when they cannot be made.
    """

    def __init__(
        self,
        presynaptic_population: BasePopulation,
        postsynaptic_population: BasePopulation,
        connector: Connector,
        synapse_type: StandardSynapseType | None = None,
        source: Any = None,
        receptor_type: str | None = None,
        space: Space | None = None,
        label: str | None = None,
    ) -> None:
        self.pre = _of_kind(presynaptic_population, BasePopulation, "a population")
        self.post = _of_kind(postsynaptic_population, BasePopulation, "a population")
        self.connector = _of_kind(connector, Connector, "a connector like AllToAllConnector()")
        self.synapse_type = _synapse(synapse_type)
        self.space = Space() if space is None else _of_kind(space, Space, "a space like Space()")
        self.label = f"{self.pre.label}→{self.post.label}" if label is None else label
        self.annotations: dict[str, Any] = {}
        if source is not None:
            raise ConnectionError(f"Projection {self.label!r}: source={source!r}: cells have one place to send from.")
        self.source = source
        self.initial_values: dict[str, Any] = {}
        self.session = self.pre.session
        for population, _ in (*self.pre.parts(), *self.post.parts()):
            self.session.require(population)
        self.session.require_model(self.synapse_type.model)
        if self.synapse_type.model.electrical:
            self._require_membranes()
        values = checked(self.synapse_type.model, for_pairs(self.synapse_type.parameter_space, self.shape))
        if "delay" in values and values["delay"] is None:
            values["delay"] = self.session.min_delay
        sides = self._sides()
        values |= checked(self.synapse_type.model, self.connector.columns(sides))
        self.receptor_type = self._receptor(receptor_type, values.get("weight"))
        self._wiring = self._wires(sides, values)
        self._parts: list[tuple[Part, Any]] = []
        self.build()
        self.session.projections.append(self)

    def build(self) -> None:
        """Make the connections in the simulator."""
        self._read, self._pending = {}, {}
        self._parts = self._wiring.build(
            self.session.simulator, self.pre, self.post, self.synapse_type.model, self.receptor_type
        )

    def keep(self) -> None:
        """Before the simulation is made anew: remember the connections, whoever made them."""
        self.settle()
        self._wiring = self._wiring.kept()

    # --- reading

    def __len__(self) -> int:
        return self._wiring.count()

    def size(self, gather: bool = True) -> int:
        """How many connections there are, or, without `gather`, how many onto cells of this process."""
        shown = self.shown("all" if flag(gather, f"gather of size() of projection {self.label!r}") else False)
        return len(self) if isinstance(shown, slice) else int(shown.sum())

    def ends(self) -> tuple[Indices, Indices]:
        """The pre- and the postsynaptic index of each connection."""
        return self._wiring.ends()

    def __getitem__(self, index: int) -> Connection:
        if not isinstance(index, (int, np.integer)) or not -len(self) <= index < len(self):
            raise NoSuchConnectionError(
                f"Projection {self.label!r} has {len(self)} connections: there is no connection {short(index)}."
            )
        pre, post = self._wiring.ends()
        at = range(len(self))[index]
        return Connection(self, at, int(pre[at]), int(post[at]))

    def __iter__(self) -> Iterator[Connection]:
        pre, post = self._wiring.ends()
        for index, (source, target) in enumerate(zip(pre.tolist(), post.tolist(), strict=True)):
            yield Connection(self, index, source, target)

    def pairs(self) -> Iterator[Pairs]:
        """The pairs of cells that are connected, as indices into the two ends, block by block."""
        return self._wiring.pairs()

    @property
    def connections(self) -> Iterator[Connection]:
        """The connections one by one."""
        return iter(self)

    def initialize(self, **initial_values: Any) -> None:
        """Set state variables of the synapses."""
        for name in initial_values:
            raise InvalidModelError(f"{self.synapse_type.model.name} has no state variable {name!r} to start from.")

    # --- description

    def annotate(self, **annotations: Any) -> None:
        """Note something of your own."""
        self.annotations.update(annotations)

    def describe(self, template: str | None = "projection_default.txt", engine: Any = "default") -> Any:
        """The projection in words, by a template; the facts where the template is None."""
        facts = {
            "label": self.label,
            "pre": self.pre.describe(template=None),
            "post": self.post.describe(template=None),
            "source": self.source,
            "receptor_type": self.receptor_type,
            "size": len(self),
            "size_local": self.size(gather=False),
            "connector": self.connector.describe(template=None),
            "plasticity": self.synapse_type.describe(template=None),
        }
        return render(engine, template, facts)

    def __repr__(self) -> str:
        return f"Projection({self.label!r})"

    # --- making

    def _receptor(self, given: str | None, weight: Any) -> str:
        """The receptor that was asked for, or the one that the weight suggests."""
        known = self.post.receptor_types
        if not known:
            kinds = {population.celltype.model.name for population, _ in self.post.parts()}
            raise ConnectionError(
                f"Projection {self.label!r}: {self.post.label!r} ({', '.join(sorted(kinds))}) has no receptors, so "
                "nothing can project onto it."
            )
        negative = isinstance(weight, (int, float)) and weight < 0
        if given is not None:
            text(given, f"receptor_type of projection {self.label!r}")
        receptor = given or known[:2][-1 if negative else 0]
        if receptor not in known:
            raise ConnectionError(
                f"Projection {self.label!r}: {receptor!r} is not a receptor of {self.post.label!r}; expected one of "
                f"{', '.join(known)}."
            )
        return receptor

    def _require_membranes(self) -> None:
        """ConnectionError unless both ends are neurons."""
        for population, _ in (*self.pre.parts(), *self.post.parts()):
            if (cell := population.celltype.model).is_source:
                raise ConnectionError(
                    f"Projection {self.label!r}: {population.label!r} ({cell.name}) has no membrane, so "
                    f"{self.synapse_type.model.name} cannot join it to another cell."
                )

    def _sides(self) -> Sides:
        rng: AbstractRNG | None = self.connector.rng
        seed = self.session.settings.seed
        seed = seed if rng is None else rng.root(seed)
        ground = Ground(lambda: self.pre.positions, lambda: self.post.positions, self.space)
        place = len(self.session.projections)
        return Sides(self.pre.size, self.post.size, twins(self.pre, self.post), seed, place, ground, self)

    def _wires(self, sides: Sides, values: Mapping[str, Any]) -> Wires:
        """Connections that are computed here, or by the simulator where the script and the simulator allow it."""
        limits = self._limits()
        handed = Handed(self.connector, sides, values, limits)
        if handed.suits(self.session.simulator, self.pre, self.post, self.synapse_type.model):
            return handed
        return Wiring(self.connector, sides, values, limits)

    def _limits(self) -> Limits:
        models, synapse = [population.celltype.model for population, _ in self.post.parts()], self.synapse_type.model
        settings = self.session.settings
        if synapse.electrical:
            whose, unit, sign = f"{synapse.name}'s", synapse.by_name["weight"].unit, 1
        else:
            units = {model.unit_of(self.receptor_type) for model in models}
            whose, unit = f"onto {self.receptor_type} receptors of {models[0].name}", " or ".join(sorted(units))
            sign = weight_sign(self.receptor_type, units)
        return Limits(
            self.label,
            whose,
            unit,
            sign,
            settings.timestep,
            settings.min_delay or settings.timestep,
            settings.max_delay,
        )


def _synapse(given: Any) -> StandardSynapseType:
    if given is None or (isclass(given) and issubclass(given, StandardSynapseType)):
        return (given or SYNAPSE_TYPES["StaticSynapse"])()
    return _of_kind(given, StandardSynapseType, "a synapse model like StaticSynapse()")


def _of_kind(thing: Any, kind: type[T], expected: str) -> T:
    if not isinstance(thing, kind):
        raise InvalidModelError(f"{thing!r} is not {expected}, and cannot be part of a projection.")
    return thing
