"""Each pair with the same probability."""

from backends.standard.declaration import ConnectorModel, Parameter
from backends.standard.parameters import ALLOW_SELF

FIXED_PROBABILITY = ConnectorModel(
    name="FixedProbabilityConnector",
    title="Fixed probability",
    doc="Each pair of cells is connected with the same probability, independently of the others (pairwise Bernoulli).",
    parameters=(
        Parameter(
            "p_connect", 0.1, doc="Probability that a pair is connected", low=0.0, high=1.0, random=False, required=True
        ),
        ALLOW_SELF,
    ),
    symbol="p",
    shown="p_connect",
    probabilistic=True,
    autapses="allow_self_connections",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=3,
)
