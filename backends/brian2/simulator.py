"""Brian2 as a simulator: the contract, handed on to groups, connections and recorders.

`setup(codegen=…)` says what Brian2 makes of its code: "numpy", "cython" (compiled once for each new kind of code, and
kept in the user's cache directory) or "auto". That is numpy, always: measured with Brunel's network of 1,000 cells, it
is ready after a quarter of a second and takes 3 s for each second of simulation, while a compiler needs minutes before
the first step. Whoever runs the same large model often may ask for cython.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from backends.brian2.composed import block
from backends.brian2.connections import Links
from backends.brian2.currents import Currents, Injection
from backends.brian2.groups import Group, Neurons
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, choose_target
from backends.brian2.recorders import TraceRecorder
from backends.brian2.sources import ArraySource, PoissonSource
from backends.brian2.synapses import SYNAPSES
from backends.simulator import Edges, Floats, Indices, Numbers, Samples, Settings, SimulatorError, Spikes
from backends.standard import CellModel, SynapseModel

SPIKES = "spikes"
_SOURCES: Mapping[str, type[ArraySource] | type[PoissonSource]] = {
    "SpikeSourceArray": ArraySource,
    "SpikeSourcePoisson": PoissonSource,
}


class Brian2Simulator:
    """One simulation with Brian2. `threads` makes no difference to it."""

    name = "brian2"
    title = "Brian2"

    def __init__(self) -> None:
        self._begin(Settings())

    def _begin(self, settings: Settings) -> None:
        self._kernel = Kernel(settings.timestep, settings.seed)
        self._traces: dict[tuple[Group, str], TraceRecorder] = {}
        self._currents: dict[Neurons, Currents] = {}

    @property
    def version(self) -> str:
        """The version of Brian2."""
        return str(brian2.__version__)

    @property
    def now(self) -> float:
        """The current simulated time in ms."""
        return self._kernel.now

    @property
    def smallest_slice(self) -> float:
        """A single time step: see the kernel."""
        return self._kernel.timestep

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why Brian2 cannot express a model, or None."""
        if model.name in _SOURCES or model.name in SYNAPSES or (isinstance(model, CellModel) and block(model)):
            return None
        return f"{model.name} has no translation to Brian2."

    def setup(self, settings: Settings) -> None:
        """Forget everything and begin anew at t = 0."""
        choose_target(settings.extra.get("codegen", "auto"))
        self._begin(settings)

    def close(self) -> None:
        """Let go of all cells and connections."""
        self._begin(Settings())

    def create(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Group:
        """`n` cells of one model."""
        if reason := self.refusal(cell):
            raise SimulatorError(reason)
        if cell.name in _SOURCES:
            return _SOURCES[cell.name](self._kernel, cell, n, parameters)
        made = block(cell)
        assert made, "refused"
        return Neurons(self._kernel, cell, made, n, parameters)

    def set(self, group: Group, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all)."""
        group.set(indices, parameters)

    def initialize(self, group: Group, indices: Indices | None, states: Mapping[str, Numbers]) -> None:
        """Set state variables of some cells (None: all)."""
        group.initialize(indices, states)

    def connect(
        self, source: Group, target: Neurons, blocks: Iterable[Edges], synapse: SynapseModel, receptor: str, rule: str
    ) -> Links:
        """Connect all blocks in one go."""
        if reason := self.refusal(synapse):
            raise SimulatorError(reason)
        return Links(self._kernel, source, target, blocks, SYNAPSES[synapse.name], receptor)

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
            self._kernel.recorders.remove(earlier.look)
        if indices.size:
            trace = group.trace(variable, indices, interval)
            self._traces[group, variable] = trace
            self._kernel.recorders.append(trace.look)

    def run(self, duration: float) -> None:
        """Simulate `duration` ms more."""
        for trace in self._traces.values():
            trace.begin()
        self._kernel.advance(duration)

    def inject(self, group: Neurons, indices: Indices) -> Injection:
        """A current into each of these cells."""
        if group not in self._currents:
            self._currents[group] = Currents(self._kernel, group)
        return self._currents[group].enter(indices)

    def steer(self, current: Injection, times: Floats, amplitudes: Floats) -> None:
        """What a current is from now on."""
        current.steer(times, amplitudes)

    def drain_spikes(self, group: Group) -> Spikes:
        """The spikes recorded since the last call."""
        return group.drain_spikes()

    def drain_samples(self, group: Group, variable: str) -> Samples:
        """The samples recorded since the last call."""
        trace = self._traces.get((group, variable))
        return trace.drain() if trace else Samples(self.now, self._kernel.timestep, np.empty((0, 0)))
