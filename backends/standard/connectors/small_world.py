"""Neighbours, some of them exchanged for cells far away."""

from backends.standard.declaration import ConnectorModel, Kind, Parameter
from backends.standard.parameters import ALLOW_SELF

SMALL_WORLD = ConnectorModel(
    name="SmallWorldConnector",
    title="Small world",
    doc=(
        "Cells are connected to all within a distance; then each connection moves, with a probability, to a cell "
        "anywhere. PyNN 0.13 names this rule but cannot build it."
    ),
    parameters=(
        Parameter(
            "degree",
            10.0,
            "um",
            "Distance below which cells are connected at first",
            low=0.0,
            open_low=True,
            random=False,
            required=True,
        ),
        Parameter(
            "rewiring",
            0.1,
            doc="Probability that a connection moves to another target",
            low=0.0,
            high=1.0,
            random=False,
            required=True,
        ),
        ALLOW_SELF,
        Parameter(
            "n_connections",
            None,
            doc="Number of targets that each cell keeps at most; none: all within the distance",
            low=0,
            kind=Kind.INTEGER,
            random=False,
        ),
    ),
    symbol="β",
    shown="rewiring",
    probabilistic=True,
    autapses="allow_self_connections",
    source="Watts & Strogatz (1998), Nature 393:440",
    order=10,
)
