"""Fields for the models that an element is made of: one for the choice of the model, one for each of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.model import Component, Frozen
from app.panels.forms.field import FACES, Face, Field, Row
from app.panels.text.values import ValueText
from app.panels.text.words import AsIs, WrittenText
from backends.standard import Kind, Model, Parameter

EMPTY = {"delay": "shortest", "n_connections": "all"}  # words for None, by parameter


def value_field(
    key: str, parameter: Parameter, get: Callable[[Any], Any], put: Callable[[Any, Any], Any], **more: Any
) -> Field:
    """A field for a value as the parameter declares it."""
    empty = more.pop("empty", EMPTY.get(parameter.name, ""))
    face = FACES[parameter.kind]
    text = WrittenText(parameter) if face is Face.TEXT else ValueText(parameter, more.get("size"), empty)
    return Field(key, parameter, get, put, text, face, empty=empty, **more)


def parameter_rows(
    attribute: str,
    model: Model | None,
    size: int | None = None,
    skip: tuple[str, ...] = (),
    units: Mapping[str, str] = Frozen(),
    spans: Mapping[str, tuple[float, float]] = Frozen(),
) -> Iterator[Row]:
    """A row for each parameter of an element's component that can be typed.

    `units` are those that the declaration leaves open, `spans` are from where to where the variables of formulas go.
    """
    if model is None:
        return
    for declared in model.parameters:
        if declared.name not in skip and declared.kind in FACES:
            parameter = replace(declared, unit=declared.unit or units.get(declared.name, ""))
            field = _parameter_field(attribute, parameter, size=size, source=model.source, spans=spans)
            yield Row(parameter.name, (field,))


def _parameter_field(attribute: str, parameter: Parameter, **more: Any) -> Field:
    name = parameter.name

    def get(element: Any) -> Any:
        return getattr(element, attribute).parameters.get(name, parameter.default)

    def put(element: Any, value: Any) -> Any:
        component = getattr(element, attribute)
        default = value is None or value == parameter.default
        numbers = component.parameters.without(name) if default else component.parameters.with_(name, value)
        return replace(element, **{attribute: Component(component.model, numbers)})

    return value_field(f"{attribute}.{name}", parameter, get, put, **more)


def model_row(
    label: str,
    attribute: str,
    table: Mapping[str, Model],
    now: str,
    switch: Callable[[Any, str], Any],
    titles: Mapping[str, str],
) -> Row:
    """A row that chooses the model of an element's `attribute` among those that need no script, and the present one."""
    offered = (name for name, model in table.items() if not model.scripted)
    choices = tuple(dict.fromkeys((*offered, now)))
    doc = table[now].doc if now in table else f"{now} is not declared here."
    parameter = Parameter("model", None, doc=doc, kind=Kind.CHOICE, choices=choices, random=False)
    field = Field(
        f"{attribute}.model",
        parameter,
        lambda element: getattr(element, attribute).model,
        switch,
        AsIs(),
        Face.CHOICE,
        titles,
        marked=False,
    )
    return Row(label, (field,))


def switched(component: Component, name: str, model: Model) -> Component:
    """The component as another model, with those of its parameters that the other has too."""
    kept = ((key, value) for key, value in component.parameters.items() if key in model.by_name)
    return Component(name, Frozen(kept))
