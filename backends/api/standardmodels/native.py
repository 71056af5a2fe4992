"""Models that only one simulator has, by the names that it gives them."""

from __future__ import annotations

from difflib import get_close_matches

from backends.api.arguments import text
from backends.api.errors import InvalidModelError
from backends.api.standardmodels import StandardCellType, cell_members, model_type
from backends.simulator import HasOwnCells, Simulator


class NativeCellType(StandardCellType):
    """A cell model that only one simulator has: parameters, variables and weights are in that simulator's units."""


def native_cell_type(simulator: Simulator, name: str) -> type[NativeCellType]:
    """The class of a simulator's own model. InvalidModelError: it has none of this name."""
    text(name, "name of native_cell_type()")
    if not isinstance(simulator, HasOwnCells):
        raise InvalidModelError(f"{name!r}: {simulator.title} offers no models of its own by name.")
    model = simulator.own_cell(name)
    if model is None:
        close = get_close_matches(name, simulator.own_cells(), 1)
        hint = f"Did you mean {close[0]!r}?" if close else "Standard models are given by their classes: IF_curr_exp."
        raise InvalidModelError(f"{name!r} is no neuron of {simulator.title}'s own. {hint}")
    return model_type(NativeCellType, model, cell_members(model))
