"""A probability that depends on where the target lies, seen from the source."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF

DISPLACEMENT_DEPENDENT = ConnectorModel(
    name="DisplacementDependentProbabilityConnector",
    title="Displacement-dependent",
    doc="Each pair of cells is connected with a probability that is a function of the way between them.",
    parameters=(
        Parameter(
            "disp_function",
            "exp(-(d[0]**2 + d[1]**2) / (2 * 50**2))",
            doc="Probability as a function of d, the position of the target minus that of the source",
            kind=Kind.FUNCTION,
            what="a function of an array d of shape (3, n), or an expression of d[0], d[1], d[2]",
            variables=("d[0]", "d[1]", "d[2]"),
            random=False,
            required=True,
        ),
        ALLOW_SELF,
    ),
    symbol="p(Δ)",
    probabilistic=True,
    autapses="allow_self_connections",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=8,
)
