"""Checks of a synapse whose weight changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.model.checks.value import Phrases
from app.model.values import Component, Value
from backends.standard import SYNAPSE_TYPES, TIMINGS, WEIGHT_DEPENDENCES, Model
from backends.standard.mechanism import DEPENDENCE, TIMING


def rule_phrases(synapse: Component) -> Phrases:
    """Two rules that do not go together: one changes weights by its own measure, the other by where they are."""
    timing, dependence = _part(synapse, TIMING), _part(synapse, DEPENDENCE)
    if timing is None or dependence is None:
        return
    rule, scale = TIMINGS.get(timing.model), WEIGHT_DEPENDENCES.get(dependence.model)
    if rule is not None and scale is not None and not rule.relative and any(scale.powers):
        fitting = " or ".join(model.name for model in WEIGHT_DEPENDENCES.values() if not any(model.powers))
        yield (
            DEPENDENCE,
            f"{rule.name} changes weights by as much wherever they are, and does not go with {scale.name}; "
            f"it goes with {fitting}",
        )


def bound_phrases(synapse: Component, weights: Iterator[float], unit: str) -> Phrases:
    """Weights that lie outside their bounds, the first of them."""
    dependence = _part(synapse, DEPENDENCE)
    if dependence is None or dependence.model not in WEIGHT_DEPENDENCES:
        return
    values = _values(WEIGHT_DEPENDENCES[dependence.model], dependence)
    low, high = values["w_min"], values["w_max"]
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return
    for weight in weights:
        if not low <= weight <= high:
            yield "weight", f"the weight {weight:g} {unit} is outside its bounds, {low:g} to {high:g} {unit}"
            return


def _part(synapse: Component, name: str) -> Component | None:
    """One of the rules of a synapse, the first that it may be where none was chosen; None where it has no such rule."""
    model = SYNAPSE_TYPES.get(synapse.model)
    if model is None or name not in model.by_name:
        return None
    return dict(synapse.parts).get(name, Component(model.by_name[name].choices[0]))


def _values(model: Model, component: Component) -> Mapping[str, Value | object]:
    return {**model.defaults, **component.parameters}
