"""Rows that several kinds of element have: the name in the program, the ends, some of the cells, the switch to mute."""

from __future__ import annotations

from typing import Any

from app.model import Element, End, Network
from app.panels.forms.field import Face, Field, Row, into, of
from app.panels.text.views import ALL, ViewText
from app.panels.text.words import AsIs, NameText
from backends.standard import Kind, Parameter


def name_row(element: Element, network: Network) -> Row:
    """What the element is called in the program."""
    taken = frozenset(other for other in network.order if other != element.name)
    parameter = Parameter("name", None, doc="What it is called in the program")
    text = NameText(taken)
    return Row(
        "Name", (Field("name", parameter, of("name"), into("name"), text, Face.TEXT, marked=False, single=True),)
    )


def end_row(label: str, attribute: str, element: Element) -> Row:
    """A link to the element at an end; `element` is that one."""
    parameter = Parameter(attribute, None, doc=f"Shows {element.label}", random=False)
    titles = {element.name: element.label}
    link = Field(attribute, parameter, of(attribute), _unchanged, AsIs(), Face.LINK, titles, marked=False, single=True)
    return Row(label, (link,))


def cells_row(label: str, attribute: str, end: End) -> Row:
    """Which cells of an end are meant."""
    doc = f"Which cells of {end.label}: all, a slice like 0:100, cells like 1, 5, 7, or 20 at random"
    parameter = Parameter(attribute, None, doc=doc, random=False)
    text = ViewText(end.whole)
    return Row(label, (Field(attribute, parameter, of(attribute), into(attribute), text, Face.TEXT, empty=ALL),))


def muted_row() -> Row:
    """Whether it is left out of the program."""
    doc = "Whether it is left out of the program, with all that hangs on it (M)"
    parameter = Parameter("muted", False, doc=doc, kind=Kind.BOOLEAN, random=False)
    return Row("Muted", (Field("muted", parameter, of("muted"), into("muted"), AsIs(), Face.SWITCH),))


def _unchanged(element: Any, value: Any) -> Any:
    return element
