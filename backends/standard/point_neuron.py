"""A cell put together from a membrane and any number of named receptors."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TypeVar

from backends.standard.declaration import CellModel, NeuronModel, Parameter, ReceptorModel, Variable

NAME = "PointNeuron"
Named = TypeVar("Named", Parameter, Variable)


@cache
def point_neuron(neuron: NeuronModel, responses: tuple[tuple[str, ReceptorModel], ...]) -> CellModel:
    """The cell model that has what the membrane has, and what each receptor has, as "receptor.parameter"."""
    units = {kind.weight_unit for _, kind in responses}
    states = tuple(state for name, kind in responses for state in _owned(name, kind.states))
    return CellModel(
        name=NAME,
        title=f"{neuron.title} with {', '.join(name for name, _ in responses)}",
        doc=f"{neuron.doc} Receptors: {', '.join(f'{name} ({kind.title.lower()})' for name, kind in responses)}.",
        parameters=(*neuron.parameters, *(p for name, kind in responses for p in _owned(name, kind.parameters))),
        source=neuron.source,
        states=(*neuron.states, *states),
        receptors=tuple(name for name, _ in responses),
        recordable=(*neuron.recordable, *states),
        weight_unit=units.pop() if len(units) == 1 else "",
        less=neuron.less,
        equations="\n".join([neuron.equations, *(f"{name}: {kind.equations}" for name, kind in responses)]),
        neuron=neuron,
        responses=responses,
    )


def _owned(receptor: str, things: Iterable[Named]) -> Iterable[Named]:
    """Parameters or variables of a receptor under the names that the cell gives them."""
    return (replace(thing, name=f"{receptor}.{thing.name}") for thing in things)
