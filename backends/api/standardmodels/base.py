"""What all standard models have in common, and how a declaration becomes a class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from backends.api.errors import InvalidParameterValueError
from backends.api.parameters import known, ordered
from backends.standard import CELLS, SYNAPSES, CellModel, Model, SynapseModel


class StandardModelType:
    """A model with the parameters that were given; the others have their defaults."""

    declaration: ClassVar[Model]
    default_parameters: ClassVar[Mapping[str, Any]]

    def __init__(self, **parameters: Any) -> None:
        self.given = known(self.declaration, parameters)

    @property
    def parameters(self) -> dict[str, Any]:
        """All parameters by name: what was given, else the default."""
        return {**self.default_parameters, **self.given}

    @classmethod
    def get_parameter_names(cls) -> list[str]:
        """The names of the parameters."""
        return list(cls.default_parameters)

    def describe(self, template: object = None, engine: object = None) -> str:
        """The model in a line."""
        return f"{self.declaration.name}: {self.declaration.doc}"

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.given.items())
        return f"{self.declaration.name}({given})"


class StandardCellType(StandardModelType):
    """A neuron or a source of spikes."""

    declaration: ClassVar[CellModel]
    default_initial_values: ClassVar[Mapping[str, float]]
    recordable: ClassVar[list[str]]
    receptor_types: ClassVar[tuple[str, ...]]
    conductance_based: ClassVar[bool]
    injectable: ClassVar[bool]
    units: ClassVar[Mapping[str, str]]

    def __init__(self, **parameters: Any) -> None:
        super().__init__(**parameters)
        ordered(self.declaration, self.parameters, self.declaration.less)

    @classmethod
    def can_record(cls, variable: str, location: object = None) -> bool:
        """Whether a variable can be recorded."""
        return variable in cls.recordable


class StandardSynapseType(StandardModelType):
    """What a connection does with a spike."""

    declaration: ClassVar[SynapseModel]

    def __init__(self, **parameters: Any) -> None:
        super().__init__(**{name: value for name, value in parameters.items() if value is not None})


def _cell_class(model: CellModel) -> type[StandardCellType]:
    return type(
        model.name,
        (StandardCellType,),
        {
            "__doc__": model.doc,
            "__module__": "backends.api.standardmodels.cells",
            "declaration": model,
            "default_parameters": model.defaults,
            "default_initial_values": {state.name: state.initial for state in model.states},
            "recordable": [variable.name for variable in model.recordable],
            "receptor_types": model.receptors,
            "conductance_based": model.conductance_based,
            "injectable": not model.is_source,
            "units": {variable.name: variable.unit for variable in model.recordable},
        },
    )


def _synapse_class(model: SynapseModel) -> type[StandardSynapseType]:
    body = {"__doc__": model.doc, "declaration": model, "default_parameters": model.defaults}
    return type(model.name, (StandardSynapseType,), {**body, "__module__": "backends.api.standardmodels.synapses"})


def cell_classes() -> dict[str, type[StandardCellType]]:
    """A class for each declared cell."""
    return {name: _cell_class(model) for name, model in CELLS.items()}


def synapse_classes() -> dict[str, type[StandardSynapseType]]:
    """A class for each declared synapse."""
    return {name: _synapse_class(model) for name, model in SYNAPSES.items()}


def as_cell(cellclass: Any, cellparams: Mapping[str, Any] | None) -> StandardCellType:
    """The cell type that a population was given: an instance, or a class with its parameters."""
    if isinstance(cellclass, type) and issubclass(cellclass, StandardCellType):
        return cellclass(**(cellparams or {}))
    if not isinstance(cellclass, StandardCellType):
        raise InvalidParameterValueError(f"{cellclass!r} is not a cell model; there are {', '.join(CELLS)}.")
    if cellparams:
        raise InvalidParameterValueError(f"{cellclass!r} has its parameters already; cellparams cannot be given too.")
    return cellclass
