"""The bases of the standard models, under the names by which PyNN knows them."""

from backends.api.standardmodels import ModelType as StandardModelType
from backends.api.standardmodels import StandardCellType, StandardSynapseType
from backends.api.standardmodels.electrodes import StandardCurrentSource
from backends.api.standardmodels.plasticity import STDPTimingDependence, STDPWeightDependence

__all__ = [
    "STDPTimingDependence",
    "STDPWeightDependence",
    "StandardCellType",
    "StandardCurrentSource",
    "StandardModelType",
    "StandardSynapseType",
]
