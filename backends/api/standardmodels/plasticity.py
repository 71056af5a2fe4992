"""Plastic synapses: rules about the timing of spikes and about the weight, and the mechanism made of both."""

from __future__ import annotations

from inspect import isclass
from typing import Any, TypeVar

from backends.api.errors import InvalidModelError
from backends.api.parameters import ParameterSpace
from backends.api.standardmodels import ModelType, StandardSynapseType, component_type
from backends.standard import TIMINGS, WEIGHT_DEPENDENCES, mechanism

T = TypeVar("T", bound=ModelType)


class STDPTimingDependence(ModelType):
    """How the change of a weight depends on the times of spikes."""


class STDPWeightDependence(ModelType):
    """How the change of a weight depends on the weight."""


TIMING_TYPES = {name: component_type(STDPTimingDependence, model) for name, model in TIMINGS.items()}
DEPENDENCE_TYPES = {name: component_type(STDPWeightDependence, model) for name, model in WEIGHT_DEPENDENCES.items()}


class STDPMechanism(StandardSynapseType):
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
        timing = _part("timing_dependence", timing_dependence, STDPTimingDependence, TIMING_TYPES)
        dependence = _part("weight_dependence", weight_dependence, STDPWeightDependence, DEPENDENCE_TYPES)
        self.timing_dependence, self.weight_dependence = timing, dependence
        own = {"dendritic_delay_fraction": dendritic_delay_fraction, "weight": weight, "delay": delay}
        model = mechanism(timing.model, dependence.model)
        vars(self).update(
            model=model,
            default_parameters=model.defaults,
            units={parameter.name: parameter.unit for parameter in model.parameters},
            parameter_space=ParameterSpace(model, {**own, **timing.parameter_space, **dependence.parameter_space}),
        )

    def get_parameter_names(self) -> list[str]:  # type: ignore[override]
        """The names of the parameters of the synapse and of its rules."""
        return list(self.default_parameters)

    def has_parameter(self, name: str) -> bool:  # type: ignore[override]
        """Whether the synapse or one of its rules has a parameter of this name."""
        return name in self.default_parameters


def _part(name: str, given: Any, kind: type[T], known: dict[str, type[T]]) -> T:
    part = given() if isclass(given) and issubclass(given, kind) else given
    if not isinstance(part, kind):
        raise InvalidModelError(f"{name} of STDPMechanism: {given!r} is not one of {', '.join(known)}.")
    return part


for _class in (*TIMING_TYPES.values(), *DEPENDENCE_TYPES.values()):
    _class.__module__ = __name__
globals().update(TIMING_TYPES | DEPENDENCE_TYPES)

__all__ = ["STDPMechanism", "STDPTimingDependence", "STDPWeightDependence", *TIMING_TYPES, *DEPENDENCE_TYPES]
