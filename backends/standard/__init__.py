"""Declarations: every standard model once, as data, from which forms, checks, scripts and translations derive.

Each table maps a model's name to its declaration; a new model is one new file in the table's folder.
"""

from collections.abc import Mapping
from types import MappingProxyType

from backends.standard.collect import collect
from backends.standard.declaration import (
    CellModel,
    ConnectorModel,
    CurrentModel,
    DistributionModel,
    Kind,
    Model,
    NeuronModel,
    Parameter,
    ReceptorModel,
    ShapeModel,
    StructureModel,
    SynapseModel,
    TimingModel,
    Variable,
    WeightDependenceModel,
)
from backends.standard.learning import Change, Release
from backends.standard.mechanism import mechanism, mechanism_in_parts
from backends.standard.point_neuron import point_neuron

CELLS = collect("backends.standard.cells", CellModel)
NEURONS = collect("backends.standard.neurons", NeuronModel)
RECEPTORS = collect("backends.standard.receptors", ReceptorModel)
SYNAPSES = collect("backends.standard.synapses", SynapseModel)
CONNECTORS = collect("backends.standard.connectors", ConnectorModel)
CURRENTS = collect("backends.standard.currents", CurrentModel)
TIMINGS = collect("backends.standard.plasticity", TimingModel)
WEIGHT_DEPENDENCES = collect("backends.standard.plasticity", WeightDependenceModel)
SHAPES = collect("backends.standard.shapes", ShapeModel)
STRUCTURES = collect("backends.standard.structures", StructureModel)
DISTRIBUTIONS = collect("backends.standard.distributions", DistributionModel)

_STDP = mechanism_in_parts(TIMINGS, WEIGHT_DEPENDENCES)
# Synapses as scripts name them: a mechanism is put together from parts. And all that can be such a part.
SYNAPSE_TYPES: Mapping[str, SynapseModel] = MappingProxyType({**SYNAPSES, _STDP.name: _STDP})
PARTS: Mapping[str, Model] = MappingProxyType({**TIMINGS, **WEIGHT_DEPENDENCES, **SHAPES})

__all__ = [
    "CELLS",
    "CONNECTORS",
    "CURRENTS",
    "DISTRIBUTIONS",
    "NEURONS",
    "PARTS",
    "RECEPTORS",
    "SHAPES",
    "STRUCTURES",
    "SYNAPSES",
    "SYNAPSE_TYPES",
    "TIMINGS",
    "WEIGHT_DEPENDENCES",
    "CellModel",
    "Change",
    "ConnectorModel",
    "CurrentModel",
    "DistributionModel",
    "Kind",
    "Model",
    "NeuronModel",
    "Parameter",
    "ReceptorModel",
    "Release",
    "ShapeModel",
    "StructureModel",
    "SynapseModel",
    "TimingModel",
    "Variable",
    "WeightDependenceModel",
    "mechanism",
    "point_neuron",
]
