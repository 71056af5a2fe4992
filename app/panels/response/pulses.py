"""Single spikes to a cell: one for each of its receptors, or the one that a projection sends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.commands import propose
from app.model import Component, End, Network, Population, Projection, Role
from app.panels.response.middle import Assumed, middle, settled
from backends.standard import SYNAPSE_TYPES, CellModel

_DELAY = 1.0  # ms, where no projection says another


@dataclass(frozen=True)
class Pulse:
    """A spike that comes to a receptor with a weight, in its `unit`, `delay` ms (None: as soon as it can)."""

    receptor: str
    weight: float
    unit: str
    delay: float | None = _DELAY


def of_population(population: Population, model: CellModel, network: Network) -> Iterator[Pulse]:
    """One for each receptor, with the weight of the first projection onto it, or a proposed one."""
    for receptor in model.receptors:
        weight = next(_weights(population, receptor, network), None)
        proposed = _proposed(receptor, population) if model.weight_unit else 0.0
        if used := proposed if weight is None else weight:
            yield Pulse(receptor, used, model.unit_of(receptor))


def of_projection(projection: Projection, model: CellModel) -> tuple[Pulse | None, Assumed]:
    """The spike that a projection sends, and what had to be assumed; None: it sends none that can be shown."""
    synapse = SYNAPSE_TYPES.get(projection.synapse.model)
    if synapse is None or synapse.electrical or projection.receptor not in model.receptors:
        return None, Assumed()
    component, assumed = settled(projection.synapse, synapse)
    weight, delay = (middle(component.parameters.get(name)) for name in ("weight", "delay"))
    if not weight:
        return None, Assumed()
    return Pulse(projection.receptor, weight, model.unit_of(projection.receptor), delay), assumed


def _proposed(receptor: str, population: Population) -> float:
    """What a new projection would have."""
    role = Role.INHIBITORY if receptor == "inhibitory" else Role.EXCITATORY
    source = Population("source", "", Component("SpikeSourceArray"), role=role)
    return propose.weight(End(source, (source,)), End(population, (population,)))


def _weights(population: Population, receptor: str, network: Network) -> Iterator[float]:
    if population.name not in network:
        return
    for projection in network.projections_of(population.name):
        if projection.post == population.name and projection.receptor == receptor:
            weight = middle(projection.synapse.parameters.get("weight"))
            if weight is not None:
                yield weight
