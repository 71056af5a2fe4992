"""A synapse that tires, and is facilitated."""

from backends.standard.declaration import SynapseModel
from backends.standard.learning import Release
from backends.standard.parameters import DELAY, RELEASE, TAU_FACIL, WEIGHT, recovery

TSODYKS_MARKRAM_SYNAPSE = SynapseModel(
    name="TsodyksMarkramSynapse",
    title="Short-term plasticity",
    doc="Each spike uses a share of the resources, which recover; the share grows with each spike and decays again.",
    parameters=(WEIGHT, DELAY, RELEASE, recovery(100.0), TAU_FACIL),
    release=Release("U", "tau_rec", "tau_facil", lingers=True),
    source="Tsodyks, Uziel and Markram (2000), J. Neurosci. 20:RC50",
    order=2,
)
