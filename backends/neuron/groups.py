"""Groups of cells: what all kinds share, and the neurons among them. Sources of spikes have a module of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.neuron import kernel, processes
from backends.neuron.kernel import h
from backends.neuron.recorders import SpikeRecorder, TraceRecorder
from backends.neuron.translation import CellRows, Row
from backends.simulator import Indices, SimulatorError, Spikes
from backends.standard import CellModel


class Group:
    """`n` cells of one model, which are known to connections by numbers from `first` on.

    `homes`: the process on which each lives. `local`: those of this process, which are `cells` in NEURON, in their
    order.
    """

    def __init__(self, cell: CellModel, n: int, mechanism: str) -> None:
        self.cell = cell
        self.n = n
        self.first = kernel.reserve(n)
        self.homes = processes.homes(self.first + np.arange(n))
        self.local: Indices = np.flatnonzero(self.homes == processes.RANK)
        self.cells = kernel.place(self.local.size, mechanism)
        self.spikes: SpikeRecorder | None = None
        kernel.enlist(self.local + self.first, self.cells)

    def places(self, indices: Indices) -> tuple[NDArray[np.bool_], Indices]:
        """Which of some cells live on this process, and the places of these in `cells`."""
        here = self.homes[indices] == processes.RANK
        return here, np.searchsorted(self.local, indices[here])

    def some(self, indices: Indices) -> list[Any]:
        """Those of some cells that live on this process."""
        return [self.cells[place] for place in self.places(indices)[1].tolist()]

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all), now."""
        raise NotImplementedError

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables; a source of spikes has none."""
        for name in states:
            raise SimulatorError(f"{self.cell.name} has no state variable {name!r} that NEURON could set.")

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of a state variable of these cells."""
        raise SimulatorError(f"{variable!r} of {self.cell.name} cannot be recorded in NEURON.")

    def record_spikes(self, indices: Indices) -> None:
        """Record the spikes of exactly these cells from now on."""
        if self.spikes is None:
            self.spikes = SpikeRecorder(self.first, self.n)
        self.spikes.record(indices[self.places(indices)[0]])

    def drain_spikes(self) -> Spikes:
        """The spikes recorded since the last call."""
        return self.spikes.drain() if self.spikes else Spikes(np.empty(0, np.int64), np.empty(0))

    def prepare(self, until: int) -> None:
        """Make ready for a run until this time step."""

    def release(self) -> None:
        """Let the cells go."""
        self.cells.clear()

    def _write(self, indices: Indices | None, rows: Mapping[str, Row], values: Mapping[str, Any]) -> list[Any]:
        """Give these cells (None: all) values in our units; returns those that live here."""
        wanted = np.arange(self.n) if indices is None else indices
        (here, _), chosen = self.places(wanted), self.some(wanted)
        for name, value in values.items():
            row = rows[name]
            told = np.broadcast_to(np.asarray(value, float) * row.factor, wanted.shape)[here].tolist()
            for cell, number in zip(chosen, told, strict=True):
                setattr(cell, row.name, number)
        return chosen


class Neurons(Group):
    """Neurons: each is a mechanism that advances its own potential."""

    def __init__(self, cell: CellModel, rows: CellRows, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, rows.mechanism)
        self.rows = rows
        for neuron in self.cells:
            neuron.width = kernel.timestep()
        self.set(None, parameters)
        self.initialize(None, {state.name: state.initial for state in cell.states})

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells; what the mechanism computes from them follows."""
        for neuron in self._write(indices, self.rows.parameters, parameters):
            neuron.prepare()

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables of some cells."""
        super().initialize(indices, {name: value for name, value in states.items() if name not in self.rows.states})
        self._write(indices, self.rows.states, states)

    @cached_property
    def inlets(self) -> Any:
        """The cells of this process as NEURON's own loops take them."""
        inlets = h.List()
        for neuron in self.cells:
            inlets.append(neuron)
        return inlets

    @cached_property
    def stands(self) -> tuple[list[Any], Indices]:
        """The segments in which the cells of this process stand, and the number of each cell's among them."""
        segments = [neuron.get_segment() for neuron in self.cells]
        numbers = {segment: number for number, segment in enumerate(dict.fromkeys(segments))}
        return [*numbers], np.array([numbers[segment] for segment in segments], np.int64)

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of the membrane potential, a conductance or the like."""
        row = self.rows.recordable.get(variable)
        if row is None:
            return super().trace(variable, indices, interval)
        return TraceRecorder(self.some(indices), row, interval)

    def release(self) -> None:
        """Let the cells go."""
        super().release()
        for name in ("inlets", "stands"):
            self.__dict__.pop(name, None)
