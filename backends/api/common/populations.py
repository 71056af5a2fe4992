"""Kinds of populations, and of cells."""

from backends.api.populations import ID, Assembly, BasePopulation, Population, PopulationView

IDMixin = ID


def is_conductance(target_cell: ID) -> bool:
    """Whether synapses onto a cell are conductances."""
    return target_cell.celltype.conductance_based


__all__ = ["Assembly", "BasePopulation", "IDMixin", "Population", "PopulationView", "is_conductance"]
