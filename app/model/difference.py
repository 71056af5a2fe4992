"""What differs between two networks, in words: what a person changed from one run to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from app.model.elements import Element
from app.model.frozen import Frozen
from app.model.network import Network
from app.model.values import Array, Component, Distribution, Expression, Reference, Table

_UNSEEN = ("name", "label", "place", "parent", "collapsed", "role", "simulator")  # of no weight for a run


def differences(before: Network, after: Network) -> list[str]:
    """The differences that matter to a run, a phrase each: "I → E: weight -0.4 → -0.8"."""
    return [*_settings(before, after), *_elements(before, after)]


def _settings(before: Network, after: Network) -> Iterator[str]:
    if before.settings.simulator != after.settings.simulator:
        yield f"simulator {before.settings.simulator} → {after.settings.simulator}"
    yield from _fields(before.settings, after.settings)


def _elements(before: Network, after: Network) -> Iterator[str]:
    old, new = {e.name: e for e in before}, {e.name: e for e in after}
    yield from (f"{old[name].label} is gone" for name in old if name not in new)
    for name, element in new.items():
        if name not in old:
            yield f"{element.label} is new"
        elif element is not old[name]:
            yield from _within(old[name], element)


def _within(before: Element, after: Element) -> Iterator[str]:
    if type(before) is not type(after):
        yield f"{after.label} is another element"
        return
    yield from (f"{after.label}: {phrase}" for phrase in _fields(before, after))


def _fields(before: Any, after: Any) -> Iterator[str]:
    for field in fields(before):
        if field.name not in _UNSEEN:
            yield from _value(field.name, getattr(before, field.name), getattr(after, field.name))


def _value(name: str, before: Any, after: Any) -> Iterator[str]:
    if before == after:
        return
    if isinstance(before, Component) and isinstance(after, Component):
        if before.model != after.model:
            yield f"{before.model} → {after.model}"
        yield from _mapping(before.parameters, after.parameters)
    elif isinstance(before, Frozen) and isinstance(after, Frozen):
        yield from _mapping(before, after)
    else:
        yield f"{name} {_short(before)} → {_short(after)}"


def _mapping(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        yield from _value(name, before.get(name), after.get(name))


def _short(value: Any) -> str:
    if value is None:
        return "default"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int | float):
        return f"{value:g}".replace("-", "−")
    if isinstance(value, Distribution):
        return f"{value.name} ({', '.join(_short(number) for number in value.parameters.values())})"
    if isinstance(value, Array | Table):
        return f"{len(value)} {'numbers' if isinstance(value, Array) else 'rows'}"
    if isinstance(value, Expression | Reference):
        return value.text if isinstance(value, Expression) else value.name
    return value.model if isinstance(value, Component) else "other" if isinstance(value, tuple) else str(value)
