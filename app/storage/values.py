"""Values, components and views as JSON, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any

from app.model import (
    Array,
    Cells,
    Component,
    Distribution,
    Expression,
    Frozen,
    Reference,
    Sample,
    Slice,
    Table,
    Value,
    View,
)

# -- out ---------------------------------------------------------------------------------------------------------------


@singledispatch
def encoded(value: Any) -> Any:
    """A value as JSON: constants as they are, lists as lists, the rest as objects with a name for what they are."""
    return value


@encoded.register
def _(value: Distribution) -> Any:
    return {"distribution": value.name, **value.parameters}


@encoded.register
def _(value: Expression) -> Any:
    return {"expression": value.text}


@encoded.register
def _(value: Reference) -> Any:
    return {"element": value.name}


@encoded.register
def _(value: Array) -> Any:
    return value.numbers.tolist()


@encoded.register
def _(value: Table) -> Any:
    return {"table": value.rows.tolist()}


@encoded.register
def _(value: Component) -> Any:
    return filled(model=value.model, parameters=encoded_values(value.parameters))


@encoded.register
def _(value: Slice) -> Any:
    return {"slice": str(value)}


@encoded.register
def _(value: Cells) -> Any:
    return {"cells": value.numbers.numbers.astype(int).tolist()}


@encoded.register
def _(value: Sample) -> Any:
    return {"sample": value.cells}


def encoded_values(values: Mapping[str, Value]) -> dict[str, Any]:
    """Values by name as JSON."""
    return {name: encoded(value) for name, value in values.items()}


def filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {n: v for n, v in fields.items() if not (v is None or v is False or v in ({}, [], ""))}


# -- in ----------------------------------------------------------------------------------------------------------------


def component(entry: Mapping[str, Any]) -> Component:
    """A component, as its schema describes it."""
    return Component(entry["model"], values(entry.get("parameters", {})))


def values(entry: Mapping[str, Any]) -> Frozen[Value]:
    """Values by name, as their schema describes them."""
    return Frozen((name, value(given)) for name, given in entry.items())


def value(entry: Any) -> Value:
    """A value, as its schema describes it. ValueError for a table of ragged rows."""
    if isinstance(entry, list):
        return Array(entry)
    if isinstance(entry, dict):
        return next(read(entry) for key, read in _READERS.items() if key in entry)
    constant: Value = entry
    return constant


def view(entry: Mapping[str, Any] | None) -> View | None:
    """A view, as its schema describes it."""
    if entry is None:
        return None
    if "cells" in entry:
        return Cells(Array(entry["cells"]))
    if "sample" in entry:
        return Sample(entry["sample"])
    return Slice(*(int(end) if end else None for end in entry["slice"].split(":")))


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Value]] = {
    "distribution": lambda entry: Distribution(
        entry["distribution"], Frozen((k, v) for k, v in entry.items() if k != "distribution")
    ),
    "expression": lambda entry: Expression(entry["expression"]),
    "table": lambda entry: Table(entry["table"]),
    "element": lambda entry: Reference(entry["element"]),
    "model": component,
}
