"""Cells in an order: by index, by number, where they are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import array, of_kind, path, short
from backends.api.errors import InvalidDimensionsError, NoSuchCellError, NotLocalError
from backends.api.populations.identity import ID
from backends.api.random import AbstractRNG, NumpyRNG, WrappedRNG
from backends.api.recording.files import BaseFile, StandardTextFile

if TYPE_CHECKING:
    from backends.api.populations.population import Population
    from backends.api.session import Session

Indices = NDArray[np.int64]
Part = tuple["Population", Indices]


class Cells:
    """Cells in an order, in parts: each part is a population and the indices of some of its cells."""

    sort: ClassVar[str] = "population"  # what these cells are, in files
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

    @property
    def injectable(self) -> bool:
        """Whether currents can be injected into all of the cells."""
        raise NotImplementedError

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(indices.size for _, indices in self.parts())

    @property
    def numbers(self) -> Indices:
        """The numbers of the cells as an array."""
        return np.concatenate([indices + population.first_id for population, indices in self.parts()])

    def known(self, gather: bool = True) -> Sequence[Part]:
        """The cells whose recordings this process has: process 0 all of them, if `gather`, others their own."""
        if gather and self.session.team.leads:
            return self.parts()
        return [(population, indices[population.local[indices]]) for population, indices in self.parts()]

    @property
    def homes(self) -> Indices:
        """The process on which each cell lives."""
        return np.concatenate([population.homes[indices] for population, indices in self.parts()])

    @property
    def local(self) -> NDArray[np.bool_]:
        """Which of the cells are simulated on this process."""
        return np.asarray(self.homes == self.session.team.rank)

    @property
    def local_size(self) -> int:
        """How many of the cells are simulated on this process."""
        return int(self.local.sum())

    @property
    def all_cells(self) -> NDArray[Any]:
        """The cells, an array of IDs."""
        cells = np.empty(self.size, object)
        cells[:] = list(self)
        return cells

    @property
    def local_cells(self) -> NDArray[Any]:
        """The cells that are simulated on this process."""
        return np.asarray(self.all_cells[self.local])

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[ID]:
        for population, indices in self.parts():
            for index in indices.tolist():
                yield ID(population.first_id + index, population, index)

    def all(self) -> Iterator[ID]:
        """The cells on all processes."""
        return iter(self)

    def cell(self, index: int) -> ID:
        """One cell by its index, negative ones counted from the end. IndexError: there is no such cell."""
        if not -self.size <= index < self.size:
            raise NoSuchCellError(f"{self.label!r} has {self.size} cells: there is no cell {index}.")
        index %= self.size
        for population, indices in self.parts():
            if index < indices.size:
                return ID(population.first_id + int(indices[index]), population, int(indices[index]))
            index -= indices.size
        raise AssertionError("the parts have as many cells as the whole")

    def is_local(self, id: ID) -> bool:
        """Whether a cell is simulated on this process. IndexError: it does not belong to these."""
        return bool(self.local[self.id_to_index(id)])

    def id_to_index(self, id: Any) -> Any:
        """The index of a cell, or an array of the indices of several. IndexError: one does not belong to these."""
        if isinstance(id, (int, np.integer)):
            return int(self.id_to_index([id])[0])
        listed = list(id) if isinstance(id, Iterable) else [id]
        if not all(isinstance(cell, (int, np.integer)) and abs(int(cell)) < 2**63 for cell in listed):
            raise NoSuchCellError(f"{short(id)} is no number of a cell of {self.label!r}, nor a list of numbers.")
        ids, wanted = self.numbers, np.asarray([int(cell) for cell in listed], np.int64)
        order = np.argsort(ids, kind="stable")
        at = np.searchsorted(ids[order], wanted).clip(max=len(ids) - 1)
        if (wrong := np.flatnonzero(ids[order][at] != wanted)).size:
            raise NoSuchCellError(f"{self.label!r} has no cell of the number {wanted[wrong[0]]}.")
        return order[at]

    def id_to_local_index(self, id: Any) -> Any:
        """The same, counting only cells of this process. NotLocalError: one lives on another."""
        wanted, local = self.id_to_index(id), self.local
        if not np.all(local[wanted]):
            number = np.ravel(id)[np.argmin(np.ravel(local[wanted]))]
            raise NotLocalError(f"Cell {number} of {self.label!r} lives on another process than {self.session.rank()}.")
        places = np.cumsum(local)[wanted] - 1
        return places if np.ndim(places) else int(places)

    def sample(self, n: int, rng: AbstractRNG | None = None) -> Any:
        """A view of `n` cells chosen at random, in their order."""
        if not isinstance(n, (int, np.integer)) or not 0 <= n <= self.size:
            raise InvalidDimensionsError(f"{short(n)} cells cannot be chosen from the {self.size} of {self.label!r}.")
        if rng is not None:
            of_kind(rng, AbstractRNG, "rng of sample()", "a random number generator")
        generator = rng if isinstance(rng, WrappedRNG) else NumpyRNG(rng.seed if rng else None)
        return self[np.sort(generator.permutation(np.arange(self.size))[:n])]

    def __getitem__(self, selector: Any) -> Any:
        raise NotImplementedError

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
        apart = self.positions - array(position, (3,), "position of nearest()").reshape(3, 1)
        return self.cell(int(np.argmin((apart**2).sum(axis=0))))

    def save_positions(self, file: str | os.PathLike[str] | BaseFile) -> None:
        """Write rows (index, x, y, z) to a file: its name (text), or a file of pyNN.recording.files."""
        if not isinstance(file, BaseFile):
            path(file, "file of save_positions()")
        if self.session.team.leads:
            target = file if isinstance(file, BaseFile) else StandardTextFile(file, "w")
            target.write(np.column_stack([np.arange(self.size), self.positions.T]), {self.sort: self.label})
            target.close()
