"""A form as data: fields in rows in sections under a head. A field says where a value is found and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Protocol

import numpy as np

from app.model import Array, Role
from app.model.sign import Sign
from app.panels.text.units import shown
from backends.standard import Kind, Model, Parameter


def of(attribute: str) -> Callable[[Any], Any]:
    """Finds an attribute of a thing."""
    return lambda thing: getattr(thing, attribute)


def into(attribute: str) -> Callable[[Any, Any], Any]:
    """Makes the thing in which the attribute is another."""
    return lambda thing, value: replace(thing, **{attribute: value})


class Face(Enum):
    """How a field is shown and edited."""

    VALUE = "value"
    SEQUENCE = "sequence"
    SWITCH = "switch"
    CHOICE = "choice"
    TEXT = "text"
    NOTES = "notes"
    CHIP = "chip"
    LINK = "link"
    PICTURE = "picture"
    TABLE = "table"


FACES = {
    Kind.REAL: Face.VALUE,
    Kind.INTEGER: Face.VALUE,
    Kind.BOOLEAN: Face.SWITCH,
    Kind.CHOICE: Face.CHOICE,
    Kind.SEQUENCE: Face.SEQUENCE,
    Kind.EXPRESSION: Face.TEXT,
    Kind.FUNCTION: Face.TEXT,
    Kind.FILE: Face.TEXT,
    Kind.TABLE: Face.TABLE,
}


class Text(Protocol):
    """Reads and writes the values of a field. `parse` raises Refused with a sentence for the user."""

    def parse(self, text: str) -> Any:
        """The value that `text` says."""

    def format(self, value: Any) -> str:
        """The text that reads back as `value`."""


class Several:
    """Stands where the selected elements have different values."""

    def __repr__(self) -> str:
        return "several values"


SEVERAL = Several()


@dataclass(frozen=True, eq=False)
class Field:
    """One value of a thing. `parameter` declares it; `get` finds it, `put` makes the thing in which it is another.

    `key` tells it from the other fields of its form; `titles` gives choices other names than their own; `empty` is what
    a field shows that holds nothing. A field that is not `marked` has no default to differ from; a `single` one is not
    offered for several things at once; `size` is how many numbers a list of it has;
    `source` is where its declaration comes from; `spans` are from where to where the variables of a formula go.
    """

    key: str
    parameter: Parameter
    get: Callable[[Any], Any]
    put: Callable[[Any, Any], Any]
    text: Text
    face: Face
    titles: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""
    marked: bool = True
    single: bool = False
    size: int | None = None
    source: str = ""
    spans: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def differs(self, value: object) -> bool:
        """Whether a value is another than the declared one."""
        default = self.parameter.default
        if isinstance(value, Array) and isinstance(default, tuple):
            return not np.array_equal(value.numbers, np.asarray(default, float))
        return self.marked and value != default

    @property
    def face_data(self) -> tuple[object, ...]:
        """All that its look depends on besides the value."""
        spans = tuple(self.spans.items())
        return self.key, self.parameter, self.size, self.empty, self.source, spans, *self.titles.values()

    @property
    def tip(self) -> tuple[str, ...]:
        """What there is to know about it, a line each: meaning, range, default, source."""
        parameter, unit = self.parameter, shown(self.parameter.unit)
        default = "" if not self.marked else self.text.format(parameter.default) or self.empty
        lines = (
            parameter.doc,
            f"Takes {parameter.expected}" if self.face is Face.VALUE or parameter.kind is Kind.EXPRESSION else "",
            f"Default: {default} {unit}".rstrip() if default else "",
            self.source,
        )
        return tuple(filter(None, lines))


@dataclass(frozen=True, eq=False)
class Row:
    """A line of the form: a label and its field. Without a label, its fields flow over the whole width."""

    label: str
    fields: tuple[Field, ...]
    indented: bool = False

    @property
    def key(self) -> str:
        """What tells it from the other rows: one that would need another widget has another key."""
        faces = "+".join(f"{field.key}:{field.face.value}" for field in self.fields)
        return f"{faces}{'/' if self.indented else ''}"


@dataclass(frozen=True, eq=False)
class Section:
    """Rows under a heading, which may be missing."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class About:
    """What is declared about a model of an element: what it does, its equations, and where it comes from."""

    title: str
    doc: str
    equations: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(filter(None, (self.title, self.doc, self.equations, self.source)))


def about(*models: Model | None) -> tuple[About, ...]:
    """What the declarations say of these models; nothing of those that are not declared."""
    known = (model for model in models if model is not None)
    return tuple(About(model.title, model.doc, getattr(model, "equations", ""), model.source) for model in known)


@dataclass(frozen=True, eq=False)
class Head:
    """The top of the form. `label` can be edited where `editable`; `role` chooses the shape, None for no shape.

    `doc` is a line, `about` all that there is to read.
    """

    label: str
    pill: str
    doc: str
    about: tuple[About, ...] = ()
    role: Role | Sign | None = None
    editable: bool = True


@dataclass(frozen=True, eq=False)
class Form:
    """All of it."""

    head: Head
    sections: tuple[Section, ...]
