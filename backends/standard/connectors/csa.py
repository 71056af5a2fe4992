"""A set of the connection set algebra."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter

CSA = ConnectorModel(
    name="CSAConnector",
    title="Connection set",
    doc="The pairs of a connection set of the package csa (Connection Set Algebra).",
    parameters=(
        Parameter(
            "cset",
            None,
            doc="A mask, or a connection set with weights and delays",
            kind=Kind.OBJECT,
            what="a connection set of the package csa, of arity 0 or 2",
            random=False,
            required=True,
        ),
    ),
    symbol="CSA",
    probabilistic=True,
    source="Djurfeldt (2012), Neuroinformatics 10:287",
    order=15,
)
