"""A cell put together from a membrane and any number of named receptors."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations_with_replacement, product
from typing import TypeVar

from backends.standard.declaration import CellModel, NeuronModel, Parameter, ReceptorModel, Variable

NAME = "PointNeuron"
_RESPONSE = "PostSynapticResponse"
_ORDINALS = ("first", "second", "third")
Named = TypeVar("Named", Parameter, Variable)


@cache
def point_neuron(neuron: NeuronModel, responses: tuple[tuple[str, ReceptorModel], ...]) -> CellModel:
    """The cell model that has what the membrane has, and what each receptor has, as "receptor.parameter"."""
    units = {kind.state.unit for _, kind in responses}
    states = tuple(_owned(name, kind.state) for name, kind in responses)
    return CellModel(
        name=NAME,
        title=f"{neuron.title} with {', '.join(name for name, _ in responses)}",
        doc=f"{neuron.doc} Receptors: {', '.join(f'{name} ({kind.title.lower()})' for name, kind in responses)}.",
        parameters=(*neuron.parameters, *(_owned(name, own) for name, kind in responses for own in kind.parameters)),
        source=neuron.source,
        states=(*neuron.states, *states),
        receptors=tuple(name for name, _ in responses),
        recordable=(*neuron.recordable, *states),
        weight_unit=units.pop() if len(units) == 1 else "",
        less=neuron.less,
        equations="\n".join([neuron.equations, *(f"{name}: {kind.equations}" for name, kind in responses)]),
        neuron=neuron,
        precision=neuron.precision,
        responses=responses,
    )


def recipe(cell: CellModel) -> str:
    """A composed cell as its parts: "PointNeuron(LIF, CondExp, CondAlpha)"."""
    parts = [cell.neuron, *(kind for _, kind in cell.responses)]
    return f"{cell.name}({', '.join(part.name.removesuffix(_RESPONSE) for part in parts if part)})"


def compositions(neurons: Collection[NeuronModel], receptors: Collection[ReceptorModel]) -> Iterator[CellModel]:
    """Each membrane with one receptor, with each two, and with three of a kind."""
    pairs = combinations_with_replacement(receptors, 2)
    kinds = [*((kind,) for kind in receptors), *pairs, *((kind,) * 3 for kind in receptors)]
    for neuron, some in product(neurons, kinds):
        yield point_neuron(neuron, tuple(zip(_ORDINALS, some, strict=False)))


def _owned(receptor: str, thing: Named) -> Named:
    """A parameter or variable of a receptor under the name that the cell gives it."""
    return replace(thing, name=f"{receptor}.{thing.name}")
