"""Sources of spikes: spikes at given times, and Poisson trains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from backends.adapter import Schedule, chosen
from backends.nest import processes
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

    @property
    def homes(self) -> Indices:
        """The generators are on each process; the cells are counted out."""
        return processes.homes(np.arange(self.n))

    def record_spikes(self, indices: Indices) -> None:
        """Record the spikes of exactly these cells, each on one process."""
        super().record_spikes(indices[self.homes[indices] == processes.RANK])

    def spike_recorder(self) -> Schedule:
        """The schedule, which knows all."""
        return self._schedule

    def _relay(self) -> Any:
        """Neurons that repeat the spikes of generators, which are sent off a step early."""
        if self._relays is None:
            self._relayed = created("spike_generator", self.n, self.cell.name, {})
            self._relays = created("parrot_neuron", self.n, self.cell.name, {})
            feed(self._relayed, self._relays, self.cell.name)
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


def feed(generators: Any, relays: Any, name: str) -> None:
    """Have relays repeat the spikes of generators one step later: those of one each, or trains that one has for all."""
    with told(f"connecting the generators of {name}"):
        rule = "all_to_all" if len(generators) == 1 else "one_to_one"
        nest.Connect(generators, relays, rule, {"weight": 1.0, "delay": clock.timestep})


class PoissonSource(NestGroup):
    """Independent Poisson trains.

    A generator of NEST sends another train to each of its targets. So cells that are all alike are one generator. Where
    nobody records them and each has one target at most, it is connected to the targets; in every other case each cell
    is a relay, which gives the same train to all. Which of them it is turns out as late as possible.
    """

    def __init__(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, parameters)
        self._links: list[Links] = []
        self._generators: Any = None  # one for all, or one each
        self._relays: Any = None
        if processes.SIZE > 1:  # where a cell lives is where its relay does
            self._relay()

    @property
    def is_relayed(self) -> bool:
        """Whether each cell is a relay."""
        return self._relays is not None

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change rate, start or duration of some cells."""
        self.remember(indices, parameters)
        alike = self._are_alike()
        if not alike and not self.is_relayed:
            self._relay()
        elif not alike and len(self._generators) < self.n:
            self._generate()
        elif self._generators is not None:
            which = None if indices is None or len(self._generators) == 1 else np.unique(indices)
            values = {name: chosen(value, which) for name, value in self._generation().items()}
            write(self._generators, which, self.cell.name, values)

    def connected(self, links: Links, rule: str) -> None:
        """Put a first one-to-one projection off; any other shows that relays are needed."""
        self._links.append(links)
        if self.is_relayed:
            links.wire()
        elif len(self._links) > 1 or not self._are_alike() or not self._suits_a_generator(links, rule):
            self._relay()

    def record_spikes(self, indices: Indices) -> None:
        """Record the spikes of exactly these cells; a generator cannot be recorded."""
        self._relay()
        super().record_spikes(indices)

    def outlet(self, model: str = "", devices: bool = True) -> Outlet:
        """The relays, or else the generator."""
        if self.is_relayed:
            return Outlet(self._relays)
        if self._generators is None:
            self._generate()
        return Outlet(self._generators, shared=True)

    def prepare(self) -> None:
        """Connect the generator itself, when it turns out to be enough."""
        if not self.is_relayed and self._generators is None:
            for links in self._links:
                links.wire()

    @staticmethod
    def _suits_a_generator(links: Links, rule: str) -> bool:
        """Whether it makes no difference to the targets that one generator stands for all cells."""
        return links.terms.rows.devices and rule == ONE_TO_ONE and links.fans_out_by_one()

    def _are_alike(self) -> bool:
        return all(np.ndim(value) == 0 or np.all(value == value[0]) for value in self.parameters.values())

    def _relay(self) -> None:
        """From now on, relays pass the trains on."""
        if not self.is_relayed:
            self._relays = created("parrot_neuron", self.n, self.cell.name, {})
            self._generate()
            for links in self._links:
                links.wire()

    def _generate(self) -> None:
        """Generators for the cells as they are now; one that was there before falls silent."""
        if self._generators is not None:
            self._generators.rate = 0.0
        n = 1 if self._are_alike() else self.n
        self._generators = created("poisson_generator", n, self.cell.name, self._generation())
        if self.is_relayed:
            feed(self._generators, self._relays, self.cell.name)

    def _generation(self) -> dict[str, Any]:
        """The parameters of the generators. A relay emits a spike one step after its generator."""
        ours = self.parameters
        if self._are_alike():
            ours = {name: np.ravel(value)[0] for name, value in ours.items()}
        early = clock.timestep if self.is_relayed else 0.0
        begin, end = np.asarray(ours["start"]), np.add(ours["start"], ours["duration"])
        start, stop = (clock.times(np.rint(np.maximum(time - early, 0.0) / clock.timestep)) for time in (begin, end))
        return {"rate": ours["rate"], "start": start, "stop": stop}
