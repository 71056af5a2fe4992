"""Populations by the sides of a grid, whose cells have addresses: `Population(dims=(10, 10), …)`, `p[0, 0]`."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import signature
from typing import Any

import numpy as np

from backends.api import arguments
from backends.api.classic.debugging import log
from backends.api.classic.wording import named, split
from backends.api.errors import InvalidDimensionsError
from backends.api.populations import ID, Population
from backends.api.populations.view import is_index
from backends.api.space import Grid2D, Grid3D
from backends.simulator import Remembers

_TODAY = signature(Population)


class ClassicPopulation(Population):
    """What a population of 2008 was made from, and addresses: one coordinate along each axis, the last runs fastest."""

    __doc__ = Population.__doc__
    __signature__ = _TODAY

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given = _today(args, kwargs)
        simulator = self.session.simulator
        if isinstance(given["cellclass"], str) and isinstance(simulator, Remembers):
            names = simulator.renamed(given["cellclass"], given.get("cellparams") or {})
            given |= dict(zip(("cellclass", "cellparams"), names, strict=True))
        super().__init__(**given)
        log.debug("%r", self)

    @property
    def dim(self) -> tuple[int, ...]:
        """How many cells there are along each axis."""
        structure = self.structure
        return structure.calculate_size(self.size) if isinstance(structure, (Grid2D, Grid3D)) else (self.size,)

    @property
    def ndim(self) -> int:
        """How many axes there are."""
        return len(self.dim)

    def __getitem__(self, selector: Any) -> Any:
        is_address = isinstance(selector, tuple) and (self.ndim > 1 or len(selector) == 1)
        return super().__getitem__(self._index(selector) if is_address else selector)

    def _index(self, address: tuple[Any, ...]) -> int:
        dim = self.dim
        if len(address) != len(dim) or not all(map(is_index, address)):
            raise InvalidDimensionsError(
                f"{address!r} is not an address in {self.label!r}, whose dimensions are {dim}."
            )
        if not all(0 <= coordinate < side for coordinate, side in zip(address, dim, strict=True)):
            raise IndexError(f"{self.label!r}, whose dimensions are {dim}, has no cell at {address!r}.")
        return int(np.ravel_multi_index(address, dim))

    def locate(self, cell: ID) -> tuple[int, ...]:
        """The address of a cell. IndexError: it does not belong to this population."""
        if not is_index(cell):
            raise IndexError(f"{cell!r} is not a cell of {self.label!r}.")
        return tuple(int(coordinate) for coordinate in np.unravel_index(self.id_to_index(cell), self.dim))

    def index(self, n: Any) -> Any:
        """The n-th cell, or an array of several; negative ones counted from the end. IndexError: there is none."""
        numbers = np.asarray(n)
        if is_index(n):
            return self.cell(n)
        if numbers.ndim != 1 or (numbers.size and numbers.dtype.kind not in "iu"):
            raise IndexError(f"{n!r} is neither the number of a cell of {self.label!r} nor a list of such numbers.")
        return np.array([self.cell(int(i)) for i in numbers], object)

    def addresses(self) -> Iterator[tuple[int, ...]]:
        """The addresses of all cells in their order."""
        return np.ndindex(*self.dim)


def _today(args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """What today's population is to be told."""
    names = tuple(_TODAY.parameters)
    if len(args) == 4 and isinstance(args[3], str):
        names = (*names[:3], "label")
    given = _TODAY.bind(**named("Population", names, args, kwargs, dims="size")).arguments
    states = getattr(given["cellclass"], "default_initial_values", {})
    parameters, initial = split(arguments.named(given.get("cellparams"), "cellparams of Population"), states)
    if initial:
        given_values = arguments.named(given.get("initial_values"), "initial_values of Population")
        given |= {"cellparams": parameters, "initial_values": initial | given_values}
    return given
