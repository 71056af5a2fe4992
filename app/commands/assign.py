"""`ELEMENT.PARAMETER=VALUE`: the text is parsed, never evaluated, and becomes a command."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from app.commands.acts import Replace
from app.commands.command import Command
from app.model import (
    Array,
    Component,
    Current,
    Distribution,
    Element,
    Frozen,
    Network,
    Population,
    Projection,
    Value,
)
from app.model.elements import changed
from app.model.errors import UnknownElement
from backends.standard import CELLS, CONNECTORS, CURRENTS, DISTRIBUTIONS, SYNAPSE_TYPES, Model


class AssignmentError(Exception):
    """What was asked for makes no sense; the text is a sentence."""


def assignment(network: Network, text: str) -> Command:
    """The command that an assignment asks for. AssignmentError when it makes no sense."""
    target, equals, value = text.partition("=")
    if not (equals and "." in target):
        raise AssignmentError("ELEMENT.PARAMETER=VALUE is expected.")
    return assigned(network, target.strip(), value_of(value.strip()))


def assigned(network: Network, target: str, value: Value) -> Command:
    """The command that gives a parameter, "ELEMENT.PARAMETER", a value. AssignmentError: there is no such parameter."""
    name, _dot, parameter = target.rpartition(".")
    try:
        element = network[name]
    except UnknownElement as error:
        raise AssignmentError(str(error)) from error
    return Replace(_changed(element, parameter, value), parameter)


def value_of(expression: str) -> Value:
    """A number, a text, true or false, a list of numbers, or a distribution like `normal(0.1, 0.02)`."""
    try:
        node = ast.parse(expression, mode="eval").body
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return _distribution(node.func.id, node)
        value = ast.literal_eval(node)
        if isinstance(value, list | tuple):
            return Array(value)
        if isinstance(value, bool | int | float | str):
            return value
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        pass  # the sentence below holds for all of them
    raise AssignmentError(f"{expression!r} is no number, text, list of numbers or distribution like normal(0.1, 0.02).")


def _distribution(name: str, call: ast.Call) -> Distribution:
    if name not in DISTRIBUTIONS:
        raise AssignmentError(f"there is no distribution {name!r}.{_hint(name, DISTRIBUTIONS)}")
    known = DISTRIBUTIONS[name].by_name
    if len(call.args) > len(known):
        raise AssignmentError(f"{name} takes {len(known)} numbers: {', '.join(known)}.")
    given: dict[str, float] = {}
    arguments = [*zip(known, call.args, strict=False), *((k.arg or "**", k.value) for k in call.keywords)]
    for parameter, node in arguments:
        if parameter not in known:
            raise AssignmentError(f"{name} has no parameter {parameter!r}.{_hint(parameter, known)}")
        given[parameter] = _number(ast.literal_eval(node))
    return Distribution(name, Frozen(given))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    return value


def _changed(element: Element, parameter: str, value: Value) -> Element:
    parts = _parts(element)
    for field, known in parts.items():
        if parameter in known:
            return _with(element, field, parameter, value)
    hint = _hint(parameter, [name for names in parts.values() for name in names])
    raise AssignmentError(f"{element.label} has no parameter {parameter!r}.{hint}")


def _parts(element: Element) -> Mapping[str, tuple[str, ...]]:
    """Which field of an element holds which names."""
    if isinstance(element, Population):
        cell = CELLS.get(element.cell.model)
        states = tuple(state.name for state in cell.states) if cell else ()
        return {"cell": _names(element.cell, CELLS), "initial": states, "size": ("size",)}
    if isinstance(element, Current):
        return {"source": _names(element.source, CURRENTS)}
    if isinstance(element, Projection):
        return {"synapse": _names(element.synapse, SYNAPSE_TYPES), "connector": _names(element.connector, CONNECTORS)}
    return {}


def _names(component: Component, table: Mapping[str, Model]) -> tuple[str, ...]:
    model = table.get(component.model)
    return tuple(model.by_name) if model else ()


def _with(element: Element, field: str, parameter: str, value: Value) -> Element:
    old = getattr(element, field)
    changes: dict[str, Any] = {field: value}
    if isinstance(old, Component):
        changes[field] = replace(old, parameters=old.parameters.with_(parameter, value))
    elif isinstance(old, Frozen):
        changes[field] = old.with_(parameter, value)
    return changed(element, **changes)


def _hint(word: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(word, names, 1)
    return f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(names)}."
