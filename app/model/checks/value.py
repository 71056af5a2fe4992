"""Checks of one value against the declaration of its parameter. Each yields a phrase that follows "<element>: "."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from app.model.ends import End
from app.model.values import Array, Component, Distribution, Expression, Reference, Table, Value
from backends.standard import DISTRIBUTIONS, PARTS, Kind, Model, Parameter
from backends.standard.grammar import problem as formula_problem
from backends.standard.words import short

_GIVEN = (Kind.OBJECT, Kind.TABLE, Kind.REFERENCE)  # for which nothing can be proposed

Phrases = Iterator[tuple[str, str]]  # the field, and what is wrong with it

OF_CELLS, OF_SYNAPSES = ("i", "x", "y", "z"), ("d",)  # what a formula may be a function of


def value_phrases(parameter: Parameter, value: Value, size: int | None) -> Iterator[str]:
    """What is wrong with `value`; `size` is how many numbers an array must have (None: not known)."""
    if isinstance(value, Distribution):
        yield from _distribution(parameter, value)
    elif isinstance(value, Expression):
        yield from _formula(parameter, value, size)
    elif isinstance(value, Array):
        yield from _array(parameter, value, size)
    elif isinstance(value, Component):
        yield from (phrase for _, phrase in _part(parameter, value))
    elif isinstance(value, Table | Reference):
        if parameter.kind is not (Kind.TABLE if isinstance(value, Table) else Kind.REFERENCE):
            yield f"{'a table' if isinstance(value, Table) else 'another element'} is not {parameter.expected}"
    elif phrase := parameter.problem(value):
        yield phrase


def component_phrases(component: Component, table: Mapping[str, Model], what: str, size: int | None) -> Phrases:
    """What is wrong with a component: its model has to be in `table`, its values in their ranges."""
    if component.model not in table:
        yield "model", f"{component.model!r} is not a {what}; there are {', '.join(table)}"
        return
    model = table[component.model]
    for name, value in component.parameters.items():
        if name not in model.by_name:
            known = ", ".join(model.by_name) or "none"
            yield name, f"{component.model} has no parameter {name!r}; its parameters are {known}"
            continue
        if isinstance(value, Component):
            yield from _part(model.by_name[name], value)
            continue
        for phrase in value_phrases(model.by_name[name], value, size):
            yield name, f"{name} = {phrase}"
    for needed in model.parameters:
        if needed.required and needed.kind in _GIVEN and needed.name not in component.parameters:
            only = ", which only a script can hand over" if needed.kind is Kind.OBJECT else ""
            yield needed.name, f"{model.name} needs {needed.name}, {needed.expected}{only}"


def view_phrases(field: str, end: End) -> Phrases:
    """What is wrong with the choice of some cells of an end."""
    if end.view is not None and (phrase := end.view.problem(end.whole)):
        yield field, f"of {end.label}, {phrase}"


def order_phrases(values: Mapping[str, object], pairs: tuple[tuple[str, str], ...]) -> Phrases:
    """Pairs of constants of which the first has to be below the second."""
    for small, large in pairs:
        a, b = values.get(small), values.get(large)
        if isinstance(a, int | float) and isinstance(b, int | float) and not a < b:
            yield small, f"{small} = {a!r} is not below {large} = {b!r}"


def length_phrases(values: Mapping[str, object], pairs: tuple[tuple[str, str], ...]) -> Phrases:
    """Pairs of lists that have to be equally long."""
    for one, other in pairs:
        a, b = values.get(one), values.get(other)
        if isinstance(a, tuple) and isinstance(b, tuple) and len(a) != len(b):
            yield one, f"{one} has {len(a)} numbers, {other} {len(b)}; as many of each are expected"


def _formula(parameter: Parameter, value: Expression, size: int | None) -> Iterator[str]:
    if not parameter.random or parameter.kind not in (Kind.REAL, Kind.INTEGER):
        yield f"a formula is not {parameter.expected}"
    elif wrong := formula_problem(value.text, OF_SYNAPSES if size is None else OF_CELLS):
        yield f"{short(value.text)} is no formula: {wrong}"


def _part(parameter: Parameter, value: Component) -> Phrases:
    """What is wrong with a part, by the parameters of it."""
    if parameter.kind is not Kind.PART or value.model not in parameter.choices:
        yield parameter.name, f"{parameter.name} = {value.model} is not {parameter.expected}"
        return
    yield from component_phrases(value, PARTS, "part", None)
    model = PARTS[value.model]
    yield from order_phrases({**model.defaults, **value.parameters}, getattr(model, "less", ()))


def _distribution(parameter: Parameter, value: Distribution) -> Iterator[str]:
    if not parameter.random or parameter.kind in (Kind.SEQUENCE, Kind.CHOICE, Kind.BOOLEAN, Kind.EXPRESSION):
        yield f"a random distribution is not {parameter.expected}"
        return
    if value.name not in DISTRIBUTIONS:
        yield f"{value.name!r} is not a distribution; there are {', '.join(DISTRIBUTIONS)}"
        return
    model = DISTRIBUTIONS[value.name]
    component = Component(value.name, value.parameters)  # type: ignore[arg-type]  # numbers are values
    yield from (f"{value.name}: {p}" for _, p in component_phrases(component, DISTRIBUTIONS, "distribution", None))
    numbers = {**model.defaults, **value.parameters}
    yield from (f"{value.name}: {phrase}" for _, phrase in order_phrases(numbers, model.less))
    for bound in ("low", "high"):
        if bound in model.by_name and (phrase := parameter.problem(numbers[bound])):
            yield f"{value.name}: {bound} = {phrase}"


def _array(parameter: Parameter, value: Array, size: int | None) -> Iterator[str]:
    numbers = value.numbers
    if parameter.kind is Kind.SEQUENCE:
        yield from (phrase for number in _suspects(parameter, numbers) if (phrase := parameter.problem((number,))))
        if parameter.rising and (numbers[1:] < numbers[:-1]).any():
            yield "the list is not rising"
        return
    if not parameter.random:
        yield f"a list is not {parameter.expected}"
    elif size is not None and len(numbers) != size:
        yield f"a list of {len(numbers)} numbers where {size} are needed"
    yield from (phrase for number in _suspects(parameter, numbers) if (phrase := parameter.problem(number)))


def _suspects(parameter: Parameter, numbers: NDArray[np.float64]) -> list[float]:
    """The first number that is out of range, if there is one: lists may have millions."""
    above = numbers > parameter.low if parameter.open_low else numbers >= parameter.low
    inside = above & (numbers <= parameter.high) & np.isfinite(numbers)
    if parameter.kind is Kind.INTEGER:
        inside[:] = False  # a list holds real numbers, which are none of these
    return [float(number) for number in numbers[~inside][:1]]
