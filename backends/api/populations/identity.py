"""One cell: a whole number, unique in its simulation, whose attributes are the parameters of the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import array, text, wrong
from backends.api.parameters import checked
from backends.api.standardmodels import StandardCellType

if TYPE_CHECKING:
    from backends.api.populations.population import Population
    from backends.api.populations.view import PopulationView


class ID(int):
    """A cell. `cell.tau_m` reads a parameter, `cell.tau_m = 10.0` sets it."""

    parent: Population
    index: int

    def __new__(cls, number: int, parent: Population, index: int) -> Self:
        """The cell `index` of the population `parent`."""
        cell = super().__new__(cls, number)
        object.__setattr__(cell, "parent", parent)
        object.__setattr__(cell, "index", index)
        return cell

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or not self.parent.celltype.has_parameter(name):
            raise AttributeError(f"{self.parent.celltype.model.name} has no parameter {name!r}")
        return self.as_view().get(name, gather=True)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "position":
            self.parent.positions[:, self.index] = array(value, (3,), f"position of cell {int(self)}")
        else:
            self.set_parameters(**{name: value})

    @property
    def celltype(self) -> StandardCellType:
        """The model of the cell."""
        return self.parent.celltype

    @property
    def cellclass(self) -> type[StandardCellType]:
        """The class of the model, which 2008 asked for."""
        return type(self.celltype)

    @property
    def is_standard_cell(self) -> bool:
        """Whether the model is one that all simulators share."""
        return not self.celltype.model.own

    @property
    def local(self) -> bool:
        """Whether the cell is simulated on this process."""
        return bool(self.parent.local[self.index])

    @property
    def position(self) -> NDArray[np.float64]:
        """Where it is: (x, y, z) in um."""
        return self.parent.positions[:, self.index]

    def as_view(self) -> PopulationView:
        """The population view of this cell alone."""
        view: PopulationView = self.parent[self.index : self.index + 1]
        return view

    def get_parameters(self) -> dict[str, Any]:
        """All parameters by name."""
        view = self.as_view()
        return {name: view.get(name, gather=True) for name in self.celltype.default_parameters}

    def set_parameters(self, **parameters: Any) -> None:
        """Change parameters."""
        self.as_view().set(**parameters)

    def get_initial_value(self, variable: str) -> float:
        """The value of a state variable at t = 0."""
        checked(self.parent.states, {text(variable, "variable of get_initial_value()"): 0.0})
        return float(np.broadcast_to(self.parent.initial_values[variable], (self.parent.size,))[self.index])

    def set_initial_value(self, variable: str, value: float) -> None:
        """Set the value of a state variable at t = 0."""
        self.as_view().initialize(**{text(variable, "variable of set_initial_value()"): value})

    def inject(self, current_source: Any, location: Any = None) -> None:
        """Inject a current into the cell. InvalidParameterValueError: a location is named, and there is but one."""
        if location is not None:
            raise wrong("location of inject()", location, "None: cells have one compartment")
        self.as_view().inject(current_source)
