"""A plastic synapse put together from a rule about the timing of spikes and one about the weight."""

from collections.abc import Iterable
from functools import cache

from backends.standard.declaration import Kind, Parameter, SynapseModel, TimingModel, WeightDependenceModel
from backends.standard.parameters import DELAY, WEIGHT

NAME = "STDPMechanism"
FRACTION = "dendritic_delay_fraction"
TIMING, DEPENDENCE = "timing_dependence", "weight_dependence"
_FRACTION = Parameter(
    FRACTION,
    1.0,
    "",
    "Share of the delay that lies in the dendrite",
    0.0,
    1.0,
    random=False,
)


@cache
def mechanism(timing: TimingModel, dependence: WeightDependenceModel) -> SynapseModel:
    """The synapse model that has the parameters of both, and its own weight and delay."""
    return SynapseModel(
        name=NAME,
        title=f"{timing.title}, {dependence.title.lower()}",
        doc=f"{timing.doc} {dependence.doc}",
        parameters=(WEIGHT, DELAY, _FRACTION, *timing.parameters, *dependence.parameters),
        source=timing.source,
        plastic=True,
        timing=timing.name,
        dependence=dependence.name,
        less=dependence.less,
    )


def mechanism_in_parts(timings: Iterable[str], dependences: Iterable[str]) -> SynapseModel:
    """The synapse model as scripts put it together: its rules are parts, one of each of these names."""
    return SynapseModel(
        name=NAME,
        title="STDP",
        doc="The weight changes with the times of spikes, by one rule about timing and one about the weight.",
        parameters=(
            WEIGHT,
            DELAY,
            _FRACTION,
            _part(TIMING, "How a change depends on the times of spikes", timings),
            _part(DEPENDENCE, "How a change depends on the weight", dependences),
        ),
        source="Morrison, Diesmann and Gerstner (2008), Biol. Cybern. 98:459-478",
        plastic=True,
        order=9,
    )


def _part(name: str, doc: str, choices: Iterable[str]) -> Parameter:
    return Parameter(name, None, "", doc, kind=Kind.PART, choices=tuple(choices), random=False, required=True)
