"""NEURON as a simulator: the contract, handed on to groups, connections and recorders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, cast

import numpy as np

from backends.neuron import composed, kernel, own, processes, synapses
from backends.neuron.composed import ComposedNeurons
from backends.neuron.connections import Links
from backends.neuron.currents import Injection
from backends.neuron.groups import Group, Neurons
from backends.neuron.junctions import Junctions
from backends.neuron.recorders import TraceRecorder
from backends.neuron.sources import ArraySource, PoissonSource
from backends.simulator import Conversion, Edges, Floats, Indices, Numbers, Samples, Settings, SimulatorError, Spikes
from backends.standard import CellModel, SynapseModel

SPIKES = "spikes"
_SOURCES = frozenset({"SpikeSourceArray", "SpikeSourcePoisson"})


class NeuronSimulator:
    """The NEURON of this process. The results are the same for any number of threads and processes."""

    name = "neuron"
    title = "NEURON"
    share = staticmethod(processes.share)
    gather = staticmethod(processes.gather)
    _present: ClassVar[NeuronSimulator | None] = None  # the one that was set up last: NEURON holds but one network

    def __init__(self) -> None:
        self._settings = Settings()
        self._groups: list[Group] = []
        self._links: list[Links | Junctions] = []
        self._traces: dict[tuple[Group, str], TraceRecorder] = {}
        self._currents: list[Injection] = []

    @property
    def version(self) -> str:
        """The version of NEURON."""
        return str(kernel.neuron.__version__)

    @property
    def processes(self) -> int:
        """How many processes there are."""
        return processes.SIZE

    @property
    def rank(self) -> int:
        """Which of them this is."""
        return processes.RANK

    @property
    def now(self) -> float:
        """The current simulated time in ms."""
        return kernel.now()

    @property
    def smallest_slice(self) -> float:
        """A single time step."""
        return kernel.timestep()

    def own_cell(self, name: str, /) -> CellModel | None:
        """An artificial cell of NEURON's own."""
        return own.declared(name)

    def own_cells(self) -> Sequence[str]:
        """The names of those that are known."""
        return own.names()

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why NEURON cannot express a model, or None."""
        if isinstance(model, SynapseModel):
            return synapses.refusal(model)
        if model.own or model.name in _SOURCES or composed.rows(model):
            return None
        return f"{model.name} has no translation to NEURON."

    def conversion(self, synapse: SynapseModel) -> Conversion | None:
        """What becomes of a synapse model in NEURON; None where it cannot be expressed."""
        return synapses.conversion(synapse)

    def setup(self, settings: Settings) -> None:
        """Forget everything and begin anew at t = 0."""
        (NeuronSimulator._present or self).close()
        NeuronSimulator._present = self
        self._settings = settings
        kernel.begin(settings)

    def close(self) -> None:
        """Let go of all cells and connections."""
        if NeuronSimulator._present is self:
            self._release()
            NeuronSimulator._present = None

    def create(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Group:
        """`n` cells of one model."""
        if reason := self.refusal(cell):
            raise SimulatorError(reason)
        group = self._created(cell, n, parameters)
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
    ) -> Links | Junctions:
        """Connect all blocks; they are gone through again for new delays."""
        if reason := self.refusal(synapse):
            raise SimulatorError(reason)
        self._links.append(self._connected(source, target, blocks, synapse, receptor))
        return self._links[-1]

    def set_links(self, links: Links | Junctions, parameters: Mapping[str, Numbers]) -> None:
        """Change synapse parameters."""
        links.set(parameters)

    def get_links(self, links: Links | Junctions, name: str) -> Floats:
        """The present value of a synapse parameter, one per connection."""
        return links.get(name)

    def record(self, group: Group, variable: str, indices: Indices, interval: float) -> None:
        """Record a variable of exactly these cells from now on."""
        if variable == SPIKES:
            group.record_spikes(indices)
            return
        self._traces.pop((group, variable), None)
        if indices.size:
            self._traces[group, variable] = group.trace(variable, indices, interval)

    def run(self, duration: float) -> None:
        """Simulate `duration` ms more, with a pause wherever a sample is due."""
        end = kernel.steps() + round(duration / kernel.timestep())
        kernel.settle()
        for group in self._groups:
            group.prepare(end)
        traces = tuple(self._traces.values())
        while True:
            for trace in traces:
                trace.sample()
            if kernel.steps() >= end:
                break
            kernel.advance(min([end, *(trace.due for trace in traces)]) - kernel.steps())

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

    def homes(self, group: Group) -> Indices:
        """The process on which each cell lives."""
        return group.homes

    def _created(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Group:
        seed, place = self._settings.seed, len(self._groups)
        if isinstance(cell, own.OwnCell):
            return own.OwnCells(cell, n, parameters, seed, place)
        if rows := composed.rows(cell):
            return (ComposedNeurons if cell.neuron else Neurons)(cell, rows, n, parameters, seed, place)
        if cell.name == "SpikeSourceArray":
            return ArraySource(cell, n, parameters)
        return PoissonSource(cell, n, parameters, seed, place)

    def _connected(
        self, source: Group, target: Neurons, blocks: Iterable[Edges], synapse: SynapseModel, receptor: str
    ) -> Links | Junctions:
        rows = synapses.rows(synapse)
        if rows is None:
            return Junctions(cast(Neurons, source), target, blocks)
        return Links(source, target, blocks, receptor, rows, self._settings.seed, len(self._links))

    def _release(self) -> None:
        """Let everything go, even where a script still holds on to what it made.

        Cells go when nothing leads to them any more, and all at once: one by one, each would be looked for among all.
        """
        for current in self._currents:
            current.release()
        for links in self._links:
            links.release()
        kernel.end()
        for group in self._groups:
            group.release()
        self._groups, self._links, self._currents, self._traces = [], [], [], {}
