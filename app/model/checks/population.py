"""Checks of a population."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from app.model.checks.problem import Problem, Problems
from app.model.checks.value import Phrases, component_phrases, length_phrases, order_phrases, value_phrases
from app.model.elements import Population, Recording
from app.model.naming import is_name
from app.model.settings import Settings
from app.model.values import Component
from backends.standard import CELLS, STRUCTURES, CellModel, Parameter
from backends.standard.declaration import unfilled

_EXACT = 2**53  # cells, beyond which numbers of them are no longer exact


@dataclass(frozen=True)
class PopulationCheck:
    """Yields the problems of one population."""

    population: Population
    settings: Settings

    def problems(self) -> Problems:
        """All of them."""
        population = self.population
        for field, phrase in self._phrases():
            yield Problem(population.name, field, f"{population.label}: {phrase}.")

    def _phrases(self) -> Phrases:
        population = self.population
        if not is_name(population.name):
            yield "name", f"{population.name!r} cannot be its name in the program; a Python identifier is expected"
        if not isinstance(population.size, int) or population.size < 1:
            yield "size", f"{population.size!r} cells, where a whole number of at least 1 is expected"
        yield from component_phrases(population.cell, CELLS, "cell model", population.size)
        yield from self._place_phrases()
        if population.cell.model in CELLS:
            yield from self._cell_phrases(CELLS[population.cell.model])

    def _place_phrases(self) -> Phrases:
        population, pose = self.population, self.population.pose
        if population.structure is not None:
            wrong = list(component_phrases(population.structure, STRUCTURES, "structure", None))
            yield from wrong or self._grid_phrases(population.structure)
        if pose.jitter < 0:
            yield "jitter", f"the jitter {pose.jitter:g} um is not a number of at least 0 um"
        if pose.points is not None and pose.points.rows.shape not in ((population.size, 2), (population.size, 3)):
            rows, columns = pose.points.rows.shape
            yield "points", f"{rows} places of {columns} numbers, where {population.size} of 2 or 3 are expected"

    def _grid_phrases(self, structure: Component) -> Phrases:
        grid, size = STRUCTURES[structure.model], self.population.size
        values = {**grid.defaults, **structure.parameters}
        placed = grid.ratios and self.population.pose.points is None
        if placed and isinstance(size, int) and 1 <= size < _EXACT and prod(grid.sides(size, values)) != size:
            yield "size", unfilled(grid, size, values)

    def _cell_phrases(self, model: CellModel) -> Phrases:
        values = {**model.defaults, **self.population.cell.parameters}
        yield from order_phrases(values, model.less)
        yield from length_phrases(values, model.as_many)
        states = {state.name: Parameter(state.name, state.initial, state.unit) for state in model.states}
        for name, value in self.population.initial.items():
            if name not in states:
                yield name, f"{model.name} has no state variable {name!r}; it has {', '.join(states) or 'none'}"
                continue
            for phrase in value_phrases(states[name], value, self.population.size):
                yield name, f"{name} starts at {phrase}"
        for recording in self.population.records:
            yield from self._recording_phrases(model, recording)

    def _recording_phrases(self, model: CellModel, recording: Recording) -> Phrases:
        known = [variable.name for variable in model.recordable]
        if recording.variable not in known:
            yield "records", f"{recording.variable!r} of {model.name} cannot be recorded; there are {', '.join(known)}"
        if recording.cells is not None and not 1 <= recording.cells <= self.population.size:
            size = self.population.size
            yield "records", f"{recording.variable} of {recording.cells} cells cannot be recorded; there are {size}"
        if recording.interval is not None and not recording.interval >= self.settings.timestep:
            yield (
                "records",
                (
                    f"{recording.variable} every {recording.interval!r} ms is shorter than "
                    f"the time step {self.settings.timestep:g} ms"
                ),
            )
