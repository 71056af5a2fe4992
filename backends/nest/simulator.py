"""NEST as a simulator: the contract, handed on to groups, connections and recorders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from backends.nest import kernel, synapses
from backends.nest.connections import Links, SynapseModels
from backends.nest.currents import Injection, bridge
from backends.nest.groups import Group, Neurons
from backends.nest.kernel import nest
from backends.nest.recorders import TraceRecorder
from backends.nest.sources import ArraySource, PoissonSource
from backends.nest.translation import NEURONS
from backends.simulator import Edges, Floats, Indices, Numbers, Samples, Settings, SimulatorError, Spikes
from backends.standard import CellModel, SynapseModel

SPIKES = "spikes"
_SOURCES: Mapping[str, type[ArraySource] | type[PoissonSource]] = {
    "SpikeSourceArray": ArraySource,
    "SpikeSourcePoisson": PoissonSource,
}


class NestSimulator:
    """The NEST kernel of this process."""

    name = "nest"
    title = "NEST"

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._traces: dict[tuple[Group, str], TraceRecorder] = {}
        self._currents: list[Injection] = []
        self._models = SynapseModels()

    @property
    def version(self) -> str:
        """The version of NEST."""
        return str(nest.__version__)

    @property
    def now(self) -> float:
        """The current simulated time in ms."""
        return kernel.now()

    @property
    def smallest_slice(self) -> float:
        """A single time step: see the kernel."""
        return kernel.timestep()

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why NEST cannot express a model, or None."""
        if isinstance(model, SynapseModel):
            return synapses.refusal(model)
        if model.name in NEURONS or model.name in _SOURCES:
            return None
        return f"{model.name} has no translation to NEST."

    def setup(self, settings: Settings) -> None:
        """Forget everything and begin anew at t = 0."""
        self._groups, self._traces, self._currents, self._models = [], {}, [], SynapseModels()
        kernel.begin(settings)

    def close(self) -> None:
        """Let go of all nodes and connections."""
        self._groups, self._traces, self._currents = [], {}, []
        kernel.end()

    def create(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Group:
        """`n` cells of one model."""
        if reason := self.refusal(cell):
            raise SimulatorError(reason)
        if cell.name in _SOURCES:
            group: Group = _SOURCES[cell.name](cell, n, parameters)
        else:
            group = Neurons(cell, NEURONS[cell.name], n, parameters)
        self._groups.append(group)
        return group

    def set(self, group: Group, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all)."""
        group.set(indices, parameters)

    def initialize(self, group: Group, indices: Indices | None, states: Mapping[str, Numbers]) -> None:
        """Set state variables of some cells (None: all)."""
        group.initialize(indices, states)

    def connect(
        self, source: Group, target: Neurons, blocks: Iterable[Edges], synapse: SynapseModel, receptor: str, rule: str
    ) -> Links:
        """Connect block by block; `blocks` is gone through again when connections are changed or read."""
        rows = synapses.rows(synapse)
        if rows is None:
            raise SimulatorError(str(self.refusal(synapse)))
        model = self._models.name(source, target, rows.model, own=not rows.devices)
        links = Links(source, target, blocks, synapse, receptor, rows, model)
        source.connected(links, rule)
        return links

    def set_links(self, links: Links, parameters: Mapping[str, Numbers]) -> None:
        """Change synapse parameters."""
        links.set(parameters)

    def get_links(self, links: Links, name: str) -> Floats:
        """The present value of a synapse parameter, one per connection."""
        return links.get(name)

    def record(self, group: Group, variable: str, indices: Indices, interval: float) -> None:
        """Record a variable of exactly these cells from now on."""
        if variable == SPIKES:
            group.record_spikes(indices)
            return
        if earlier := self._traces.pop((group, variable), None):
            earlier.stop()
        if indices.size:
            self._traces[group, variable] = group.trace(variable, indices, interval)

    def run(self, duration: float) -> None:
        """Simulate `duration` ms more."""
        for group in self._groups:
            group.prepare()
        for trace in self._traces.values():
            trace.prepare()
        end = round(kernel.now() + duration, 9)
        while kernel.now() < end and any(current.is_behind for current in self._currents):
            lifted = bridge(self._currents)
            kernel.advance(kernel.timestep())
            for group in lifted:
                group.lift(np.zeros(group.n))
        kernel.advance(end - kernel.now())

    def inject(self, group: Neurons, indices: Indices) -> Injection:
        """A current into each of these cells."""
        self._currents.append(Injection(group, indices))
        return self._currents[-1]

    def steer(self, current: Injection, times: Floats, amplitudes: Floats) -> None:
        """What a current is from now on."""
        current.steer(times, amplitudes)

    def drain_spikes(self, group: Group) -> Spikes:
        """The spikes recorded since the last call."""
        return group.drain_spikes()

    def drain_samples(self, group: Group, variable: str) -> Samples:
        """The samples recorded since the last call."""
        trace = self._traces.get((group, variable))
        return trace.drain() if trace else Samples(self.now, kernel.timestep(), np.empty((0, 0)))
