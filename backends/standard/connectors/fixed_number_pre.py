"""The same number of inputs for each cell."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF, with_replacement

FIXED_NUMBER_PRE = ConnectorModel(
    name="FixedNumberPreConnector",
    title="Fixed number of inputs",
    doc="Each postsynaptic cell gets the same number of presynaptic cells, chosen at random (fixed in-degree).",
    parameters=(
        Parameter("n", 100, doc="Number of inputs of each cell", low=0, kind=Kind.INTEGER, random=False, required=True),
        ALLOW_SELF,
        with_replacement(False, "Whether one presynaptic cell may be chosen several times for the same cell"),
    ),
    symbol="K_in",
    shown="n",
    probabilistic=True,
    autapses="allow_self_connections",
    multapses="with_replacement",
    among="pre",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=4,
)
