"""A plastic synapse put together from a rule about the timing of spikes and one about the weight."""

from functools import cache

from backends.standard.declaration import Parameter, SynapseModel, TimingModel, WeightDependenceModel
from backends.standard.parameters import DELAY, WEIGHT

NAME = "STDPMechanism"
FRACTION = "dendritic_delay_fraction"
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
