"""A junction through which a current flows between two cells."""

from dataclasses import replace

from backends.standard.declaration import SynapseModel
from backends.standard.parameters import WEIGHT

ELECTRICAL_SYNAPSE = SynapseModel(
    name="ElectricalSynapse",
    title="Electrical synapse",
    doc="A gap junction: a current flows between the two cells, in proportion to the difference of their potentials.",
    parameters=(replace(WEIGHT, unit="uS", doc="Conductance of the junction, in both directions", low=0.0),),
    electrical=True,
    order=6,
)
