"""A number of connections in all."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF, with_replacement

FIXED_TOTAL_NUMBER = ConnectorModel(
    name="FixedTotalNumberConnector",
    title="Fixed total number",
    doc="A number of pairs is chosen at random from all pairs of cells (random, fixed total number).",
    parameters=(
        Parameter(
            "n", 1000, doc="Number of connections", low=0, high=1e12, kind=Kind.INTEGER, random=False, required=True
        ),
        ALLOW_SELF,
        with_replacement(True, "Whether one pair may be chosen several times"),
    ),
    symbol="N_syn",
    shown="n",
    probabilistic=True,
    autapses="allow_self_connections",
    multapses="with_replacement",
    among="pairs",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=6,
)
