"""Python expressions for values and components. Every text goes through repr(), so no label can alter the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch

import numpy as np

from app.model import Array, Component, Distribution
from backends.standard import CELLS, CONNECTORS, DISTRIBUTIONS, STRUCTURES, SYNAPSES, Kind

# Which module of PyNN, or of the chosen simulator, a component's class is called by in the program.
_PREFIX = {
    name: prefix
    for prefix, tables in (("sim.", (CELLS, CONNECTORS, SYNAPSES)), ("space.", (STRUCTURES,)))
    for table in tables
    for name in table
}


@singledispatch
def value(thing: object) -> str:
    """The expression of a constant, a distribution or an array."""
    return repr(thing)


@value.register
def _(thing: str) -> str:
    plain = repr(thing)[1:-1] == thing and '"' not in thing
    return f'"{thing}"' if plain else repr(thing)


@value.register
def _(thing: np.generic) -> str:
    return repr(thing.item())


@value.register
def _(thing: Distribution) -> str:
    model = DISTRIBUTIONS.get(thing.name)
    numbers = {**(model.defaults if model else {}), **thing.parameters}
    return ", ".join([f"RandomDistribution({value(thing.name)}", *arguments(numbers), "rng=rng)"])


@value.register
def _(thing: Array) -> str:
    return repr([int(n) if n.is_integer() else n for n in thing.numbers.tolist()])


def arguments(parameters: Mapping[str, object]) -> list[str]:
    """Keyword arguments of a call; only names, so a parameter that is none is refused (ValueError)."""
    for name in parameters:
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not the name of a parameter")
    return [f"{name}={value(given)}" for name, given in parameters.items()]


def call(component: Component, **more: str) -> str:
    """The expression that makes a component; `more` are further arguments as expressions."""
    if not component.model.isidentifier():
        raise ValueError(f"{component.model!r} is not the name of a model")
    given = arguments({**_required(component.model), **component.parameters})
    extra = [f"{name}={expression}" for name, expression in more.items()]
    return f"{_PREFIX.get(component.model, 'sim.')}{component.model}({', '.join(given + extra)})"


def _required(model: str) -> dict[str, object]:
    """The defaults of those parameters that a class of PyNN has no default for."""
    declared = CONNECTORS.get(model)
    needed = declared.parameters if declared else ()
    return {p.name: p.default for p in needed if p.required and p.kind is not Kind.OBJECT}
