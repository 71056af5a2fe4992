"""Every cell to every cell."""

from backends.standard.declaration import ConnectorModel
from backends.standard.parameters import ALLOW_SELF

ALL_TO_ALL = ConnectorModel(
    name="AllToAllConnector",
    title="All to all",
    doc="Each presynaptic cell is connected to each postsynaptic cell.",
    parameters=(ALLOW_SELF,),
    symbol="Ω",
    autapses="allow_self_connections",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=1,
)
