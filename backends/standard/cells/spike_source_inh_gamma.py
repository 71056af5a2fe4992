"""Independent gamma trains whose parameters change in time."""

from backends.standard.declaration import CellModel, Kind, Parameter
from backends.standard.parameters import DURATION, SPIKES, START

SPIKE_SOURCE_INH_GAMMA = CellModel(
    name="SpikeSourceInhGamma",
    title="Inhomogeneous gamma spikes",
    doc="Each cell emits an independent train of the rate 1/(a b), where a and b change from one time bin to the next.",
    parameters=(
        Parameter(
            "a", (1.0,), "", "Shape in each bin, at least 1: the hazard is to be bounded", low=1.0, kind=Kind.SEQUENCE
        ),
        Parameter("b", (1.0,), "s", "Scale in each bin", low=0.0, open_low=True, kind=Kind.SEQUENCE),
        Parameter("tbins", (0.0,), "ms", "Where each bin begins, rising", low=0.0, kind=Kind.SEQUENCE, rising=True),
        START,
        DURATION,
    ),
    recordable=(SPIKES,),
    played_as="SpikeSourceArray",
    source="Muller, Buesing, Schemmel and Meier (2007), Neural Comput. 19:2958-3010",
    order=34,
)
