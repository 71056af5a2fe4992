"""The standard models as classes, made from their declarations."""

from backends.api.standardmodels.base import (
    StandardCellType,
    StandardModelType,
    StandardSynapseType,
    cell_classes,
    synapse_classes,
)

__all__ = ["StandardCellType", "StandardModelType", "StandardSynapseType", "cell_classes", "synapse_classes"]
