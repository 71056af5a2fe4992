"""Python expressions for values and components. Every text goes through repr(), so no label can alter the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, singledispatch

import numpy as np

from app.model import Array, Cells, Component, Distribution, Expression, Reference, Sample, Slice, Table, View
from app.script.formula import vectorised
from backends.standard import (
    CELLS,
    CONNECTORS,
    CURRENTS,
    DISTRIBUTIONS,
    PARTS,
    SHAPES,
    STRUCTURES,
    SYNAPSE_TYPES,
    TIMINGS,
    WEIGHT_DEPENDENCES,
    Kind,
    Model,
    Parameter,
)
from backends.standard.grammar import ExpressionError

# Which module of PyNN, or of the chosen simulator, a component's class is called by in the program.
_PREFIX = {
    name: prefix
    for prefix, tables in (
        ("sim.", (CELLS, CURRENTS, CONNECTORS, SYNAPSE_TYPES, TIMINGS, WEIGHT_DEPENDENCES)),
        ("space.", (STRUCTURES, SHAPES)),
    )
    for table in tables
    for name in table
}
_DECLARED: Mapping[str, Model] = {**CONNECTORS, **SYNAPSE_TYPES, **STRUCTURES, **PARTS}


@singledispatch
def value(thing: object) -> str:
    """The expression of a constant, a distribution, an array, a table, another element or a part."""
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
def _(thing: Expression) -> str:
    return f"lambda d: {_formula(thing.text, {'d': 'd'})}"  # those of cells are set when there are positions


@value.register
def _(thing: Array) -> str:
    return _listed(thing)


@value.register
def _(thing: Table) -> str:
    return repr([_numbers(row) for row in thing.rows])


@value.register
def _(thing: Reference) -> str:
    if not thing.name.isidentifier():
        raise ValueError(f"{thing.name!r} is not the name of an element")
    return thing.name


@value.register
def _(thing: Component) -> str:
    return call(thing)


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
    model = _DECLARED.get(component.model)
    given = {**_required(model), **component.parameters}
    functions = {p.name: p for p in (model.parameters if model else ()) if p.kind in (Kind.FUNCTION, Kind.TABLE)}
    texts = [
        f"{name}={_special(functions[name], thing)}" if name in functions else arguments({name: thing})[0]
        for name, thing in given.items()
    ]
    extra = [f"{name}={expression}" for name, expression in more.items()]
    return f"{_PREFIX.get(component.model, 'sim.')}{component.model}({', '.join(texts + extra)})"


def selected(name: str, view: View | None) -> str:
    """The expression of a population of this name, or of the view of it."""
    if isinstance(view, Slice):
        return f"{name}[{view}]"
    if isinstance(view, Cells):
        return f"{name}[{_numbers(view.numbers.numbers)!r}]"
    return f"{name}.sample({view.cells!r}, rng=rng)" if isinstance(view, Sample) else name


def of_cells(name: str, formula: Expression) -> str:
    """The values of a formula in all cells of the population of this name."""
    places = {axis: f"{name}.positions[{at}]" for at, axis in enumerate("xyz")}
    return _formula(formula.text, {"i": f"numpy.arange({name}.size)", **places})


def _formula(text: str, variables: Mapping[str, str]) -> str:
    """Python for a formula; what is none stays a text, which the simulator refuses."""
    try:
        return vectorised(text, variables)
    except ExpressionError:
        return value(text)


def _special(parameter: Parameter, thing: object) -> str:
    """A function of Python for a formula, an array for a matrix."""
    if parameter.kind is Kind.TABLE:
        return f"numpy.array({value(thing)}, dtype=bool)" if parameter.name == "array" else value(thing)
    if not isinstance(thing, str):
        return value(thing)
    names = sorted({variable.partition("[")[0] for variable in parameter.variables})
    function = f"lambda {', '.join(names)}: {_formula(thing, {v: v for v in parameter.variables})}"
    return f"OfIndices({function})" if len(names) == 2 else function


def _required(model: Model | None) -> dict[str, object]:
    """The defaults of those parameters that a class of PyNN has no default for."""
    needed = [parameter for parameter in (model.parameters if model else ()) if parameter.required]
    parts = {p.name: Component(p.choices[0]) for p in needed if p.kind is Kind.PART}
    return {**{p.name: p.default for p in needed if p.default is not None}, **parts}


@lru_cache(maxsize=64)
def _listed(array: Array) -> str:
    """The numbers as a list; remembered, since some lists are long and programs are written with each change."""
    return repr(_numbers(array.numbers))


def _numbers(numbers: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[float]:
    return [int(n) if n.is_integer() else n for n in numbers.tolist()]
