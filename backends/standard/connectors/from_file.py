"""A list of connections in a file."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter

FROM_FILE = ConnectorModel(
    name="FromFileConnector",
    title="From a file",
    doc="The connections that a file lists: two indices a line, then what the synapses are told.",
    parameters=(
        Parameter(
            "file",
            "connections.txt",
            doc="File of lines i, j, weight, delay; a first line # columns = [...] can name others",
            kind=Kind.FILE,
            random=False,
            required=True,
        ),
        Parameter(
            "distributed",
            False,
            doc="Whether each process has a file of its own, NAME.0, NAME.1, ...",
            kind=Kind.BOOLEAN,
            random=False,
        ),
    ),
    symbol="X",
    multapses=True,
    source="Senk et al. (2022), PLoS Comput. Biol. 18:e1010086",
    order=11,
)
