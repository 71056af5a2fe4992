"""The contract of a simulator as far as it is the same for all: it is handed on to groups, links and recorders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backends.adapter.clock import Clock
from backends.adapter.groups import Group
from backends.simulator import Floats, Indices, Numbers, Samples, SimulatorError, Spikes
from backends.standard import CellModel, SynapseModel

SPIKES = "spikes"


class Adapter:
    """A simulator whose cells are groups, whose connections are links, and whose traces have recorders.

    `clock` shows its time. Links have set(parameters) and get(name); trace recorders have drain() and stop().
    """

    name: str
    title: str
    clock: Clock

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """There are no cells and recorders any more."""
        self.groups: list[Any] = []
        self.traces: dict[tuple[Any, str], Any] = {}

    @property
    def now(self) -> float:
        """The current simulated time in ms."""
        return self.clock.now

    @property
    def smallest_slice(self) -> float:
        """A single time step."""
        return self.clock.timestep

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why the simulator cannot express a model, or None."""
        raise NotImplementedError

    def create(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Any:
        """`n` cells of one model."""
        if reason := self.refusal(cell):
            raise SimulatorError(reason)
        self.groups.append(self.group(cell, n, parameters))
        return self.groups[-1]

    def group(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Group:
        """`n` cells of a model that the simulator can express."""
        raise NotImplementedError

    def set(self, group: Group, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all)."""
        group.set(indices, parameters)

    def initialize(self, group: Group, indices: Indices | None, states: Mapping[str, Numbers]) -> None:
        """Set state variables of some cells (None: all)."""
        group.initialize(indices, states)

    def set_links(self, links: Any, parameters: Mapping[str, Numbers]) -> None:
        """Change synapse parameters."""
        links.set(parameters)

    def get_links(self, links: Any, name: str) -> Floats:
        """The present value of a synapse parameter, one per connection."""
        values: Floats = links.get(name)
        return values

    def record(self, group: Group, variable: str, indices: Indices, interval: float) -> None:
        """Record a variable of exactly these cells from now on."""
        if variable == SPIKES:
            group.record_spikes(indices)
            return
        if earlier := self.traces.pop((group, variable), None):
            earlier.stop()
        if indices.size:
            self.traces[group, variable] = group.trace(variable, indices, interval)

    def drain_spikes(self, group: Group) -> Spikes:
        """The spikes recorded since the last call."""
        return group.drain_spikes()

    def drain_samples(self, group: Group, variable: str) -> Samples:
        """The samples recorded since the last call."""
        trace = self.traces.get((group, variable))
        samples: Samples = trace.drain() if trace else Samples(self.now, self.smallest_slice, np.empty((0, 0)))
        return samples
