"""Populations of cells, parts of them (views), several together (assemblies), and single cells (IDs)."""

from backends.api.populations.assembly import Assembly
from backends.api.populations.base import BasePopulation
from backends.api.populations.identity import ID
from backends.api.populations.population import Population
from backends.api.populations.view import PopulationView

__all__ = ["ID", "Assembly", "BasePopulation", "Population", "PopulationView"]
