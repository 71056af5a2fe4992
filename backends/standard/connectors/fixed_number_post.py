"""The same number of targets for each cell."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF, with_replacement

FIXED_NUMBER_POST = ConnectorModel(
    name="FixedNumberPostConnector",
    title="Fixed number of targets",
    doc="Each presynaptic cell gets the same number of postsynaptic cells, chosen at random (fixed out-degree).",
    parameters=(
        Parameter(
            "n", 100, doc="Number of targets of each cell", low=0, kind=Kind.INTEGER, random=False, required=True
        ),
        ALLOW_SELF,
        with_replacement(False, "Whether one postsynaptic cell may be chosen several times by the same cell"),
    ),
    symbol="K_out",
    shown="n",
    probabilistic=True,
    autapses="allow_self_connections",
    multapses="with_replacement",
    among="post",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=5,
)
