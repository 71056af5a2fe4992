"""The cells at one end of a projection or an injection: of a population or an assembly, all of them or some."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.elements import Assembly, Population, Role
from app.model.views import View
from backends.standard import CELLS, CellModel


@dataclass(frozen=True)
class End:
    """`populations` are the population itself, or the members of the assembly."""

    element: Population | Assembly
    populations: tuple[Population, ...]
    view: View | None = None

    @property
    def name(self) -> str:
        """The name of the population or assembly."""
        return self.element.name

    @property
    def label(self) -> str:
        """What people call it."""
        return self.element.label

    @property
    def whole(self) -> int:
        """How many cells the population or assembly has."""
        return sum(population.size for population in self.populations)

    @property
    def size(self) -> int:
        """How many cells are meant."""
        return self.whole if self.view is None else self.view.count(self.whole)

    def cell(self, index: int) -> tuple[str, int] | None:
        """The population, and the number in it, of the cell of this number within the end; None: that is not known."""
        at = index if self.view is None else self.view.cell(index, self.whole)
        before = 0
        for population in self.populations:
            if at is not None and before <= at < before + population.size:
                return population.name, at - before
            before += population.size
        return None

    @property
    def role(self) -> Role:
        """The role that all have, or generic."""
        roles = {population.role for population in self.populations}
        return roles.pop() if len(roles) == 1 else Role.GENERIC

    @property
    def models(self) -> tuple[CellModel, ...]:
        """The declared models of the cells, each once."""
        names = dict.fromkeys(population.cell.model for population in self.populations)
        return tuple(CELLS[name] for name in names if name in CELLS)

    @property
    def model(self) -> CellModel | None:
        """The model of the first cells; None when it is not declared."""
        return next(iter(self.models), None)
