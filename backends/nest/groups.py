"""Groups of cells: what all kinds share, and the neurons among them. Sources of spikes have a module of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from backends.adapter import Group, chosen, merged
from backends.nest import processes
from backends.nest.kernel import clock, copied, nest, told
from backends.nest.recorders import Lookout, SpikeRecorder, TraceRecorder
from backends.nest.rows import CellRows, Row
from backends.simulator import Floats, Indices, SimulatorError
from backends.standard import CellModel
from backends.standard.units import factor

if TYPE_CHECKING:
    from backends.nest.connections import Links


@dataclass(frozen=True)
class Outlet:
    """Where the connections of a group begin: one NEST node per cell, or a single node that stands for all."""

    nodes: Any
    shared: bool = False

    @property
    def first(self) -> int:
        """The number of the first node."""
        return int(self.nodes[0].global_id)

    def ids(self, cells: Indices) -> Indices:
        """The node of each of these cells."""
        return np.full(cells.size, self.first) if self.shared else cells + self.first


class NestGroup(Group):
    """Cells in NEST."""

    title = "NEST"

    def outlet(self, model: str = "", devices: bool = True) -> Outlet:
        """Where connections with this synapse model begin, which devices may send through or not."""
        raise NotImplementedError

    def connected(self, links: Links, rule: str) -> None:
        """Connections from here were asked for: make them, now or when the simulation starts."""
        links.wire()

    @property
    def homes(self) -> Indices:
        """The process on which each cell lives."""
        return processes.homes(self.outlet().ids(np.arange(self.n)))

    def spike_recorder(self) -> Any:
        """A device of NEST."""
        return SpikeRecorder(self.outlet().nodes)

    def prepare(self) -> None:
        """Make whatever was put off until the simulation starts."""


class Neurons(NestGroup):
    """Neurons. Their nodes are made when first needed, so that parameters and states are set in one go."""

    def __init__(self, cell: CellModel, rows: CellRows, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, parameters)
        self.rows = rows
        self._nodes: Any = None
        self.kept: dict[str, float] = {}
        self._states: dict[str, Any] = {state.name: state.initial for state in cell.states if state.name in rows.states}

    @property
    def nodes(self) -> Any:
        """The nodes in NEST."""
        if self._nodes is None:
            states = {row.name: row.value(self._states) for row in self.rows.states.values()}
            values = {row.name: row.value(self.parameters) for row in self.rows.parameters}
            more = {**self.rows.constants, **self.kept}
            self._nodes = created(self.rows.model, self.n, self.cell.name, values | states | more)
        return self._nodes

    def keep(self, name: str, ours: str, value: Any) -> None:
        """What NEST keeps with cells although it belongs to synapses onto them: one number for all of them."""
        numbers = {*np.ravel(value).tolist(), *([self.kept[name]] if name in self.kept else [])}
        if len(numbers) > 1:
            raise SimulatorError(
                f"NEST keeps {ours} of plastic synapses with the cells they project onto: for one population of "
                f"{self.cell.name} it cannot be {' as well as '.join(f'{number:g}' for number in sorted(numbers)[:2])}."
            )
        before, self.kept[name] = self.kept.get(name), numbers.pop()
        if self._nodes is not None and before is None:
            write(self._nodes, None, self.cell.name, {name: self.kept[name]})

    def lift(self, extra: Floats) -> None:
        """Give each cell a constant current (nA) besides its own, in place of what it got so before."""
        own = [row.value(self.parameters) for row in self.rows.parameters if row.name == "I_e"]
        write(self.nodes, None, self.cell.name, {"I_e": extra * factor("nA", "pA") + sum(own)})

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells; rows computed from several parameters follow."""
        self.remember(indices, parameters)
        self._write([row for row in self.rows.parameters if parameters.keys() & set(row.of)], indices, self.parameters)

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables; synaptic currents, for example, can only start from zero."""
        for name, value in states.items():
            if name in self.rows.states:
                self._states[name] = merged(self._states.get(name), indices, value, self.n)
            elif np.any(value != (start := self._start(name))):
                raise SimulatorError(
                    f"NEST starts {name} of {self.cell.name} from {start:g}: it cannot be set to anything else."
                )
        self._write([row for name, row in self.rows.states.items() if name in states], indices, self._states)

    def outlet(self, model: str = "", devices: bool = True) -> Outlet:
        """The neurons themselves."""
        return Outlet(self.nodes)

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder | Lookout:
        """A recorder of the membrane potential, a conductance or the like."""
        if variable not in self.rows.recordable:
            super().trace(variable, indices, interval)
        signal = self.rows.recordable[variable]
        if not signal.name:
            return Lookout(self.nodes, signal, indices, interval)
        if signal.late and clock.steps:
            raise SimulatorError(
                f"{variable!r} of {self.cell.name} can be recorded in NEST from the beginning on, but not from "
                f"{clock.now:g} ms on: NEST does not tell what it is now."
            )
        unknown = clock.steps == 0 and (signal.late or variable in self.rows.begins)
        initial = np.broadcast_to(self._start(variable), (self.n,))[indices] if unknown else None
        return TraceRecorder(self.nodes, signal, indices, interval, initial)

    def prepare(self) -> None:
        """Make the nodes, if nothing needed them until now."""
        _ = self.nodes

    def _start(self, state: str) -> Any:
        """From what a state starts that cannot be set."""
        return self.parameters[self.rows.begins[state]] if state in self.rows.begins else 0.0

    def _write(self, rows: Iterable[Row], indices: Indices | None, values: Mapping[str, Any]) -> None:
        """Tell NEST the values of some rows, once there are nodes."""
        if self._nodes is None:
            return
        indices = None if indices is None else np.unique(indices)  # NEST wants them rising
        changed = {row.name: chosen(row.value(values), indices) for row in rows}
        if changed:
            write(self._nodes, indices, self.cell.name, changed)


def created(model: str, n: int, name: str, values: Mapping[str, Any]) -> Any:
    """`n` new nodes; values are numbers or arrays of length n. `name` is what errors call the model.

    What they have in common are defaults of a model of their own: telling each node takes ten times as long.
    """
    arrays = {name: np.asarray(value) for name, value in values.items()}
    alike = {name: array.item() for name, array in arrays.items() if array.size == 1 and array.dtype.kind != "O"}
    with told(f"creating {n} × {name}"):
        nodes = nest.Create(copied(model, alike) if alike else model, n)
        if several := {name: value for name, value in values.items() if name not in alike}:
            nodes.set(_plain(several, n))
        return nodes


def write(nodes: Any, indices: Indices | None, name: str, values: Mapping[str, Any]) -> None:
    """Set values (numbers, or an array with one for each of these cells) of some nodes (None: all)."""
    if indices is not None and indices.size == 0:
        return
    with told(f"setting {', '.join(values)} of {name}"):
        some = nodes if indices is None else nodes[indices.tolist()]
        some.set(_plain(values, len(some)))


def _plain(values: Mapping[str, Any], n: int) -> Any:
    """Numbers and arrays as NEST takes them: an array of one is a number.

    Where cells have lists, or live on several processes, NEST is told one by one.
    """
    arrays = {name: np.asarray(value) for name, value in values.items()}
    kinds = {array.dtype.kind for array in arrays.values() if array.size > 1 or array.dtype.kind == "O"}
    if "O" in kinds or (kinds and processes.SIZE > 1):
        columns = {name: np.broadcast_to(array, (n,)) for name, array in arrays.items()}
        return [{name: column[i] for name, column in columns.items()} for i in range(n)]
    return {name: array.item() if array.size == 1 else array.astype(float) for name, array in arrays.items()}
