"""A synapse that never changes."""

from backends.standard.declaration import SynapseModel
from backends.standard.parameters import DELAY, WEIGHT

STATIC_SYNAPSE = SynapseModel(
    name="StaticSynapse",
    title="Static synapse",
    doc="A connection of constant weight and delay.",
    parameters=(WEIGHT, DELAY),
    order=1,
)
