"""What all groups of cells do, in whatever simulator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

import numpy as np

from backends.simulator import Floats, Indices, SimulatorError, Spikes
from backends.standard import CellModel


class Group:
    """`n` cells of one model; remembers their parameters in canonical units: a number, or an array of length n.

    `title` is the simulator's. `spikes` records spikes, once there is somebody to listen.
    """

    title: ClassVar[str]

    def __init__(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        self.cell = cell
        self.n = n
        self.parameters = dict(parameters)
        self.spikes: Any = None

    def remember(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Take over changed parameters of some cells (None: all)."""
        for name, value in parameters.items():
            self.parameters[name] = merged(self.parameters.get(name), indices, value, self.n)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all), now."""
        raise NotImplementedError

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables; a source of spikes has none."""
        for name in states:
            raise SimulatorError(f"{self.cell.name} has no state variable {name!r} that {self.title} could set.")

    def trace(self, variable: str, indices: Indices, interval: float) -> Any:
        """A recorder of a state variable of these cells."""
        raise SimulatorError(f"{variable!r} of {self.cell.name} cannot be recorded in {self.title}.")

    def record_spikes(self, indices: Indices) -> None:
        """Record the spikes of exactly these cells from now on."""
        self.spikes = self.spikes or self.spike_recorder()
        self.spikes.record(indices)

    def spike_recorder(self) -> Any:
        """Whatever records the spikes of these cells: it has record(indices) and drain()."""
        raise NotImplementedError

    def drain_spikes(self) -> Spikes:
        """The spikes recorded since the last call."""
        return self.spikes.drain() if self.spikes else Spikes(np.empty(0, np.int64), np.empty(0))


def chosen(value: Any, indices: Indices | None) -> Any:
    """Those of a value's elements that belong to these cells (None: all); a single one belongs to all."""
    return value if indices is None or np.size(value) == 1 else value[indices]


def merged(old: Any, indices: Indices | None, new: Any, n: int) -> Any:
    """`old` for n cells, with `new` for some of them (None: all)."""
    if indices is None:
        return new
    values = cast(Floats, np.broadcast_to(old, (n,)).copy())
    values[indices] = new
    return values
