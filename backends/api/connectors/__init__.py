"""Connectors: rules that say which cells are connected, computed block by block from counter-based random streams."""

from backends.api.connectors.connector import Connector
from backends.api.connectors.fixed_number import FixedNumberPreConnector
from backends.api.connectors.pairs import AllToAllConnector, OneToOneConnector
from backends.api.connectors.probability import FixedProbabilityConnector

__all__ = [
    "AllToAllConnector",
    "Connector",
    "FixedNumberPreConnector",
    "FixedProbabilityConnector",
    "OneToOneConnector",
]
