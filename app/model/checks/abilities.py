"""What a simulator cannot express of a network: its refusals, element by element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.model.checks.problem import Problem, Problems
from app.model.elements import Current, Element, Population, Projection
from app.model.values import Component
from backends.standard import SYNAPSE_TYPES, Kind


def refused(element: Element, refusals: Mapping[str, str]) -> Problems:
    """The problems of an element with a simulator that refuses the models named here, each with the reason."""
    if getattr(element, "muted", False):
        return
    for field, model in _models(element):
        if model in refusals:
            yield Problem(element.name, field, f"{element.label}: {refusals[model]}")


def _models(element: Element) -> Iterator[tuple[str, str]]:
    """What an element is made of, by the field that names it, under the names that simulators refuse by."""
    if isinstance(element, Population):
        yield "cell.model", element.cell.model
    elif isinstance(element, Projection):
        yield "synapse.model", recipe(element.synapse)
    elif isinstance(element, Current):
        yield "source.model", element.source.model


def recipe(synapse: Component) -> str:
    """A synapse of several parts as a recipe: "STDPMechanism(SpikePairRule, AdditiveWeightDependence)"."""
    declared = SYNAPSE_TYPES.get(synapse.model)
    parts = [parameter for parameter in (declared.parameters if declared else ()) if parameter.kind is Kind.PART]
    if not parts:
        return synapse.model
    given = dict(synapse.parts)
    names = (given[p.name].model if p.name in given else p.choices[0] for p in parts)
    return f"{synapse.model}({', '.join(names)})"
