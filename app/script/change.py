"""What changes between two networks, as statements for a program that was written of the first and is running.

A statement is executed between two slices of the run. What no program can change while it runs is said in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import singledispatch
from typing import Any

from app.model import Assembly, Component, Current, Element, Expression, Injection, Network, Population, Projection
from app.script.active import Active
from app.script.expression import arguments, of_cells, value
from backends.standard import CELLS, CURRENTS, SYNAPSE_TYPES, Model

_UNSEEN = {"name", "label", "place", "parent", "role", "muted", "pose", "structure", "watch", "initial"}
_MODELS: Mapping[str, Model] = {**CELLS, **CURRENTS, **SYNAPSE_TYPES}
_WORDS = {
    "size": "its size",
    "cell": "its model",
    "source": "the kind of current",
    "connector": "how it connects",
    "receptor": "its receptor",
    "pre": "where it begins",
    "post": "where it ends",
    "pre_view": "which cells it begins at",
    "post_view": "which cells it ends at",
    "view": "which cells it is injected into",
    "records": "what is recorded",
    "members": "who belongs to it",
    "synapse": "its kind of synapse",
}


@dataclass(frozen=True)
class Statement:
    """A statement, and the element that it is about."""

    text: str
    element: str


@dataclass(frozen=True)
class Change:
    """What is to be executed, in this order; and, by element, why the rest has to wait for the next run."""

    statements: tuple[Statement, ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()


def change(before: Network, after: Network, built: frozenset[str]) -> Change:
    """How the program of `before` becomes that of `after`; `built` are the elements that the running program made."""
    found = [*_muting(before, after, built), *_elements(before, after, built)]
    statements = tuple(one for one in found if isinstance(one, Statement))
    needed = tuple(Statement(text, "") for text in _needed(statements, after))
    return Change((*needed, *statements), tuple(one for one in found if not isinstance(one, Statement)))


def made(network: Network) -> frozenset[str]:
    """The names of the elements that the program of a network makes."""
    active = Active(network)
    kinds = (active.populations, active.assemblies, active.projections, active.currents, active.injections)
    return frozenset(element.name for kind in kinds for element in kind)


Found = Iterator[Statement | tuple[str, str]]


def _elements(before: Network, after: Network, built: frozenset[str]) -> Found:
    for element in after:
        if element.name not in before:
            if isinstance(element, Population | Assembly | Projection | Current | Injection):
                yield element.name, f"{element.label} comes with the next run."
        elif element != (old := before[element.name]) and element.name in built:
            yield from _between(old, element)
    for element in before:
        if element.name not in after and element.name in built:
            yield element.name, f"{element.label} goes with the next run."


def _between(before: Element, after: Element) -> Found:
    if type(before) is type(after):
        yield from _fixed(before, after)
        yield from _set(after, before)
    else:
        yield after.name, f"{after.label} takes the place of {before.label} with the next run."


def _fixed(before: Element, after: Element) -> Found:
    """The fields that a run cannot change."""
    changed = [f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name)]
    for name in changed:
        new, old = getattr(after, name), getattr(before, name)
        if name in _UNSEEN or name not in _WORDS:
            continue
        if isinstance(new, Component) and isinstance(old, Component) and new.model == old.model and name != "connector":
            continue
        yield after.name, f"{after.label}: {_WORDS[name]} changes with the next run."


@singledispatch
def _set(after: Any, before: Any) -> Found:
    """What is set anew of an element."""
    return iter(())


@_set.register
def _(after: Population, before: Population) -> Found:
    changed = _changed(before.cell, after.cell)
    formulas = {name: given for name, given in changed.items() if isinstance(given, Expression)}
    plain = {name: given for name, given in changed.items() if name not in formulas}
    texts = [*arguments(plain), *(f"{name}={of_cells(after.name, given)}" for name, given in formulas.items())]
    if texts:
        yield Statement(f"{after.name}.set({', '.join(texts)})", after.name)


@_set.register
def _(after: Projection, before: Projection) -> Found:
    changed = _changed(before.synapse, after.synapse)
    if after.muted:
        changed.pop("weight", None)
    if changed:
        yield Statement(f"{after.name}.set({', '.join(arguments(changed))})", after.name)


@_set.register
def _(after: Current, before: Current) -> Found:
    if changed := _changed(before.source, after.source):
        yield Statement(f"{after.name}.set_parameters({', '.join(arguments(changed))})", after.name)


def _changed(before: Component, after: Component) -> dict[str, Any]:
    """The parameters that have another value, defaults and those of parts included."""
    if before.model != after.model:
        return {}
    old, new = _values(before), _values(after)
    return {name: given for name, given in new.items() if old.get(name) != given}


def _values(component: Component) -> dict[str, Any]:
    model = _MODELS.get(component.model)
    defaults = {} if model is None else {p.name: p.default for p in model.parameters if p.default is not None}
    return {**defaults, **dict(component.flat)}


# -- muting ------------------------------------------------------------------------------------------------------------


def _muting(before: Network, after: Network, built: frozenset[str]) -> Found:
    """Projections that fall silent, for their own sake or that of an end, and those that are heard again."""
    old, new = ({p.name for p in Active(network).projections} for network in (before, after))
    for name in [*(old - new), *(new - old)]:
        if not all(name in network and isinstance(network[name], Projection) for network in (before, after)):
            continue
        projection = after.get(name, Projection)
        if name not in built:
            yield name, f"{projection.label} was muted when this run began; it is heard in the next one."
        elif projection.synapse.model not in ("StaticSynapse", "TsodyksMarkramSynapse"):
            yield name, f"{projection.label} learns: it can be muted only before a run."
        else:
            yield Statement(_silenced(projection) if name in old else _restored(projection), name)


def _silenced(projection: Projection) -> str:
    name = projection.name
    return f'{_KEPT}[{value(name)}] = {name}.get("weight", format="list", with_address=False); {name}.set(weight=0.0)'


def _restored(projection: Projection) -> str:
    """With the weight that is drawn, or, where chance or a list says it, with those that were kept."""
    name, weight = projection.name, _values(projection.synapse).get("weight")
    constant = isinstance(weight, int | float) and projection.connector.model not in _WITH_WEIGHTS
    return f"{name}.set(weight={value(weight) if constant else f'numpy.array({_KEPT}[{value(name)}])'})"


_KEPT = "weights_before"
_WITH_WEIGHTS = {"FromListConnector", "FromFileConnector"}  # which say themselves what the weights are


def _needed(statements: tuple[Statement, ...], network: Network) -> Iterator[str]:
    """What the statements need that the program may not have."""
    text = "\n".join(statement.text for statement in statements)
    if "numpy." in text:
        yield "import numpy"
    if f"{_KEPT}[" in text:
        yield f'{_KEPT} = globals().get("{_KEPT}", {{}})'
    if "RandomDistribution(" in text:
        yield "from pyNN.random import NumpyRNG, RandomDistribution"
        yield f"rng = NumpyRNG(seed={network.settings.seed + 1!r})"
