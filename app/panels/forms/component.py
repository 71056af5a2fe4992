"""Fields for the models that an element is made of: one for the choice of the model, one for each of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.model import Component, Frozen, Reference
from app.panels.forms.field import FACES, Face, Field, Row, Text
from app.panels.text.tables import TableText
from app.panels.text.values import ValueText
from app.panels.text.words import AsIs, WrittenText
from backends.standard import PARTS, STRUCTURES, SYNAPSE_TYPES, Kind, Model, Parameter

TABLES = {  # how wide rows are, by parameter
    "conn_list": TableText((2, 4), "0 1 0.5 1.0: from, to, weight, delay"),
    "array": TableText((), "0 1 1 0"),
}
EMPTY = {"delay": "shortest", "n_connections": "all"}  # words for None, by parameter
LABELS = {  # shorter words, by parameter
    "timing_dependence": "timing rule",
    "weight_dependence": "weight rule",
    "dendritic_delay_fraction": "dendritic",
}
Path = tuple[str, ...]  # an attribute of an element, and the parts that lead on from the component there
_WITH_PARTS: Mapping[str, Model] = {**STRUCTURES, **SYNAPSE_TYPES, **PARTS}


def value_field(
    key: str, parameter: Parameter, get: Callable[[Any], Any], put: Callable[[Any, Any], Any], **more: Any
) -> Field:
    """A field for a value as the parameter declares it."""
    empty = more.pop("empty", EMPTY.get(parameter.name, ""))
    face = FACES[parameter.kind]
    text: Text = ValueText(parameter, more.get("size"), empty)
    if face is Face.TABLE:
        text, empty = TABLES.get(parameter.name, TableText()), "rows, or a file of them"
    elif face is Face.TEXT:
        text = WrittenText(parameter)
    return Field(key, parameter, get, put, text, face, empty=empty, **more)


def parameter_rows(
    attribute: str,
    model: Model | None,
    size: int | None = None,
    skip: tuple[str, ...] = (),
    units: Mapping[str, str] = Frozen(),
    spans: Mapping[str, tuple[float, float]] = Frozen(),
    component: Component | None = None,
    others: Mapping[str, str] = Frozen(),
) -> Iterator[Row]:
    """A row for each parameter of an element's component that can be typed, and the rows of each of its parts.

    `units` are those that the declaration leaves open, `spans` are from where to where the variables of formulas go.
    `component` is what it is now, where it has parts; `others` are the labels of elements that it may refer to.
    """
    if model is not None:
        yield from _rows((attribute,), model, skip, units, component, size=size, spans=spans, others=others)


def _rows(
    path: Path,
    model: Model,
    skip: tuple[str, ...],
    units: Mapping[str, str],
    component: Component | None,
    **more: Any,
) -> Iterator[Row]:
    others = more.pop("others", {})
    for declared in model.parameters:
        label = LABELS.get(declared.name, declared.name)
        if declared.name in skip:
            continue
        if declared.kind in FACES:
            parameter = replace(declared, unit=declared.unit or units.get(declared.name, ""))
            yield Row(label, (_parameter_field(path, parameter, source=model.source, **more),))
        elif declared.kind is Kind.REFERENCE:
            yield Row(label, (_reference_field(path, declared, others, component),))
        elif declared.kind is Kind.PART and component is not None:
            now = chosen_part(component, declared)
            yield model_row(label, (*path, declared.name), _offered(declared), now.model)
            if now.model in PARTS:
                yield from _rows((*path, declared.name), PARTS[now.model], (), units, now, **more)


def _reference_field(path: Path, declared: Parameter, others: Mapping[str, str], now: Component | None) -> Field:
    """The choice of another element."""
    name = declared.name
    given = now.parameters.get(name) if now is not None else None
    own = {given.name: given.name} if isinstance(given, Reference) else {}
    titles = {"": "choose one" if others else "there is none", **own, **others}
    parameter = replace(declared, kind=Kind.CHOICE, choices=tuple(titles))

    def get(element: Any) -> str:
        value = component_at(element, path).parameters.get(name)
        return value.name if isinstance(value, Reference) else ""

    def put(element: Any, value: str) -> Any:
        component = component_at(element, path)
        parameters = component.parameters
        chosen = parameters.with_(name, Reference(value)) if value else parameters.without(name)
        return with_component(element, path, Component(component.model, chosen))

    return Field(".".join((*path, name)), parameter, get, put, AsIs(), Face.CHOICE, titles, marked=False)


def _offered(parameter: Parameter) -> Mapping[str, Model]:
    return {name: PARTS[name] for name in parameter.choices}


def _parameter_field(path: Path, parameter: Parameter, **more: Any) -> Field:
    name = parameter.name

    def get(element: Any) -> Any:
        return component_at(element, path).parameters.get(name, parameter.default)

    def put(element: Any, value: Any) -> Any:
        component = component_at(element, path)
        default = value is None or value == parameter.default
        numbers = component.parameters.without(name) if default else component.parameters.with_(name, value)
        return with_component(element, path, Component(component.model, numbers))

    return value_field(".".join((*path, name)), parameter, get, put, **more)


def model_row(
    label: str,
    path: Path,
    table: Mapping[str, Model],
    now: str,
    switch: Callable[[Any, str], Any] | None = None,
    titles: Mapping[str, str] | None = None,
) -> Row:
    """A row that chooses the model of a component among those that need no script, and the present one.

    What both models have in common is kept, unless `switch` says what the element becomes. `titles` are what the models
    are called, if not by their own.
    """
    offered = (name for name, model in table.items() if not model.scripted)
    choices = tuple(dict.fromkeys((*offered, now)))
    doc = table[now].doc if now in table else f"{now} is not declared here."
    parameter = Parameter("model", None, doc=doc, kind=Kind.CHOICE, choices=choices, random=False)

    def change(element: Any, name: str) -> Any:
        return with_component(element, path, switched(component_at(element, path), name, table[name]))

    field = Field(
        ".".join((*path, "model")),
        parameter,
        lambda element: component_at(element, path).model,
        switch or change,
        AsIs(),
        Face.CHOICE,
        {name: model.title for name, model in table.items()} if titles is None else titles,
        marked=False,
    )
    return Row(label, (field,))


def switched(component: Component, name: str, model: Model) -> Component:
    """The component as another model, with those of its parameters that the other has too."""
    kept = ((key, value) for key, value in component.parameters.items() if key in model.by_name)
    return Component(name, Frozen(kept))


# -- components within components --------------------------------------------------------------------------------------


def component_at(element: Any, path: Path) -> Component:
    """The component of an element that a path leads to; a part that was not chosen is the first it may be."""
    component: Component = getattr(element, path[0])
    for name in path[1:]:
        component = chosen_part(component, _WITH_PARTS[component.model].by_name[name])
    return component


def with_component(element: Any, path: Path, new: Component) -> Any:
    """The element with another component there."""
    if len(path) == 1:
        return replace(element, **{path[0]: new})
    outer = component_at(element, path[:-1])
    return with_component(element, path[:-1], Component(outer.model, outer.parameters.with_(path[-1], new)))


def chosen_part(component: Component, parameter: Parameter) -> Component:
    """The component that a parameter of another one is."""
    given = component.parameters.get(parameter.name)
    return given if isinstance(given, Component) else Component(parameter.choices[0])
