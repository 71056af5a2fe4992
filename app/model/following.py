"""What becomes of an element when another one, which it names, is called differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from app.model.elements import Assembly, Element, Injection, Projection
from app.model.values import Component, Reference


def follows(element: Element, old: str, new: str) -> Element:
    """The element with `new` wherever it named `old`; the very same when it did not."""
    changes = dict(_changes(element, old, new))
    return replace(element, **changes) if changes else element


def _changes(element: Element, old: str, new: str) -> Iterator[tuple[str, Any]]:
    if getattr(element, "parent", "") == old:
        yield "parent", new
    if isinstance(element, Assembly) and old in element.members:
        yield "members", tuple(new if name == old else name for name in element.members)
    if isinstance(element, Projection | Injection):
        yield from ((end, new) for end in ("pre", "post") if getattr(element, end) == old)
    for field in fields(element):
        value = getattr(element, field.name)
        if isinstance(value, Component) and (mended := _component(value, old, new)) is not value:
            yield field.name, mended


def _component(component: Component, old: str, new: str) -> Component:
    for name, value in component.parameters.items():
        if value == Reference(old):
            component = replace(component, parameters=component.parameters.with_(name, Reference(new)))
    return component
