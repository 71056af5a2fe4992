"""Connectors: rules that say which cells are connected, computed block by block from counter-based random streams."""

from backends.api.connectors.connector import Connector
from backends.api.connectors.expressed import (
    DisplacementDependentProbabilityConnector,
    DistanceDependentProbabilityConnector,
    IndexBasedProbabilityConnector,
)
from backends.api.connectors.fixed_number import FixedNumberPostConnector, FixedNumberPreConnector
from backends.api.connectors.fixed_total import FixedTotalNumberConnector
from backends.api.connectors.listed import FromFileConnector, FromListConnector
from backends.api.connectors.matrix import ArrayConnector, CloneConnector, CSAConnector
from backends.api.connectors.pairs import AllToAllConnector, OneToOneConnector
from backends.api.connectors.probability import FixedProbabilityConnector
from backends.api.connectors.small_world import SmallWorldConnector

__all__ = [
    "AllToAllConnector",
    "ArrayConnector",
    "CSAConnector",
    "CloneConnector",
    "Connector",
    "DisplacementDependentProbabilityConnector",
    "DistanceDependentProbabilityConnector",
    "FixedNumberPostConnector",
    "FixedNumberPreConnector",
    "FixedProbabilityConnector",
    "FixedTotalNumberConnector",
    "FromFileConnector",
    "FromListConnector",
    "IndexBasedProbabilityConnector",
    "OneToOneConnector",
    "SmallWorldConnector",
]
