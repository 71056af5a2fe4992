"""A synapse with a single vesicle that is released at random, tires and is facilitated."""

from backends.standard.declaration import SynapseModel
from backends.standard.learning import Release
from backends.standard.parameters import DELAY, RELEASE, TAU_FACIL, WEIGHT, recovery

STOCHASTIC_TSODYKS_MARKRAM_SYNAPSE = SynapseModel(
    name="StochasticTsodyksMarkramSynapse",
    title="Short-term plasticity, stochastic",
    doc="Each spike releases the vesicle, if there is one, with a probability that is facilitated.",
    parameters=(WEIGHT, DELAY, RELEASE, recovery(100.0), TAU_FACIL),
    release=Release("U", "tau_rec", "tau_facil", chance=True),
    source="Fuhrmann, Segev, Markram and Tsodyks (2002), J. Neurophysiol. 87:140-148",
    order=4,
)
