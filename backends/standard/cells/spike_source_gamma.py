"""Independent trains whose intervals follow a gamma distribution."""

from backends.standard.declaration import CellModel, Parameter
from backends.standard.parameters import DURATION, SPIKES, START

SPIKE_SOURCE_GAMMA = CellModel(
    name="SpikeSourceGamma",
    title="Gamma spikes",
    doc="Each cell emits an independent train of the rate beta/alpha; the greater alpha, the more regular.",
    parameters=(
        Parameter("alpha", 2.0, "", "Shape of the distribution of intervals; 1: Poisson", low=0.0, open_low=True),
        Parameter("beta", 1.0, "Hz", "Rate of the distribution: the mean interval is alpha/beta", low=0.0),
        START,
        DURATION,
    ),
    recordable=(SPIKES,),
    played_as="SpikeSourceArray",
    source="Cox (1962), Renewal Theory",
    order=33,
)
