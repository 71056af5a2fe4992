"""Spikes at given times."""

from backends.standard.declaration import CellModel, Kind, Parameter
from backends.standard.parameters import SPIKES

SPIKE_SOURCE_ARRAY = CellModel(
    name="SpikeSourceArray",
    title="Spikes at given times",
    doc="Each cell emits spikes at the listed times.",
    parameters=(
        Parameter("spike_times", (), "ms", "Times of the spikes, rising", low=0.0, kind=Kind.SEQUENCE, rising=True),
    ),
    recordable=(SPIKES,),
    order=31,
)
