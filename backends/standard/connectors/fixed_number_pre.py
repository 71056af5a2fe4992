"""The same number of inputs for each cell."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF

FIXED_NUMBER_PRE = ConnectorModel(
    name="FixedNumberPreConnector",
    title="Fixed number of inputs",
    doc="Each postsynaptic cell gets the same number of presynaptic cells, chosen at random (fixed in-degree).",
    parameters=(
        Parameter("n", 100, doc="Number of inputs of each cell", low=0, kind=Kind.INTEGER, random=False),
        ALLOW_SELF,
        Parameter(
            "with_replacement",
            False,
            doc="Whether one presynaptic cell may be chosen several times for the same cell",
            kind=Kind.BOOLEAN,
            random=False,
        ),
    ),
    symbol="K_in",
    shown="n",
    probabilistic=True,
    autapses="allow_self_connections",
    multapses="with_replacement",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=4,
)
