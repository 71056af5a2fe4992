"""Fields for the models that an element is made of: one for the choice of the model, one for each of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from app.model import Component, Population, Projection
from app.panels.editors.values_text import ValueText
from app.panels.forms.field import FACES, Face, Field, Row
from app.panels.forms.texts import AsIs
from backends.standard import Kind, Model, Parameter

E = TypeVar("E", Population, Projection)

EMPTY = {"delay": "shortest"}  # words for None, by parameter


def value_field(
    key: str, parameter: Parameter, get: Callable[[Any], Any], put: Callable[[Any, Any], Any], **more: Any
) -> Field:
    """A field for a value as the parameter declares it."""
    empty = more.pop("empty", EMPTY.get(parameter.name, ""))
    text = ValueText(parameter, more.get("size"), empty)
    return Field(key, parameter, get, put, text, FACES[parameter.kind], empty=empty, **more)


def parameter_rows(
    attribute: str,
    model: Model | None,
    size: int | None,
    skip: tuple[str, ...] = (),
    units: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """A row for each parameter of the component that is an element's `attribute`; `units` say what declarations leave open."""
    for declared in model.parameters if model else ():
        if declared.name not in skip:
            parameter = replace(declared, unit=(units or {}).get(declared.name, declared.unit))
            yield Row(parameter.name, (_parameter_field(attribute, parameter, size),))


def _parameter_field(attribute: str, parameter: Parameter, size: int | None) -> Field:
    name = parameter.name

    def get(element: Any) -> Any:
        return getattr(element, attribute).parameters.get(name, parameter.default)

    def put(element: Any, value: Any) -> Any:
        component = getattr(element, attribute)
        default = value is None or value == parameter.default
        numbers = component.parameters.without(name) if default else component.parameters.with_(name, value)
        return replace(element, **{attribute: Component(component.model, numbers)})

    return value_field(f"{attribute}.{name}", parameter, get, put, size=size)


def model_row(
    label: str,
    attribute: str,
    table: Mapping[str, Model],
    now: str,
    switch: Callable[[Any, str], Any],
    titles: Mapping[str, str],
) -> Row:
    """A row that chooses the model of an element's `attribute`; `now` is offered too when the table does not know it."""
    choices = tuple(dict.fromkeys((*table, now)))
    doc = table[now].doc if now in table else f"{now} is not declared here."
    parameter = Parameter("model", None, doc=doc, kind=Kind.CHOICE, choices=choices, random=False)
    get = lambda element: getattr(element, attribute).model  # noqa: E731
    field = Field(f"{attribute}.model", parameter, get, switch, AsIs(), Face.CHOICE, titles, marked=False)
    return Row(label, (field,))


def switched(component: Component, name: str, model: Model) -> Component:
    """The component as another model, with those of its parameters that the other has too."""
    kept = ((key, value) for key, value in component.parameters.items() if key in model.by_name)
    return Component(name, type(component.parameters)(kept))
