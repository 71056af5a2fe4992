"""Independent Poisson trains with a dead time after each spike."""

from backends.standard.declaration import CellModel, Parameter
from backends.standard.parameters import DURATION, SPIKES, START

SPIKE_SOURCE_POISSON_REFRACTORY = CellModel(
    name="SpikeSourcePoissonRefractory",
    title="Poisson with dead time",
    doc="Each cell emits an independent train of the given rate, Poisson but for a dead time after each spike.",
    parameters=(
        Parameter("rate", 1.0, "Hz", "Mean number of spikes in a second", low=0.0),
        Parameter("tau_refrac", 0.0, "ms", "Shortest time between two spikes", low=0.0),
        START,
        DURATION,
    ),
    recordable=(SPIKES,),
    played_as="SpikeSourceArray",
    source="Deger, Helias, Boucsein and Rotter (2012), J. Comput. Neurosci. 32:443-463",
    order=32,
)
