"""Models that only one simulator has: by the names that it gives them, or by equations."""

from __future__ import annotations

from difflib import get_close_matches
from inspect import signature
from typing import Any

from backends.api.arguments import text
from backends.api.errors import InvalidModelError
from backends.api.standardmodels import StandardCellType, cell_members, model_type
from backends.simulator import HasOwnCells, Simulator, SimulatorError
from backends.standard import CellModel
from backends.standard.words import short


class NativeCellType(StandardCellType):
    """A cell model that only one simulator has: parameters, variables and weights are in that simulator's units."""


def native_cell_type(simulator: Simulator, name: str, /, **more: Any) -> type[NativeCellType]:
    """The class of a simulator's own model. InvalidModelError: it has none of this name, or cannot have it."""
    text(name, "name of native_cell_type()")
    if not isinstance(simulator, HasOwnCells):
        raise InvalidModelError(f"{short(name)}: {simulator.title} offers no models of its own by name.")
    model = _declared(simulator, name, more)
    if model is None:
        close = get_close_matches(name, simulator.own_cells(), 1)
        hint = f"Did you mean {close[0]!r}?" if close else "Standard models are given by their classes: IF_curr_exp."
        raise InvalidModelError(f"{short(name)} is no neuron of {simulator.title}'s own. {hint}")
    return model_type(NativeCellType, model, cell_members(model))


def _declared(simulator: HasOwnCells, name: str, more: dict[str, Any]) -> CellModel | None:
    """What the simulator has by this name. InvalidModelError: it refuses, or knows nothing of what else is given."""
    try:
        signature(simulator.own_cell).bind(name, **more)
        return simulator.own_cell(name, **more)
    except (SimulatorError, TypeError) as error:
        raise InvalidModelError(f"{short(name)}: {str(error).rpartition('() ')[2].rstrip('.')}.") from error
