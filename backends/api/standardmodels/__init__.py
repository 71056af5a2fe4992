"""Standard models: a class for each declaration. What the declarations say is what the classes know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import Parameter as Argument
from inspect import Signature, isclass
from typing import Any, ClassVar, TypeVar

from backends.api.classic.wording import Defaults
from backends.api.descriptions import render
from backends.api.errors import InvalidModelError
from backends.api.parameters import ModelParameters, Sequence
from backends.standard import CellModel, Kind, Model, SynapseModel

T = TypeVar("T", bound="ModelType")
_TYPES: Mapping[Kind, type] = {
    Kind.REAL: float,
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
    Kind.CHOICE: str,
    Kind.SEQUENCE: Sequence,
}


class ModelType:
    """Base of the classes of models: `Model(parameter=value, …)` is a model with parameters, not yet a cell.

    NonExistentParameterError or InvalidParameterValueError when a parameter is not what the declaration says.
    """

    model: ClassVar[Any]
    default_parameters: ClassVar[Mapping[str, Any]] = {}
    units: ClassVar[Mapping[str, str]] = {}

    def __init__(self, **parameters: Any) -> None:
        self.parameter_space = ModelParameters(self.model, parameters)

    @classmethod
    def get_parameter_names(cls) -> list[str]:
        """The names of the parameters."""
        return list(cls.default_parameters)

    @classmethod
    def has_parameter(cls, name: str) -> bool:
        """Whether there is a parameter of this name."""
        return name in cls.default_parameters

    @classmethod
    def get_schema(cls) -> dict[str, type]:
        """The types of the parameters by name."""
        return {parameter.name: _TYPES.get(parameter.kind, object) for parameter in cls.model.parameters}

    def describe(self, template: str | None = "modeltype_default.txt", engine: Any = "default") -> Any:
        """The model and its parameters in words, by a template; the facts where the template is None."""
        parameters = dict(self.parameter_space)
        lines = [f"    {name} = {value!r} {self.units[name]}".rstrip() for name, value in parameters.items()]
        facts = {
            "name": self.model.name,
            "doc": self.model.doc,
            "default_parameters": dict(self.default_parameters),
            "default_initial_values": dict(getattr(self, "default_initial_values", {})),
            "parameters": parameters,
            "lines": "\n".join(lines),
        }
        return render(engine, template, facts)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(<parameters>)"


class StandardCellType(ModelType):
    """A cell model."""

    model: ClassVar[CellModel]
    default_initial_values: ClassVar[Mapping[str, float]] = {}
    recordable: ClassVar[list[str]] = []
    receptor_types: ClassVar[tuple[str, ...]] = ()
    conductance_based: ClassVar[bool] = False
    injectable: ClassVar[bool] = False

    @classmethod
    def can_record(cls, variable: str, location: Any = None) -> bool:
        """Whether a variable can be recorded; there is one place in a cell, so none can be named."""
        return location is None and variable in cls.recordable


class StandardSynapseType(ModelType):
    """A synapse model."""

    model: ClassVar[SynapseModel]


class Composed(ModelType):
    """A model put together from parts: what it knows is its own, and not the same for its class."""

    def _compose(self, members: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        """Be a model with these attributes, and with parameters of which some are given."""
        vars(self).update(members, parameter_space=ModelParameters(members["model"], given))

    def get_parameter_names(self) -> list[str]:  # type: ignore[override]
        """The names of the parameters, those of its parts included."""
        return list(self.default_parameters)

    def has_parameter(self, name: str) -> bool:  # type: ignore[override]
        """Whether it or one of its parts has a parameter of this name."""
        return name in self.default_parameters


def part(name: str, given: Any, kind: type[T], known: Iterable[str]) -> T:
    """A part that a script gave, or its class. InvalidModelError: it is none."""
    made = given() if isclass(given) and issubclass(given, kind) else given
    if not isinstance(made, kind):
        raise InvalidModelError(f"{name}: {given!r} is not one of {', '.join(known)}.")
    return made


def cell_type(model: CellModel) -> type[StandardCellType]:
    """The class of a cell model."""
    return model_type(StandardCellType, model, cell_members(model))


def synapse_type(model: SynapseModel) -> type[StandardSynapseType]:
    """The class of a synapse model."""
    return component_type(StandardSynapseType, model)


def component_type(base: type[T], model: Model) -> type[T]:
    """The class of a model that is a part of another, or stands by itself."""
    return model_type(base, model, members(model))


def cell_members(model: CellModel) -> dict[str, Any]:
    """What a cell model knows."""
    known = members(model)
    states = {state.name: state.initial for state in model.states}
    return known | {
        "default_parameters": Defaults(model.defaults, states),
        "units": {state.name: state.unit for state in model.states} | known["units"],
        "default_initial_values": states,
        "recordable": [variable.name for variable in model.recordable],
        "receptor_types": model.receptors,
        "conductance_based": model.conductance_based,
        "injectable": model.injectable,
    }


def members(model: Model) -> dict[str, Any]:
    """What any model knows."""
    return {
        "model": model,
        "default_parameters": model.defaults,
        "units": {parameter.name: parameter.unit for parameter in model.parameters},
    }


def model_type(base: type[T], model: Model, known: Mapping[str, Any]) -> type[T]:
    """The class of a model that knows what is `known`."""
    arguments = [Argument(p.name, Argument.KEYWORD_ONLY, default=p.default) for p in model.parameters]
    more = {
        "__doc__": "\n\n".join(filter(None, [f"{model.title}. {model.doc}", model.source])),
        "__signature__": Signature(arguments),
    }
    return type(model.name, (base,), {**known, **more})
