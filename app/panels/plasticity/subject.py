"""What of a projection the studies need: its rule with numbers, or what its spikes release. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model import Component, End, Network, Projection, Value
from app.panels.forms.component import chosen_part
from app.panels.plasticity.rule import Rule
from app.panels.text.kinds import as_constant
from backends.standard import SYNAPSE_TYPES, TIMINGS, WEIGHT_DEPENDENCES, Model, Release, SynapseModel
from backends.standard.mechanism import DEPENDENCE, FRACTION, TIMING


@dataclass(frozen=True)
class Plastic:
    """A rule, the weight that it begins with and its unit, and how long spikes are on their way to the synapse (ms)."""

    rule: Rule
    weight: float
    unit: str
    axon: float
    dendrite: float


@dataclass(frozen=True)
class Releasing:
    """What spikes release, with numbers; the weight and its unit, and how long the receptor is active (ms)."""

    release: Release
    values: Mapping[str, float]
    weight: float
    unit: str
    tau_syn: float


Subject = Plastic | Releasing


def subject(projection: Projection, network: Network) -> Subject | None:
    """What there is to study of a projection; None for a synapse that does not change, or whose bounds are wrong.

    Where synapses have different numbers, these are the ones in the middle; what is out of range is at its default.
    """
    model, target = SYNAPSE_TYPES.get(projection.synapse.model), network.end(projection.post)
    if model is None:
        return None
    known = target.model is not None and projection.receptor in target.model.receptors
    unit = target.model.unit_of(projection.receptor) if target.model and known else ""
    values = numbers(model, projection.synapse.parameters)
    if model.release is not None:
        return Releasing(model.release, values, values["weight"], unit, _active(projection.receptor, target))
    rule = _rule(projection.synapse, model)
    if rule is None:
        return None
    delay = values["delay"] if projection.synapse.parameters.get("delay") is not None else network.settings.timestep
    dendrite = values[FRACTION] * delay
    return Plastic(rule, values["weight"], unit, delay - dendrite, dendrite)


def numbers(model: Model, given: Mapping[str, Value]) -> dict[str, float]:
    """A number for each parameter of a model that has one."""
    return {p.name: as_constant(p, given.get(p.name, p.default)) for p in model.parameters if not p.choices}


def _rule(synapse: Component, model: SynapseModel) -> Rule | None:
    if not {TIMING, DEPENDENCE} <= model.by_name.keys():
        return None
    timing, dependence = (chosen_part(synapse, model.by_name[name]) for name in (TIMING, DEPENDENCE))
    if timing.model not in TIMINGS or dependence.model not in WEIGHT_DEPENDENCES:
        return None
    one, other = TIMINGS[timing.model], WEIGHT_DEPENDENCES[dependence.model]
    rule = Rule(one, other, numbers(one, timing.parameters) | numbers(other, dependence.parameters))
    low, high = rule.bounds
    return rule if low < high else None


def _active(receptor: str, target: End) -> float:
    """How long a receptor of the target is active, in ms; 0 where it is over at once."""
    model = target.model
    if model is None or receptor not in model.receptors or not (name := model.decay_of(receptor)):
        return 0.0
    cell = target.populations[0].cell
    return as_constant(model.by_name[name], cell.parameters.get(name, model.by_name[name].default))
