"""Below a field that holds a distribution its parameters as fields of their own, and below a formula its curve."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.model import Distribution, Expression
from app.model.checks.value import value_phrases
from app.panels.forms.field import Face, Field, Row, Section
from app.panels.text.refused import Refused
from app.panels.text.values import ValueText
from backends.standard import DISTRIBUTIONS, Kind, Parameter

_FORMULAS = (Kind.EXPRESSION, Kind.FUNCTION)
# The parameters that are measured like the numbers that are drawn.
_MEASURED = {
    "uniform": ("low", "high"),
    "uniform_int": ("low", "high"),
    "normal": ("mu", "sigma"),
    "normal_clipped": ("mu", "sigma", "low", "high"),
    "normal_clipped_to_boundary": ("mu", "sigma", "low", "high"),
    "exponential": ("beta",),
    "gamma": ("theta",),
}


def unfolded(section: Section, thing: Any, keys: Container[str]) -> Section:
    """The section with rows for the parts and the picture of those distributions whose fields have one of these keys.

    Formulas always have their picture.
    """
    return Section(section.title, tuple(_rows(section, thing, keys)))


def _rows(section: Section, thing: Any, keys: Container[str]) -> Iterator[Row]:
    for row in section.rows:
        yield row
        for field in row.fields:
            value = field.get(thing)
            if isinstance(value, Distribution) and field.key in keys and value.name in DISTRIBUTIONS:
                yield from (Row(p.name, (_part(field, value, p),), True) for p in DISTRIBUTIONS[value.name].parameters)
                yield _picture(field)
            elif isinstance(value, Expression) or field.parameter.kind in _FORMULAS:
                yield _picture(field)


def _picture(field: Field) -> Row:
    key = f"{field.key}.picture"
    drawn = replace(field, key=key, face=Face.PICTURE, put=lambda thing, value: thing, marked=False)
    return Row("", (drawn,))


def _part(field: Field, now: Distribution, parameter: Parameter) -> Field:
    name = parameter.name

    def get(thing: Any) -> Any:
        value = field.get(thing)
        return value.parameters.get(name, parameter.default) if isinstance(value, Distribution) else None

    def put(thing: Any, value: Any) -> Any:
        old = field.get(thing)
        given: Any = parameter.default if value is None else value
        numbers = old.parameters if isinstance(old, Distribution) and old.name == now.name else now.parameters
        return field.put(thing, Distribution(now.name, numbers.with_(name, given)))

    unit = field.parameter.unit if name in _MEASURED.get(now.name, ()) else ""
    parameter = replace(parameter, unit=unit)
    text = PartText(ValueText(parameter), field.parameter, now, name)
    key = f"{field.key}.{now.name}.{name}"
    return Field(key, parameter, get, put, text, Face.VALUE, marked=False)


@dataclass(frozen=True)
class PartText:
    """Reads and writes one number of a distribution, refusing one that the whole could not be drawn with."""

    number: ValueText
    owner: Parameter
    now: Distribution
    name: str

    def parse(self, text: str) -> Any:
        """The number. Refused when it is none, or when the distribution would be none with it."""
        value = self.number.parse(text)
        if not isinstance(value, int | float):
            raise Refused(f"{text.strip()!r} is not a number.")
        changed = Distribution(self.now.name, self.now.parameters.with_(self.name, value))
        if phrase := next(value_phrases(self.owner, changed, None), None):
            raise Refused(f"{phrase}.")
        return value

    def format(self, value: Any) -> str:
        """The number."""
        return self.number.format(value)
