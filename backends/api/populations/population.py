"""A population: cells of one model, what they are told, where they are, what is recorded of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from inspect import isclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import array, named, short, text
from backends.api.descriptions import render
from backends.api.errors import InvalidModelError, RecordingError
from backends.api.parameters import check_as_many, check_less, checked, evaluated
from backends.api.populations.arranged import arranged
from backends.api.populations.base import BasePopulation
from backends.api.populations.cells import Indices, Part
from backends.api.populations.identity import ID
from backends.api.populations.played import Player
from backends.api.populations.view import PopulationView, is_index
from backends.api.recording import SPIKES, SpikeRecording, TraceRecording, recording
from backends.api.session import Session
from backends.api.space import BaseStructure, Line
from backends.api.standardmodels import StandardCellType
from backends.standard import CellModel, Model, Parameter, Variable


class Population(BasePopulation):
    """`size` cells of one model: `Population(100, IF_curr_exp(tau_m=10.0), label="E")`.

    `size` is a number, or a tuple that makes a grid; `cellclass` a model or its class, then with `cellparams`;
    `initial_values` are those of state variables. Parameters may be numbers, distributions, or lists of `size` numbers.
    """

    session: Session  # of the class that the simulator's face makes
    place = -1  # among the populations of the session

    def __init__(
        self,
        size: int | Sequence[int],
        cellclass: StandardCellType | type[StandardCellType] | str,
        cellparams: Mapping[str, Any] | None = None,
        structure: BaseStructure | None = None,
        initial_values: Mapping[str, Any] | None = None,
        label: str | None = None,
    ) -> None:
        self.session.require()
        self._size, self._structure = arranged(size, structure)
        kind = self.session.native_cell_type(cellclass) if isinstance(cellclass, str) else cellclass
        self.celltype = _cell_type(kind, cellparams)
        self.session.require_model(self.celltype.model)
        self.label = self.session.next_label("population") if label is None else text(label, "label of Population")
        self.annotations: dict[str, Any] = {}
        self.indices: Indices = np.arange(self._size)
        self.parameters = self.celltype.parameter_space.evaluate(self._size)
        self.states = _states(self.celltype.model)
        given = checked(self.states, named(initial_values, "initial_values of Population"))
        self._initial = {name: evaluated(self.states, name, value, self._size) for name, value in given.items()}
        self._positions = None if structure is None else self.structure.generate_positions(self._size)
        self.recordings: dict[str, SpikeRecording | TraceRecording] = {}
        self.kept_from = 0  # the first segment of which there are data
        self.line = self.session.line()
        self.first_id = self.session.enter(self)
        self.group: Any = None
        played_as = self.session.played_as(self.celltype.model)
        self._player = Player(self, played_as) if played_as else None
        self.build()

    def build(self) -> None:
        """Make the cells in the simulator as they are known here."""
        simulator = self.session.simulator
        if self._player:
            self.group = self._player.build()
        else:
            self.group = simulator.create(self.celltype.model, self._size, self.parameters)
        self._homes = self.session.team.homes(self.group, self._size)
        self._local: NDArray[np.bool_] = self._homes == self.session.team.rank
        if self._initial:
            simulator.initialize(self.group, None, self._initial)
        for recorded in self.recordings.values():
            recorded.begin(simulator, self.group)

    def parts(self) -> Sequence[Part]:
        """The population itself."""
        return [(self, self.indices)]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return self._size

    @property
    def homes(self) -> Indices:
        """The process on which each cell lives."""
        return self._homes

    @property
    def local(self) -> NDArray[np.bool_]:
        """Which of the cells are simulated on this process."""
        return self._local

    @property
    def last_id(self) -> int:
        """The number of the last cell."""
        return self.first_id + self._size - 1

    @property
    def receptor_types(self) -> tuple[str, ...]:
        """The receptors of the cells."""
        return self.celltype.receptor_types

    @property
    def conductance_based(self) -> bool:
        """Whether weights onto these cells are conductances."""
        return self.celltype.conductance_based

    @property
    def injectable(self) -> bool:
        """Whether currents can be injected."""
        return self.celltype.injectable

    @property
    def initial_values(self) -> dict[str, Any]:
        """The state variables at t = 0: a number, or an array with one for each cell."""
        return {**self.celltype.default_initial_values, **self._initial}

    def __getitem__(self, selector: Any) -> Any:
        return self.cell(int(selector)) if is_index(selector) else PopulationView(self, selector)

    def describe(self, template: str | None = "population_default.txt", engine: Any = "default") -> Any:
        """The population in words, by a template; the facts where the template is None."""
        structure = self.structure
        facts = {
            "label": self.label,
            "celltype": self.celltype.describe(template=None),
            "structure": structure.describe(template=None),
            "size": self.size,
            "size_local": self.local_size,
            "first_id": self.first_id,
            "last_id": self.last_id,
            "local_first_id": self.first_id,
            "cell_parameters": {},
            "text": self.kinds,
            **self.annotations,
        }
        return render(engine, template, facts)

    # --- space

    @property
    def structure(self) -> BaseStructure:
        """The arrangement of the cells: a line of unit distances where none was given."""
        return self._structure or Line()

    @structure.setter
    def structure(self, structure: BaseStructure) -> None:
        self._structure, self._positions = structure, structure.generate_positions(self._size)

    @property
    def positions(self) -> NDArray[np.float64]:
        """Where the cells are, shape (3, n), in um."""
        if self._positions is None:
            self._positions = self.structure.generate_positions(self._size)
        return self._positions

    @positions.setter
    def positions(self, positions: Any) -> None:
        self._positions = array(positions, (3, self._size), f"positions of {self.label!r}")

    # --- parameters and states

    def values(self, name: str) -> NDArray[Any]:
        """A parameter of all cells. NonExistentParameterError."""
        checked(self.celltype.model, {} if name in self.parameters else {name: None})
        return np.broadcast_to(np.asarray(self.parameters[name]), (self._size,))

    def change(self, indices: Indices, values: Mapping[str, Any]) -> None:
        """Give some cells other values (numbers, or an array with one for each of them)."""
        merged = {name: _merged(self.parameters[name], indices, value, self._size) for name, value in values.items()}
        check_less(self.celltype.model, {**self.parameters, **merged})
        check_as_many(self.celltype.model, {**self.parameters, **merged})
        self.session.require(self)
        if self._player is None:
            self.session.simulator.set(self.group, self._some(indices), values)
        self.parameters |= merged
        if self._player:
            self._player.restart()
            self._player.foresee(self.session.horizon)

    def foresee(self, until: float) -> None:
        """A run begins that goes on until a time (ms)."""
        if self._player:
            self._player.foresee(until)

    def start_from(self, indices: Indices, states: Mapping[str, Any]) -> None:
        """Set state variables of some cells."""
        self.session.require(self)
        self.session.simulator.initialize(self.group, self._some(indices), states)
        for name, value in states.items():
            self._initial[name] = _merged(self.initial_values[name], indices, value, self._size)

    def _some(self, indices: Indices) -> Indices | None:
        """Indices as simulators take them: None for all cells in their order."""
        return None if indices is self.indices else indices

    # --- recording

    def recordable(self, variable: str) -> Variable:
        """What can be recorded under this name. RecordingError: nothing."""
        for known in self.celltype.model.recordable:
            if known.name == variable:
                return known
        raise RecordingError(
            f"{variable!r} of {self.label!r} cannot be recorded: {self.celltype.model.name} offers "
            f"{', '.join(self.celltype.recordable)}."
        )

    def unit(self, name: str) -> str:
        """The unit of a variable or parameter. RecordingError: there is none of this name."""
        units = self.celltype.units
        return units[name] if name in units else self.recordable(name).unit

    def begin_recording(self, name: str, indices: Indices, interval: float) -> None:
        """Record a variable of some more cells from now on."""
        self.session.require(self)
        self.session.drain([self])  # what came so far belongs to the cells so far
        if name not in self.recordings:
            self.recordings[name] = recording(self.session.next_key(), self.recordable(name), interval)
        if self.recordings[name].add(indices, interval):
            self.recordings[name].begin(self.session.simulator, self.group)

    def stop_recording(self) -> None:
        """Record nothing any more; what was recorded stays."""
        self.session.require(self)
        self.session.drain([self])
        for recorded in self.recordings.values():
            recorded.cells = np.empty(0, np.int64)
            recorded.begin(self.session.simulator, self.group)

    def clear(self, names: Iterable[str] | None) -> None:
        """Forget the data of some variables; None: of all, and that there were other segments."""
        if names is None:
            self.kept_from = self.session.segment
        for name in self.recordings if names is None else names:
            if name in self.recordings:
                self.recordings[name].clear(self.session.segment, self.session.time)

    def spike_counts(self, indices: Indices) -> tuple[Indices, Indices]:
        """Which of some cells are recorded, and how many spikes each has emitted. RecordingError: spikes are not."""
        spikes = self.recordings.get(SPIKES)
        if not isinstance(spikes, SpikeRecording):
            raise RecordingError(f"Spikes of {self.label!r} are not recorded, so they cannot be counted.")
        counts = np.bincount(spikes.spikes(self.session.segment).cells, minlength=self._size)
        cells = indices[np.isin(indices, spikes.cells)]
        return cells, counts[cells]


def _cell_type(cell: Any, parameters: Mapping[str, Any] | None) -> StandardCellType:
    if isclass(cell) and issubclass(cell, StandardCellType):
        return cell(**named(parameters, "cellparams of Population"))
    if isinstance(cell, StandardCellType):
        if named(parameters, "cellparams of Population"):
            raise InvalidModelError(f"cellparams={short(parameters)} belong into {cell.model.name}(…).")
        return cell
    raise InvalidModelError(f"{cell!r} is not a cell model like IF_curr_exp.")


@cache
def _states(model: CellModel) -> Model:
    """The state variables of a cell model, as parameters of which each cell has its own value."""
    parameters = tuple(Parameter(state.name, state.initial, state.unit, state.doc) for state in model.states)
    return Model(f"The initial state of {model.name}", model.title, model.doc, parameters)


def _merged(old: Any, indices: Indices, new: Any, n: int) -> Any:
    """`old` for n cells, with `new` for some of them."""
    if indices.size == n and not isinstance(new, np.ndarray):
        return new
    values = np.broadcast_to(np.asarray(old), (n,)).copy()
    values[indices] = new
    return values


__all__ = ["ID", "Population"]
