"""Parameters and states of cells: read and changed for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from backends.api.arguments import flag, names
from backends.api.errors import InvalidModelError
from backends.api.parameters import Sequence, checked, evaluated, simplify
from backends.api.populations.cells import Cells, Indices
from backends.api.standardmodels.electrodes import StandardCurrentSource

if TYPE_CHECKING:
    from backends.api.populations.population import Population


class ValuedCells(Cells):
    """Cells whose parameters and states can be read and changed."""

    def get(self, parameter_names: str | Iterable[str], gather: bool = False, simplify: bool = True) -> Any:
        """The values of one parameter, or a list for several: an array, or one number where all cells are equal.

        They are those of the cells on this process or, if `gather`, of all cells, on every process.
        """
        found = [
            self._get(name, flag(gather, "gather of get()"), flag(simplify, "simplify of get()"))
            for name in names(parameter_names, "parameter_names of get()")
        ]
        return found[0] if isinstance(parameter_names, str) else found

    def _get(self, name: str, gather: bool, simple: bool) -> Any:
        values = np.concatenate([population.values(name)[indices] for population, indices in self.parts()])
        values = values if gather else values[self.local]
        result = simplify(values) if simple else values
        if isinstance(result, np.generic):
            return result.item()
        if values.dtype != object:
            return result
        wrapped = np.empty(len(values), object)
        wrapped[:] = [Sequence(value) for value in values]
        return wrapped if result is values else Sequence(result)

    def set(self, **parameters: Any) -> None:
        """Change parameters: numbers, distributions, lists or arrays with a value for each cell."""
        self._change(parameters, lambda population: population.celltype.model, "change")

    def initialize(self, **initial_values: Any) -> None:
        """Set state variables, at t = 0 or later."""
        self._change(initial_values, lambda population: population.states, "start_from")

    def _change(self, given: Mapping[str, Any], model_of: Any, how: str) -> None:
        """Check and evaluate values for all cells together, then hand each population its own."""
        changes: list[tuple[Population, Indices, dict[str, Any]]] = []
        begin = 0
        for population, indices in self.parts():
            model, part = model_of(population), slice(begin, begin := begin + indices.size)
            values = checked(model, given)
            whole = {name: evaluated(model, name, value, self.size) for name, value in values.items()}
            mine = {name: value[part] if isinstance(value, np.ndarray) else value for name, value in whole.items()}
            changes.append((population, indices, mine))
        for population, indices, mine in changes:
            getattr(population, how)(indices, mine)

    def inject(self, current_source: Any) -> None:
        """Inject the current of a source, like DCSource(), into all cells. InvalidModelError: it is none."""
        if not isinstance(current_source, StandardCurrentSource):
            raise InvalidModelError(f"{current_source!r} is not a source of current, like DCSource(amplitude=0.5).")
        current_source.inject_into(self)
