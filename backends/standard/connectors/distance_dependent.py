"""A probability that falls with distance."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF

DISTANCE_DEPENDENT = ConnectorModel(
    name="DistanceDependentProbabilityConnector",
    title="Distance-dependent",
    doc="Each pair of cells is connected with a probability that is a function of the distance d between them.",
    parameters=(
        Parameter(
            "d_expression",
            "exp(-d/100)",
            doc="Probability as a function of the distance d in um, for example exp(-d/100) or d < 50",
            kind=Kind.EXPRESSION,
            variables=("d",),
            random=False,
            required=True,
        ),
        ALLOW_SELF,
    ),
    symbol="p(d)",
    shown="d_expression",
    probabilistic=True,
    autapses="allow_self_connections",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=7,
)
