"""A probability that depends on the two indices."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF

INDEX_BASED = ConnectorModel(
    name="IndexBasedProbabilityConnector",
    title="Index-based",
    doc="Each pair of cells is connected with a probability that is a function of their indices.",
    parameters=(
        Parameter(
            "index_expression",
            "0.1 * exp(-abs(i - j) / 10)",
            doc="Probability as a function of the presynaptic index i and the postsynaptic index j",
            kind=Kind.FUNCTION,
            what="an IndexBasedExpression or another function of two arrays of indices, or an expression of i, j",
            variables=("i", "j"),
            random=False,
            required=True,
        ),
        ALLOW_SELF,
    ),
    symbol="p(i,j)",
    probabilistic=True,
    autapses="allow_self_connections",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=9,
)
