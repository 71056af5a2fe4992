"""Several populations or views together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from warnings import warn

import numpy as np

from backends.api.arguments import text
from backends.api.descriptions import render
from backends.api.errors import InvalidModelError
from backends.api.parameters import simplify
from backends.api.populations.base import BasePopulation
from backends.api.populations.cells import Part
from backends.api.populations.view import PopulationView, is_index, selected


class Assembly(BasePopulation):
    """Populations and views in an order; `label=` names it."""

    sort = "assembly"

    def __init__(self, *populations: BasePopulation, label: str | None = None) -> None:
        if not populations:
            raise InvalidModelError("An Assembly needs at least one population.")
        self.populations: list[BasePopulation] = []
        self.annotations: dict[str, Any] = {}
        for population in populations:
            self._insert(population)
        self.session = self.populations[0].session
        self.label = self.session.next_label("assembly") if label is None else text(label, "label of Assembly")

    def _insert(self, other: BasePopulation) -> None:
        if not isinstance(other, BasePopulation):
            raise InvalidModelError(f"{other!r} is not a population, and cannot be part of an Assembly.")
        for population in other.populations if isinstance(other, Assembly) else [other]:
            if self._has(population):
                warn(f"{population.label!r} is not added to an Assembly that has cells of it already.", stacklevel=4)
            else:
                self.populations.append(population)

    def _has(self, other: BasePopulation) -> bool:
        """Whether a population is here already; of a view, whether one of its cells is."""
        if not isinstance(other, PopulationView):
            return other in self.populations
        mine = [indices for population, indices in self.parts() if population is other.grandparent]
        return bool(mine) and bool(np.isin(other.indices, np.concatenate(mine)).any())

    def parts(self) -> Sequence[Part]:
        """The populations that the cells belong to."""
        return [part for population in self.populations for part in population.parts()]

    def __iadd__(self, other: BasePopulation) -> Assembly:
        self._insert(other)
        return self

    def get_population(self, label: str) -> BasePopulation:
        """The member of this label. KeyError: there is none."""
        for population in self.populations:
            if population.label == label:
                return population
        raise KeyError(f"{self.label!r} contains no population {label!r}.")

    def __getitem__(self, selector: Any) -> Any:
        if is_index(selector):
            return self.cell(int(selector))
        wanted, views, begin = selected(selector, self), [], 0
        for population in self.populations:
            inside = wanted[(wanted >= begin) & (wanted < begin + population.size)] - begin
            if inside.size:
                views.append(PopulationView(population, inside))  # type: ignore[arg-type]
            begin += population.size
        return views[0] if len(views) == 1 else Assembly(*views)

    @property
    def celltype(self) -> Any:
        """The model of the cells, where all have the same. AttributeError: they differ."""
        types = {population.celltype.model: population.celltype for population, _ in self.parts()}
        if len(types) > 1:
            raise AttributeError(f"the cells of {self.label!r} are of several models")
        return next(iter(types.values()))

    @property
    def first_id(self) -> int:
        """The smallest number of a cell."""
        return int(self.numbers.min())

    @property
    def last_id(self) -> int:
        """The greatest number of a cell."""
        return int(self.numbers.max())

    @property
    def receptor_types(self) -> tuple[str, ...]:
        """The receptors that all cells have."""
        first, *rest = [population.celltype.receptor_types for population, _ in self.parts()]
        return tuple(receptor for receptor in first if all(receptor in others for others in rest))

    @property
    def conductance_based(self) -> bool:
        """Whether weights onto all of the cells are conductances."""
        return all(population.celltype.conductance_based for population, _ in self.parts())

    @property
    def injectable(self) -> bool:
        """Whether currents can be injected into all of the cells."""
        return all(population.celltype.injectable for population, _ in self.parts())

    def describe(self, template: str | None = "assembly_default.txt", engine: Any = "default") -> Any:
        """The assembly in words, by a template; the facts where the template is None."""
        members = [population.describe(template=None) for population in self.populations]
        return render(engine, template, {"label": self.label, "populations": members, "text": self.kinds})

    def get_annotations(self, annotation_keys: str | Iterable[str], simplify: bool = True) -> dict[str, Any]:
        """Annotations of the populations by key: one value where all are equal, otherwise those of each in a row.

        KeyError: a population has none of this name.
        """
        keys = [annotation_keys] if isinstance(annotation_keys, str) else annotation_keys
        columns = {key: [_annotation(population, key) for population in self.populations] for key in keys}
        return {key: _row(values, simplify) for key, values in columns.items()}


def _annotation(population: BasePopulation, key: str) -> Any:
    try:
        return population.annotations[key]
    except KeyError:
        raise KeyError(f"{population.label!r} has no annotation {key!r}") from None


def _row(values: list[Any], simple: bool) -> Any:
    """Values side by side; arrays become one."""
    row = np.hstack(values) if any(isinstance(value, np.ndarray) for value in values) else values
    return simplify(np.asarray(row)) if simple else row
