"""A part of a population."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import of_kind, short, text
from backends.api.descriptions import render
from backends.api.errors import InvalidDimensionsError, NoSuchCellError
from backends.api.populations.base import BasePopulation
from backends.api.populations.cells import Indices, Part
from backends.api.standardmodels import StandardCellType

if TYPE_CHECKING:
    from backends.api.populations.population import Population


class PopulationView(BasePopulation):
    """Some cells of a population or of another view: by slice, list of indices, or mask of booleans.

    Those of a list come in their order in the population. Two views of the same cells are equal.
    """

    def __init__(self, parent: Population | PopulationView, selector: Any, label: str | None = None) -> None:
        self.parent = of_kind(parent, BasePopulation, "parent of PopulationView", "a population or a view of one")
        self.session = parent.session
        inside = selected(selector, parent)
        self.index_in_parent = inside
        self.mask = selector if isinstance(selector, slice) else inside
        self.grandparent: Population = parent.parts()[0][0]
        self.indices: Indices = parent.indices[inside]
        self.label = (
            f"view of '{parent.label}' with size {inside.size}"
            if label is None
            else text(label, "label of PopulationView")
        )
        self.annotations: dict[str, Any] = {}

    def parts(self) -> Sequence[Part]:
        """The population that the cells belong to."""
        return [(self.grandparent, self.indices)]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.indices.size)

    def described_as(self) -> Population:
        """The population."""
        return self.grandparent

    @property
    def celltype(self) -> StandardCellType:
        """The model of the cells."""
        return self.grandparent.celltype

    @property
    def first_id(self) -> int:
        """The number of the first cell."""
        return int(self.numbers.min())

    @property
    def last_id(self) -> int:
        """The number of the last cell."""
        return int(self.numbers.max())

    @property
    def structure(self) -> Any:
        """The arrangement of the population."""
        return self.grandparent.structure

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
        """The state variables at t = 0."""
        return {
            name: value[self.indices] if isinstance(value, np.ndarray) else value
            for name, value in self.grandparent.initial_values.items()
        }

    def index_in_grandparent(self, indices: Any) -> NDArray[np.int64]:
        """Indices into the population, from indices into this view."""
        return np.asarray(self.indices[np.asarray(indices)])

    def index_from_parent_index(self, indices: Any) -> Any:
        """Indices into this view, from indices into what it is a view of."""
        wanted, order = np.asarray(indices), np.argsort(self.index_in_parent)
        parents = self.index_in_parent[order]
        at = np.searchsorted(parents, wanted).clip(max=max(0, self.size - 1))
        if wanted.size and (not self.size or np.any(parents[at] != wanted)):
            raise IndexError(f"{self.label!r} does not contain all of the cells {indices!r} of {self.parent.label!r}.")
        found = order[at]
        return found if wanted.ndim else int(found)

    def describe(self, template: str | None = "populationview_default.txt", engine: Any = "default") -> Any:
        """The view in words, by a template; the facts where the template is None."""
        facts = {"label": self.label, "parent": self.parent.label, "mask": self.mask, "size": self.size}
        return render(engine, template, {**facts, "text": self.kinds, **self.annotations})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PopulationView):
            return False
        return self.grandparent is other.grandparent and np.array_equal(self.indices, other.indices)

    def __hash__(self) -> int:
        return hash((self.grandparent, self.indices.tobytes()))

    def __getitem__(self, selector: Any) -> Any:
        return self.cell(int(selector)) if is_index(selector) else PopulationView(self, selector)


def is_index(selector: Any) -> bool:
    """Whether a selector means one cell."""
    return isinstance(selector, (int, np.integer)) and not isinstance(selector, (bool, np.bool_))


def _array(selector: Any) -> NDArray[Any]:
    """A list as an array; one of no numbers where it cannot be one."""
    try:
        return np.asarray(selector)
    except ValueError:
        return np.empty((0, 0), object)


def selected(selector: Any, cells: BasePopulation) -> Indices:
    """The indices that a slice, list or mask selects, each once at most, those of a list rising.

    IndexError, InvalidDimensionsError.
    """
    if isinstance(selector, slice):
        try:
            return np.arange(cells.size)[selector]
        except (TypeError, ValueError) as error:
            raise NoSuchCellError(f"{short(selector)} selects no cells of {cells.label!r}: {error}.") from error
    array = _array(selector)
    if array.dtype == bool:
        if array.shape != (cells.size,):
            raise InvalidDimensionsError(
                f"A mask of shape {array.shape} selects nothing from the {cells.size} cells of {cells.label!r}."
            )
        return np.flatnonzero(array)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        raise NoSuchCellError(f"{short(selector)} is not an index, slice, list of indices or mask.")
    array = array.astype(np.int64)
    if array.size and (array.max() >= cells.size or array.min() < -cells.size):
        worst = array.max() if array.max() >= cells.size else array.min()
        raise NoSuchCellError(f"{cells.label!r} has {cells.size} cells: there is no cell {worst}.")
    array = np.sort(np.where(array < 0, array + cells.size, array))
    if np.unique(array).size != array.size:
        raise InvalidDimensionsError(f"A view of {cells.label!r} cannot contain a cell twice.")
    return array
