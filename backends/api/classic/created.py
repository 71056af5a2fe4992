"""One cell made by create()."""

from __future__ import annotations

from typing import Any, Self

from backends.api.populations import BasePopulation, Population, PopulationView, identity


class ID(identity.ID, PopulationView):
    """The only cell of a population: a number with parameters, as in 2008, and a population of one, as today."""

    parent: Population

    def __new__(cls, population: Population) -> Self:
        """The only cell of `population`."""
        cell = super().__new__(cls, population.first_id, population, 0)
        vars(cell).update(vars(population[:1]), label=population.label, annotations=population.annotations)
        return cell

    def __init__(self, population: Population) -> None:
        """Everything is known already."""

    @property
    def local(self) -> Any:
        """Whether it is simulated on this process: a mask of one cell."""
        return self.parent.local

    def __add__(self, other: Any) -> Any:
        return BasePopulation.__add__(self, other) if isinstance(other, BasePopulation) else int(self) + other
