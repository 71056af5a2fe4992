"""A synapse that transmits some of the spikes."""

from backends.standard.declaration import Parameter, SynapseModel
from backends.standard.learning import Release
from backends.standard.parameters import DELAY, WEIGHT

SIMPLE_STOCHASTIC_SYNAPSE = SynapseModel(
    name="SimpleStochasticSynapse",
    title="Unreliable synapse",
    doc="A connection of constant weight and delay that transmits each spike with the same probability.",
    parameters=(WEIGHT, DELAY, Parameter("p", 0.5, "", "Probability of transmission", low=0.0, high=1.0)),
    release=Release("p", chance=True),
    order=3,
)
