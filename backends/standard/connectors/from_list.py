"""A list of connections."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter

FROM_LIST = ConnectorModel(
    name="FromListConnector",
    title="From a list",
    doc="The connections of a list: two indices each, then what the synapse is told.",
    parameters=(
        Parameter(
            "conn_list",
            None,
            doc="A row (i, j, ...) for each connection",
            kind=Kind.TABLE,
            what="a list of rows (i, j, ...) of numbers",
            random=False,
            required=True,
        ),
        Parameter(
            "column_names",
            None,
            doc="Names of the synaptic parameters behind i and j; none: weight and delay",
            kind=Kind.OBJECT,
            what="a list of names of synaptic parameters",
            random=False,
        ),
    ),
    symbol="X",
    multapses=True,
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=12,
)
