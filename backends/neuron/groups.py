"""Groups of cells: what all kinds share, and the neurons among them. Sources of spikes have a module of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.neuron import kernel, processes
from backends.neuron.kernel import h, told
from backends.neuron.recorders import SpikeRecorder, TraceRecorder
from backends.neuron.translation import CellRows, Row
from backends.simulator import Indices, SimulatorError, Spikes
from backends.standard import CellModel

_WORD = 2**32 - 1


class Group:
    """`n` cells of one model, which are known to connections by numbers from `first` on.

    `homes`: the process on which each lives. `local`: those of this process, which are `cells` in NEURON, in their
    order, and `inlets` as NEURON's own loops take them.
    """

    def __init__(self, cell: CellModel, n: int, mechanism: str) -> None:
        self.cell = cell
        self.n = n
        self.first = kernel.reserve(n)
        self.homes = processes.homes(self.first + np.arange(n))
        self.local: Indices = np.flatnonzero(self.homes == processes.RANK)
        self.inlets = kernel.place(self.local.size, mechanism)
        self.cells: list[Any] = list(self.inlets)
        self.spikes: SpikeRecorder | None = None
        self.outgoing: list[Any] = []  # the connections that begin here
        self._sequences: list[Any] = []  # Vectors that cells point to
        self._alike = False  # whether all cells are still as they were made
        kernel.enlist(self.local + self.first, self.inlets)

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
        self.inlets.remove_all()
        self.outgoing.clear()

    def _write(self, indices: Indices | None, rows: Mapping[str, Row], values: Mapping[str, Any]) -> list[Any]:
        """Give these cells (None: all) values in our units; returns those that live here."""
        wanted = np.arange(self.n) if indices is None else indices
        (here, _), chosen = self.places(wanted), self.some(wanted)
        for name, value in values.items():
            mine = value[here] if isinstance(value, np.ndarray) and value.shape == wanted.shape else value
            if rows[name].count:
                self._sequences += _point(chosen, rows[name], mine)
            elif not (self._alike and _holds(chosen, rows[name], mine)):
                _assign(chosen, rows[name], mine)
        return chosen

    def _seed(self, stream: str, seed: int, place: int) -> None:
        """Give each cell a stream of random numbers (Random123): found from the seed, the group's place, its own."""
        with told(f"seeding {self.cell.name}"):
            for index, cell in zip(self.local.tolist(), self.cells, strict=True):
                getattr(cell, stream).set_ids(seed & _WORD, place, index).set_seq(0)


def _holds(cells: list[Any], row: Row, value: Any) -> bool:
    """Whether cells that are alike have a number already."""
    return np.ndim(value) == 0 and all(getattr(cell, row.name) == row.value(value) for cell in cells[:1])


def _assign(cells: list[Any], row: Row, value: Any) -> None:
    """Give each cell its number: one for all, or one for each."""
    numbers = np.broadcast_to(row.value(value), (len(cells),)).tolist()
    for cell, number in zip(cells, numbers, strict=True):
        setattr(cell, row.name, number)


def _point(cells: list[Any], row: Row, value: Any) -> list[Any]:
    """Give each cell its sequence: one for all, or one for each. Returns the Vectors that have to be kept for them."""
    each = value if isinstance(value, np.ndarray) and value.dtype == object else [value] * len(cells)
    distinct = {id(sequence): sequence for sequence in each}
    vectors = {key: h.Vector([*row.value(sequence), 0.0]) for key, sequence in distinct.items()}  # never empty
    for cell, sequence in zip(cells, each, strict=True):
        h.setpointer(vectors[id(sequence)]._ref_x[0], row.name, cell)
        setattr(cell, row.count, len(sequence))
    return list(vectors.values())


class Neurons(Group):
    """Neurons: each is a mechanism that advances its own potential."""

    def __init__(
        self, cell: CellModel, rows: CellRows, n: int, parameters: Mapping[str, Any], seed: int, place: int
    ) -> None:
        super().__init__(cell, n, rows.mechanism)
        self.rows = rows
        self._alike = True
        if rows.stream:
            self._seed(rows.stream, seed, place)
        more = {"width": kernel.timestep(), **rows.constants}
        self._write(None, {name: Row(name, "", "") for name in more}, more)
        self.set(None, parameters)
        self.initialize(None, {state.name: state.initial for state in cell.states if state.name in rows.states})
        self._alike = False

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells; what the mechanism computes from them follows."""
        changed = self._write(indices, self.rows.parameters, parameters)
        if indices is None:
            h.pinetum_prepare(self.inlets)
        else:
            for neuron in changed:
                neuron.prepare()

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables of some cells."""
        derived = {name: states[name] for name in states if name in self.rows.derived}
        settable = {name: states[name] for name in states if name in self.rows.states}
        super().initialize(indices, {name: states[name] for name in states if name not in derived | settable})
        self._write(indices, self.rows.states, settable)
        for name, value in derived.items():
            self._compare(indices, name, value)

    @cached_property
    def stands(self) -> tuple[list[Any], Indices]:
        """The segments in which the cells of this process stand, and the number of each cell's among them."""
        segments = [neuron.get_segment() for neuron in self.cells]
        numbers = {segment: number for number, segment in enumerate(dict.fromkeys(segments))}
        return [*numbers], np.array([numbers[segment] for segment in segments], np.int64)

    def _compare(self, indices: Indices | None, name: str, value: Any) -> None:
        """A state that follows from others can only be set to what it is. SimulatorError."""
        row, wanted = self.rows.derived[name], np.arange(self.n) if indices is None else indices
        found = np.array([getattr(cell, row.name) for cell in self.some(wanted)]) / row.factor
        if wrong := found[found != np.broadcast_to(value, wanted.shape)[self.places(wanted)[0]]].tolist():
            raise SimulatorError(
                f"NEURON starts {name} of {self.cell.name} from {wrong[0]:g}: it cannot be set to anything else."
            )

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of the membrane potential, a conductance or the like."""
        row = self.rows.recordable.get(variable)
        if row is None:
            return super().trace(variable, indices, interval)
        return TraceRecorder([self.reference(place, row) for place in self.places(indices)[1].tolist()], row, interval)

    def reference(self, place: int, row: Row) -> Any:
        """A reference to a quantity of the cell at this place."""
        return getattr(self.cells[place], f"_ref_{row.name}")

    def release(self) -> None:
        """Let the cells go."""
        super().release()
        self.__dict__.pop("stands", None)
