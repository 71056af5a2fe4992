"""The bases of the classes of models, under the names by which PyNN knows them."""

from backends.api.standardmodels import ModelType as BaseModelType
from backends.api.standardmodels import StandardCellType as BaseCellType
from backends.api.standardmodels import StandardSynapseType as BaseSynapseType
from backends.api.standardmodels.electrodes import StandardCurrentSource as BaseCurrentSource

__all__ = ["BaseCellType", "BaseCurrentSource", "BaseModelType", "BaseSynapseType"]
