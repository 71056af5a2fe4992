"""The pairs of another projection."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter

CLONE = ConnectorModel(
    name="CloneConnector",
    title="Clone",
    doc="The same pairs of cells as another projection connects.",
    parameters=(
        Parameter(
            "reference_projection",
            None,
            doc="The projection whose pairs are taken over",
            kind=Kind.REFERENCE,
            what="a projection between the same cells",
            random=False,
            required=True,
        ),
    ),
    symbol="≡",
    multapses=True,
    order=14,
)
