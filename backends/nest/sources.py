"""Sources of spikes: spikes at given times, and Poisson trains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from backends.adapter import Schedule, chosen
from backends.nest.groups import NestGroup, Outlet, created, write
from backends.nest.kernel import clock, nest, told
from backends.nest.recorders import picked
from backends.simulator import Indices, SimulatorError
from backends.standard import CellModel

if TYPE_CHECKING:
    from backends.nest.connections import Links

ONE_TO_ONE = "OneToOneConnector"


class ArraySource(NestGroup):
    """Spikes at given times: one generator per cell, connected straight to the targets.

    So a spike stamped t reaches its target at t + delay, with nothing to compensate; and since everything about the
    spikes is known, recording them needs nothing of NEST.
    """

    def __init__(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, {})
        self._schedule = Schedule(clock, n, self.title, cell.name)
        self._generators: dict[str, Any] = {}
        self._relayed: Any = None  # the generators whose spikes go through relays
        self._relays: Any = None
        self.set(None, parameters)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Other times from now on; what was emitted stays."""
        if "spike_times" not in parameters:
            return
        cells = np.unique(self._schedule.set(indices, parameters["spike_times"]))
        for nodes in self._generators.values():
            self._write(nodes, cells)
        if self._relayed is not None:
            self._write(self._relayed, cells, early=1)

    def outlet(self, model: str = "", devices: bool = True) -> Outlet:
        """The generators for this synapse model: NEST gives every generator just one. Or else relays."""
        if not devices:
            return Outlet(self._relay())
        if model not in self._generators:
            self._generators[model] = created("spike_generator", self.n, self.cell.name, {})
            self._write(self._generators[model], np.arange(self.n))
        return Outlet(self._generators[model])

    def spike_recorder(self) -> Schedule:
        """The schedule, which knows all."""
        return self._schedule

    def _relay(self) -> Any:
        """Neurons that repeat the spikes of generators, which are sent off a step early."""
        if self._relays is None:
            self._relayed = created("spike_generator", self.n, self.cell.name, {})
            self._relays = relays(self._relayed, self.cell.name)
            self._write(self._relayed, np.arange(self.n), early=1)
        return self._relays

    def _write(self, nodes: Any, cells: Indices, early: int = 0) -> None:
        """Tell the generators of these cells their times, `early` by so many steps."""
        steps = [self._schedule.steps[cell] for cell in cells.tolist()]
        if early and clock.steps == 0 and any(np.any(its <= early) for its in steps):
            raise SimulatorError(
                f"spike_times of {self.cell.name}: the first spike that NEST can send through synapses that change is "
                f"at {clock.time(1 + early):g} ms; {clock.timestep:g} ms is too early."
            )
        with told(f"setting spike_times of {self.cell.name}"):
            picked(nodes, cells).set([{"spike_times": clock.times(its - early)} for its in steps])


def relays(generators: Any, name: str) -> Any:
    """Neurons that repeat the spikes of generators one step later, the same to all targets."""
    nodes = created("parrot_neuron", len(generators), name, {})
    with told(f"connecting the generators of {name}"):
        nest.Connect(generators, nodes, "one_to_one", {"delay": clock.timestep})
    return nodes


class PoissonSource(NestGroup):
    """Independent Poisson trains.

    A generator of NEST sends another train to each of its targets. Hence cells that are all alike, that nobody
    records and each of which has one target at most are one generator. In every other case each cell is a generator
    and a relay, which gives the same train to all. Which of them it is turns out as late as possible.
    """

    def __init__(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, parameters)
        self._links: list[Links] = []
        self._common: Any = None
        self._generators: Any = None
        self._relays: Any = None

    @property
    def is_shared(self) -> bool:
        """Whether one generator stands for all cells."""
        return self._common is not None and self._relays is None

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change rate, start or duration of some cells."""
        self.remember(indices, parameters)
        if self._relays is not None:
            indices = None if indices is None else np.unique(indices)
            values = {name: chosen(value, indices) for name, value in self._generation().items()}
            write(self._generators, indices, self.cell.name, values)
        elif not self._are_alike():
            self._part()
        elif self._common is not None:
            write(self._common, None, self.cell.name, self._generation_in_common())

    def connected(self, links: Links, rule: str) -> None:
        """Put a first one-to-one projection off; any other shows that the cells have to be kept apart."""
        self._links.append(links)
        if self._relays is not None:
            links.wire()
        elif len(self._links) > 1 or not self._are_alike() or not self._suits_a_generator(links, rule):
            self._part()

    def record_spikes(self, indices: Indices) -> None:
        """Record the spikes of exactly these cells; a common generator cannot be recorded."""
        self._part()
        super().record_spikes(indices)

    def outlet(self, model: str = "", devices: bool = True) -> Outlet:
        """The relays, or else the common generator."""
        if self._relays is not None:
            return Outlet(self._relays)
        if self._common is None:
            self._common = created("poisson_generator", 1, self.cell.name, self._generation_in_common())
        return Outlet(self._common, shared=True)

    def prepare(self) -> None:
        """Connect the common generator, when it turns out to be enough."""
        if self._relays is None and self._common is None:
            for links in self._links:
                links.wire()

    @staticmethod
    def _suits_a_generator(links: Links, rule: str) -> bool:
        """Whether it makes no difference to the targets that one generator stands for all cells."""
        return links.terms.rows.devices and rule == ONE_TO_ONE and links.fans_out_by_one()

    def _are_alike(self) -> bool:
        return all(np.ndim(value) == 0 or np.all(value == value[0]) for value in self.parameters.values())

    def _part(self) -> None:
        """From now on, each cell is on its own; the common generator, if there is one, falls silent."""
        if self._relays is not None:
            return
        if self._common is not None:
            self._common.rate = 0.0
        self._generators = created("poisson_generator", self.n, self.cell.name, self._generation())
        self._relays = relays(self._generators, self.cell.name)
        for links in self._links:
            links.wire()

    def _generation(self) -> dict[str, Any]:
        """The parameters of the generators of all cells. A relay emits a spike one step after its generator."""
        return self._timed(self.parameters, early=clock.timestep)

    def _generation_in_common(self) -> dict[str, Any]:
        """The parameters of the one generator."""
        return self._timed({name: np.ravel(value)[0] for name, value in self.parameters.items()}, early=0.0)

    @staticmethod
    def _timed(ours: Mapping[str, Any], early: float) -> dict[str, Any]:
        """Our parameters as those of generators, whose spikes come `early` by so many ms."""
        begin, end = np.asarray(ours["start"]), np.add(ours["start"], ours["duration"])
        start, stop = (clock.times(np.rint(np.maximum(time - early, 0.0) / clock.timestep)) for time in (begin, end))
        return {"rate": ours["rate"], "start": start, "stop": stop}
