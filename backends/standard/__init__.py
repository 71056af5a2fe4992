"""Declarations: every standard model once, as data, from which forms, checks, scripts and translations derive.

Each table maps a model's name to its declaration; a new model is one new file in the table's folder.
"""

from backends.standard.collect import collect
from backends.standard.declaration import (
    CellModel,
    ConnectorModel,
    DistributionModel,
    Kind,
    Model,
    Parameter,
    StructureModel,
    SynapseModel,
    Variable,
)

CELLS = collect("backends.standard.cells", CellModel)
SYNAPSES = collect("backends.standard.synapses", SynapseModel)
CONNECTORS = collect("backends.standard.connectors", ConnectorModel)
STRUCTURES = collect("backends.standard.structures", StructureModel)
DISTRIBUTIONS = collect("backends.standard.distributions", DistributionModel)

__all__ = [
    "CELLS",
    "CONNECTORS",
    "DISTRIBUTIONS",
    "STRUCTURES",
    "SYNAPSES",
    "CellModel",
    "ConnectorModel",
    "DistributionModel",
    "Kind",
    "Model",
    "Parameter",
    "StructureModel",
    "SynapseModel",
    "Variable",
]
