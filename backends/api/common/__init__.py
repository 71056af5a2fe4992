"""What all simulators have in common, under the names of PyNN: for scripts that ask of what kind something is."""

from backends.api.common.populations import (
    Assembly,
    BasePopulation,
    IDMixin,
    Population,
    PopulationView,
    is_conductance,
)
from backends.api.common.projections import Connection, Projection

__all__ = [
    "Assembly",
    "BasePopulation",
    "Connection",
    "IDMixin",
    "Population",
    "PopulationView",
    "Projection",
    "is_conductance",
]
