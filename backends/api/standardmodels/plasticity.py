"""Plastic synapses: rules about the timing of spikes and about the weight, and the mechanism made of both."""

from __future__ import annotations

from typing import Any

from backends.api.descriptions import render
from backends.api.errors import InvalidModelError
from backends.api.standardmodels import Composed, ModelType, StandardSynapseType, component_type, members, part
from backends.standard import TIMINGS, WEIGHT_DEPENDENCES, mechanism


class STDPTimingDependence(ModelType):
    """How the change of a weight depends on the times of spikes."""


class STDPWeightDependence(ModelType):
    """How the change of a weight depends on the weight."""


TIMING_TYPES = {name: component_type(STDPTimingDependence, model) for name, model in TIMINGS.items()}
DEPENDENCE_TYPES = {name: component_type(STDPWeightDependence, model) for name, model in WEIGHT_DEPENDENCES.items()}


class STDPMechanism(Composed, StandardSynapseType):
    """Spike-timing-dependent plasticity, made of a rule about timing and one about the weight.

    `dendritic_delay_fraction` is the share of the delay after the synapse. All parameters of the rules are parameters
    of the synapse. InvalidModelError when a rule is missing or is none.
    """

    def __init__(
        self,
        timing_dependence: STDPTimingDependence | None = None,
        weight_dependence: STDPWeightDependence | None = None,
        voltage_dependence: None = None,
        dendritic_delay_fraction: float = 1.0,
        weight: Any = 0.0,
        delay: Any = None,
    ) -> None:
        if voltage_dependence is not None:
            raise InvalidModelError(f"voltage_dependence={voltage_dependence!r}: there are no such rules.")
        timing = part("timing_dependence of STDPMechanism", timing_dependence, STDPTimingDependence, TIMING_TYPES)
        dependence = part(
            "weight_dependence of STDPMechanism", weight_dependence, STDPWeightDependence, DEPENDENCE_TYPES
        )
        self.timing_dependence, self.weight_dependence = timing, dependence
        own = {"dendritic_delay_fraction": dendritic_delay_fraction, "weight": weight, "delay": delay}
        model = mechanism(timing.model, dependence.model)
        self._compose(members(model), {**own, **timing.parameter_space, **dependence.parameter_space})

    def describe(self, template: str | None = "stdpmechanism_default.txt", engine: Any = "default") -> Any:
        """The mechanism in words, by a template; the facts where the template is None."""
        facts = super().describe(template=None) | {
            "timing_dependence": self.timing_dependence.describe(template=None),
            "weight_dependence": self.weight_dependence.describe(template=None),
            "voltage_dependence": None,
            "dendritic_delay_fraction": self.parameter_space["dendritic_delay_fraction"],
        }
        return render(engine, template, facts)


for _class in (*TIMING_TYPES.values(), *DEPENDENCE_TYPES.values()):
    _class.__module__ = __name__
globals().update(TIMING_TYPES | DEPENDENCE_TYPES)

__all__ = ["STDPMechanism", "STDPTimingDependence", "STDPWeightDependence", *TIMING_TYPES, *DEPENDENCE_TYPES]
