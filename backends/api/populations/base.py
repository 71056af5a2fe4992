"""What populations, views and assemblies have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backends.api.classic.cells import ClassicCells
from backends.api.populations.recorded import RecordedCells
from backends.api.populations.valued import ValuedCells

if TYPE_CHECKING:
    from backends.api.populations.assembly import Assembly


class BasePopulation(ClassicCells, ValuedCells, RecordedCells):
    """Cells to read, change, place, record and describe."""

    def __add__(self, other: BasePopulation) -> Assembly:
        from backends.api.populations.assembly import Assembly  # which is made of these

        if not isinstance(other, BasePopulation):
            return NotImplemented
        return Assembly(self, other)

    def described_as(self) -> BasePopulation:
        """Of whom data speak that were recorded from these cells."""
        return self

    def describe(self, template: str | None = None, engine: Any = "default") -> Any:
        """These cells in words, by a template; the facts where the template is None."""
        raise NotImplementedError

    def annotate(self, **annotations: Any) -> None:
        """Note something of your own; it goes into the data."""
        self.annotations.update(annotations)

    @property
    def kinds(self) -> str:
        """How many cells of which models these are, in words."""
        return ", ".join(f"{indices.size} × {population.celltype.model.name}" for population, indices in self.parts())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.label!r}: {self.kinds}>"
