"""What populations, views and assemblies have in common: cells to read, change, place and record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError, NoModelAvailableError, NothingToWriteError, RecordingError
from backends.api.parameters import Sequence as Values
from backends.api.parameters import checked, evaluated, simplify
from backends.api.populations.identity import ID
from backends.api.random import AbstractRNG, NumpyRNG

if TYPE_CHECKING:
    import neo

    from backends.api.populations.assembly import Assembly
    from backends.api.populations.population import Population
    from backends.api.session import Session

Indices = NDArray[np.int64]
Part = tuple["Population", Indices]


class BasePopulation:
    """Cells in an order, in parts: each part is a population and the indices of some of its cells."""

    label: str
    session: Session
    annotations: dict[str, Any]

    def parts(self) -> Sequence[Part]:
        """The populations that the cells belong to, and which of their cells these are."""
        raise NotImplementedError

    @property
    def receptor_types(self) -> tuple[str, ...]:
        """The receptors that all cells have."""
        raise NotImplementedError

    @property
    def conductance_based(self) -> bool:
        """Whether weights onto all of the cells are conductances."""
        raise NotImplementedError

    # --- cells

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(indices.size for _, indices in self.parts())

    @property
    def ids(self) -> Indices:
        """The numbers of the cells as an array."""
        return np.concatenate([indices + population.first_id for population, indices in self.parts()])

    @property
    def local_size(self) -> int:
        """How many of the cells are simulated on this process."""
        return self.size

    @property
    def all_cells(self) -> NDArray[Any]:
        """The cells, an array of IDs."""
        cells = np.empty(self.size, object)
        cells[:] = list(self)
        return cells

    @property
    def local_cells(self) -> NDArray[Any]:
        """The cells that are simulated on this process."""
        return self.all_cells

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[ID]:
        for population, indices in self.parts():
            for index in indices.tolist():
                yield ID(population.first_id + index, population, index)

    def all(self) -> Iterator[ID]:
        """The cells on all processes."""
        return iter(self)

    def __add__(self, other: BasePopulation) -> Assembly:
        from backends.api.populations.assembly import Assembly  # which is made of these

        if not isinstance(other, BasePopulation):
            return NotImplemented
        return Assembly(self, other)

    def cell(self, index: int) -> ID:
        """One cell by its index, negative ones counted from the end. IndexError: there is no such cell."""
        if not -self.size <= index < self.size:
            raise IndexError(f"{self.label!r} has {self.size} cells: there is no cell {index}.")
        index %= self.size
        for population, indices in self.parts():
            if index < indices.size:
                return ID(population.first_id + int(indices[index]), population, int(indices[index]))
            index -= indices.size
        raise AssertionError("the parts have as many cells as the whole")

    def is_local(self, cell: ID) -> bool:
        """Whether a cell is simulated on this process. IndexError: it does not belong to these."""
        self.id_to_index(cell)
        return True

    def id_to_index(self, cells: Any) -> Any:
        """The index of a cell, or an array of the indices of several. IndexError: one does not belong to these."""
        if isinstance(cells, (int, np.integer)):
            return int(self.id_to_index([cells])[0])
        ids, wanted = self.ids, np.asarray([int(cell) for cell in cells], np.int64)
        order = np.argsort(ids, kind="stable")
        at = np.searchsorted(ids[order], wanted).clip(max=len(ids) - 1)
        if (wrong := np.flatnonzero(ids[order][at] != wanted)).size:
            raise IndexError(f"{self.label!r} has no cell of the number {wanted[wrong[0]]}.")
        return order[at]

    id_to_local_index = id_to_index

    def sample(self, n: int, rng: AbstractRNG | None = None) -> Any:
        """A view of `n` cells chosen at random, in their order."""
        if not 0 <= n <= self.size:
            raise InvalidDimensionsError(f"{n} cells cannot be chosen from the {self.size} of {self.label!r}.")
        generator = rng if isinstance(rng, NumpyRNG) else NumpyRNG(rng.seed if rng else None)
        return self[np.sort(generator.permutation(np.arange(self.size))[:n])]

    def __getitem__(self, selector: Any) -> Any:
        raise NotImplementedError

    # --- parameters and states

    def get(self, parameter_names: str | Iterable[str], gather: bool = False, simplify: bool = True) -> Any:
        """The values of one parameter, or a list for several: an array, or one number where all cells are equal."""
        if isinstance(parameter_names, str):
            return self._get(parameter_names, simplify)
        return [self._get(name, simplify) for name in parameter_names]

    def _get(self, name: str, simple: bool) -> Any:
        values = np.concatenate([population.values(name)[indices] for population, indices in self.parts()])
        result = simplify(values) if simple else values
        if isinstance(result, np.generic):
            return result.item()
        if values.dtype != object:
            return result
        wrapped = np.empty(len(values), object)
        wrapped[:] = [Values(value) for value in values]
        return wrapped if result is values else Values(result)

    def set(self, **parameters: Any) -> None:
        """Change parameters: numbers, distributions, lists or arrays with a value for each cell."""
        self._change(parameters, lambda population: population.celltype.model, "change")

    def initialize(self, **initial_values: Any) -> None:
        """Set state variables, at t = 0 or later."""
        self._change(initial_values, lambda population: population.states, "start_from")

    def _change(self, given: Mapping[str, Any], model_of: Any, how: str) -> None:
        """Check and evaluate values for all cells together, then hand each population its own."""
        changes: list[tuple[Population, Indices, dict[str, Any]]] = []
        begin = 0
        for population, indices in self.parts():
            model, part = model_of(population), slice(begin, begin := begin + indices.size)
            values = checked(model, given)
            whole = {name: evaluated(model, name, value, self.size) for name, value in values.items()}
            mine = {name: value[part] if isinstance(value, np.ndarray) else value for name, value in whole.items()}
            changes.append((population, indices, mine))
        for population, indices, mine in changes:
            getattr(population, how)(indices, mine)

    def inject(self, current_source: Any) -> None:
        """Inject a current into all cells."""
        raise NoModelAvailableError(
            f"A current cannot be injected into {self.label!r}: current sources are not part of this version; a "
            "constant current is the parameter i_offset."
        )

    # --- space

    @property
    def positions(self) -> NDArray[np.float64]:
        """Where the cells are, shape (3, n), in um."""
        return np.concatenate([population.positions[:, indices] for population, indices in self.parts()], axis=1)

    @property
    def position_generator(self) -> Any:
        """A function that gives the position of a cell by its index."""
        positions = self.positions
        return lambda index: positions[:, index]

    def nearest(self, position: Any) -> ID:
        """The cell nearest to a position."""
        apart = self.positions - np.asarray(position, float).reshape(3, 1)
        return self.cell(int(np.argmin((apart**2).sum(axis=0))))

    def save_positions(self, file: str | os.PathLike[str]) -> None:
        """Write the number and the position of each cell to a text file, a line each."""
        np.savetxt(file, np.column_stack([self.ids, self.positions.T]), fmt="%s", header=f"label = {self.label!r}")

    # --- recording

    def can_record(self, variable: str, location: Any = None) -> bool:
        """Whether all cells have such a variable that can be recorded."""
        return all(population.celltype.can_record(variable) for population, _ in self.parts())

    def find_units(self, variable: str) -> str:
        """The unit in which a variable is recorded."""
        return self.parts()[0][0].recordable(variable).unit

    def record(
        self,
        variables: str | Iterable[str] | None,
        to_file: str | os.PathLike[str] | None = None,
        sampling_interval: float | None = None,
        locations: Any = None,
    ) -> None:
        """Record variables of these cells from now on; None: record nothing any more.

        `sampling_interval` (ms) is the time step or a multiple of it. What goes to a file is written by end().
        RecordingError when a variable cannot be recorded.
        """
        if locations is not None:
            raise RecordingError(
                f"locations={locations!r}: cells have one compartment, so there is one place to record."
            )
        names = [variables] if isinstance(variables, str) else None if variables is None else list(variables)
        interval = self.session.sampling_interval(sampling_interval)
        for name in names or ():
            for population, _ in self.parts():
                population.recordable(name)
        for population, indices in self.parts():
            if names is None:
                population.stop_recording()
            for name in names or ():
                population.begin_recording(name, indices, interval)
        if to_file is not None and names:
            self.session.write_at_end(self, names, to_file)

    def get_data(
        self, variables: str | Iterable[str] = "all", gather: bool = True, clear: bool = False, locations: Any = None
    ) -> neo.Block:
        """What was recorded, as a Neo Block: a segment for each run since the last reset, spike trains and signals."""
        from backends.api.neodata import block  # imports Neo, which takes a while

        names = None if variables == "all" else [variables] if isinstance(variables, str) else list(variables)
        data = block(self, names)
        if clear:
            for population, _ in self.parts():
                population.clear(names)
        return data

    def write_data(
        self,
        io: Any,
        variables: str | Iterable[str] = "all",
        gather: bool = True,
        clear: bool = False,
        annotations: Mapping[str, Any] | None = None,
    ) -> None:
        """Write what was recorded to a file (its ending says how) or a Neo IO. NothingToWriteError: there is none."""
        from backends.api.recording import get_io

        if not any(population.recordings for population, _ in self.parts()):
            raise NothingToWriteError(f"Nothing of {self.label!r} is recorded: there is nothing to write.")
        data = self.get_data(variables, gather, clear)
        data.annotations.update(annotations or {})
        opened = get_io(io) if isinstance(io, (str, os.PathLike)) else io
        opened.write_block(data)
        if opened is not io and hasattr(opened, "close"):
            opened.close()

    def get_spike_counts(self, gather: bool = True) -> dict[ID, int]:
        """How many spikes each recorded cell has emitted since the last reset."""
        counts: dict[ID, int] = {}
        for population, indices in self.parts():
            cells, numbers = population.spike_counts(indices)
            counts |= {
                ID(population.first_id + cell, population, cell): number
                for cell, number in zip(cells.tolist(), numbers.tolist(), strict=True)
            }
        return counts

    def mean_spike_count(self, gather: bool = True) -> float:
        """Spikes per recorded cell since the last reset."""
        counted = [population.spike_counts(indices)[1] for population, indices in self.parts()]
        cells = sum(numbers.size for numbers in counted)
        return float(sum(numbers.sum() for numbers in counted) / cells) if cells else 0.0

    # --- description

    def annotate(self, **annotations: Any) -> None:
        """Note something of your own; it goes into the data."""
        self.annotations.update(annotations)

    def describe(self, template: Any = None, engine: Any = None) -> str:
        """These cells in words."""
        kinds = ", ".join(f"{indices.size} × {population.celltype.model.name}" for population, indices in self.parts())
        return f"{type(self).__name__} {self.label!r}: {kinds}"

    def __repr__(self) -> str:
        return f"<{self.describe()}>"
