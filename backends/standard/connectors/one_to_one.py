"""The n-th cell to the n-th cell."""

from backends.standard.declaration import ConnectorModel

ONE_TO_ONE = ConnectorModel(
    name="OneToOneConnector",
    title="One to one",
    doc="The n-th presynaptic cell is connected to the n-th postsynaptic cell.",
    symbol="δ",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=2,
)
