"""Independent Poisson trains of constant rate."""

from backends.standard.declaration import CellModel, Parameter
from backends.standard.parameters import DURATION, SPIKES, START

SPIKE_SOURCE_POISSON = CellModel(
    name="SpikeSourcePoisson",
    title="Poisson spikes",
    doc="Each cell emits an independent Poisson train of the given rate, from start on for duration.",
    parameters=(
        Parameter("rate", 1.0, "Hz", "Mean number of spikes in a second", low=0.0),
        START,
        DURATION,
    ),
    recordable=(SPIKES,),
    order=30,
)
