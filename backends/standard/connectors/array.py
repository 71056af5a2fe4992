"""A matrix that says which pairs are connected."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter

ARRAY = ConnectorModel(
    name="ArrayConnector",
    title="Matrix",
    doc="The pairs that are true in a matrix of shape (presynaptic cells, postsynaptic cells).",
    parameters=(
        Parameter(
            "array",
            None,
            doc="A boolean matrix",
            kind=Kind.TABLE,
            what="a matrix of booleans, or of zeros and ones",
            random=False,
            required=True,
        ),
    ),
    symbol="X",
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=13,
)
