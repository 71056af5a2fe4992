"""A synapse with several sites, each of which releases at random, tires and is facilitated."""

from dataclasses import replace

from backends.standard.declaration import Kind, Parameter, SynapseModel
from backends.standard.learning import Release
from backends.standard.parameters import DELAY, RELEASE, TAU_FACIL, WEIGHT, recovery

MULTI_QUANTAL_SYNAPSE = SynapseModel(
    name="MultiQuantalSynapse",
    title="Several release sites",
    doc="Each site that has recovered releases with a probability that is facilitated; the weight is that of one site.",
    parameters=(
        replace(WEIGHT, doc="Strength of one site. " + WEIGHT.doc),
        DELAY,
        RELEASE,
        Parameter("n", 1, "", "Number of release sites", low=1, kind=Kind.INTEGER),
        recovery(800.0),
        TAU_FACIL,
    ),
    release=Release("U", "tau_rec", "tau_facil", sites="n", chance=True),
    source="Loebel, Silberberg, Helbig, Markram, Tsodyks and Richardson (2009), Front. Comput. Neurosci. 3:27",
    order=5,
)
