"""Independent Poisson trains of constant rate."""

from backends.standard.declaration import CellModel, Parameter
from backends.standard.parameters import SPIKES

SPIKE_SOURCE_POISSON = CellModel(
    name="SpikeSourcePoisson",
    title="Poisson spikes",
    doc="Each cell emits an independent Poisson train of the given rate, from start on for duration.",
    parameters=(
        Parameter("rate", 1.0, "Hz", "Mean number of spikes in a second", low=0.0),
        Parameter("start", 0.0, "ms", "Time of the first possible spike", low=0.0),
        Parameter("duration", 1e10, "ms", "How long the spikes go on", low=0.0),
    ),
    recordable=(SPIKES,),
    order=10,
)
