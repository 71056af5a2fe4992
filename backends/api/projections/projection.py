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
from backends.api.errors import ConnectionError, InvalidDimensionsError, InvalidModelError, NoSuchConnectionError
from backends.api.parameters import checked, evaluated
from backends.api.populations import BasePopulation
from backends.api.projections.connection import Connection
from backends.api.projections.handed import Handed
from backends.api.projections.limits import Limits, weight_sign
from backends.api.projections.table import Table
from backends.api.projections.wiring import Indices, Part, Wires, Wiring, twins
from backends.api.random import AbstractRNG
from backends.api.space import Space
from backends.api.standardmodels import StandardSynapseType
from backends.api.standardmodels.synapses import SYNAPSE_TYPES
from backends.simulator import SimulatorError

Floats = NDArray[np.float64]
T = TypeVar("T")


class Projection(Table):
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
        self.session = self.pre.session
        for population, _ in (*self.pre.parts(), *self.post.parts()):
            self.session.require(population)
        self.session.require_model(self.synapse_type.model)
        if self.synapse_type.model.electrical:
            self._require_membranes()
        values = dict(self.synapse_type.parameter_space)
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
        self._read: dict[str, tuple[float, Floats]] = {}  # by name: when, values
        self._parts = self._wiring.build(
            self.session.simulator, self.pre, self.post, self.synapse_type.model, self.receptor_type
        )

    def keep(self) -> None:
        """Before the simulation is made anew: remember the connections, whoever made them."""
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

    def values(self, name: str) -> Floats:
        """The present values of a synaptic parameter, one per connection."""
        if name not in self._read or self._read[name][0] != self.session.time:
            self._read[name] = self.session.time, self._values(name)
        return self._read[name][1]

    def _values(self, name: str) -> Floats:
        checked(self.synapse_type.model, {} if self.synapse_type.has_parameter(name) else {name: None})
        plastic = self.synapse_type.model.plastic and name == "weight"
        if not plastic and (told := self._wiring.told(name)) is not None:
            return told
        simulator = self.session.simulator
        if len(self._parts) == 1:
            return self._shared(name, simulator.get_links(self._parts[0][1], name))
        pre, post = self._wiring.ends()
        values = np.empty(pre.size)
        for part, links in self._parts:
            values[part.inside(pre, post)] = simulator.get_links(links, name)
        return self._shared(name, values)

    def _shared(self, name: str, values: Floats) -> Floats:
        """Values of which each process is sure of those onto its own cells, made sure of all."""
        if self.session.team.size == 1:
            return values
        homes = self.post.homes[self._wiring.ends()[1]]
        parts = self.session.team.share(f"reads {name} of {self.label!r}", values[homes == self.session.rank()])
        for rank, part in enumerate(parts):
            values[homes == rank] = part
        return values

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

    # --- changing

    def set(self, **attributes: Any) -> None:
        """Change synaptic parameters: numbers, distributions, arrays with a value per connection or pair of cells."""
        values = checked(self.synapse_type.model, attributes)
        limits = self._wiring.limits
        changes = {name: limits.check(name, self._evaluated(name, value)) for name, value in values.items()}
        before, self._wiring.changed = self._wiring.changed, self._wiring.changed | changes
        self._read = {}
        try:
            self._hand_over(changes)
        except SimulatorError:
            self._wiring.changed = before
            raise

    def _hand_over(self, changes: dict[str, Any]) -> None:
        """Tell the simulator what synapses are told from now on."""
        arrays = any(isinstance(value, np.ndarray) for value in changes.values())
        split = len(self._parts) > 1 and arrays
        pre, post = self._wiring.ends() if split else (np.empty(0, np.int64),) * 2
        for part, links in self._parts:
            inside = part.inside(pre, post)
            mine = {n: v[inside] if split and isinstance(v, np.ndarray) else v for n, v in changes.items()}
            self.session.simulator.set_links(links, mine)

    def _evaluated(self, name: str, value: Any) -> Any:
        """A number for all connections, or an array with a value for each."""
        if value is None:
            return self.session.min_delay
        if callable(value):
            return self._wiring.of_pairs(name, value, *self._wiring.ends())
        if isinstance(value, np.ndarray) and value.ndim == 2 and value.shape == self.shape:
            return value[self._wiring.ends()]
        if isinstance(value, np.ndarray) and value.shape != (len(self),):
            raise InvalidDimensionsError(
                f"{name} of projection {self.label!r} has the shape {value.shape}; expected "
                f"({len(self)},) or {self.shape}."
            )
        return evaluated(self.synapse_type.model, name, value, 1 if np.isscalar(value) else len(self))

    def initialize(self, **initial_values: Any) -> None:
        """Set state variables of the synapses."""
        for name in initial_values:
            raise InvalidModelError(f"{self.synapse_type.model.name} has no state variable {name!r} to start from.")

    # --- description

    def annotate(self, **annotations: Any) -> None:
        """Note something of your own."""
        self.annotations.update(annotations)

    def describe(self, template: Any = None, engine: Any = None) -> str:
        """The projection in words."""
        return (
            f"Projection {self.label!r} from {self.pre.label!r} to {self.post.label!r} ({self.receptor_type}): "
            f"{len(self)} connections by {self.connector!r}, {self.synapse_type.model.name}"
        )

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
