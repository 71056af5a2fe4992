"""The standard synapse models, a class each."""

from __future__ import annotations

from backends.api.standardmodels import StandardSynapseType, plasticity, synapse_type
from backends.standard import SYNAPSES

SYNAPSE_TYPES: dict[str, type[StandardSynapseType]] = {name: synapse_type(model) for name, model in SYNAPSES.items()}
for _class in SYNAPSE_TYPES.values():
    _class.__module__ = __name__
globals().update(SYNAPSE_TYPES)
globals().update({name: getattr(plasticity, name) for name in plasticity.__all__})

__all__ = [*SYNAPSE_TYPES, *plasticity.__all__]
