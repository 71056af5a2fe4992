"""What receptors do with a spike, a class each: parts of composed cells."""

from __future__ import annotations

from backends.api.standardmodels import ModelType, component_type
from backends.standard import RECEPTORS


class StandardPostSynapticResponse(ModelType):
    """The response of a receptor to a spike: a part of a composed cell."""


RECEPTOR_TYPES = {name: component_type(StandardPostSynapticResponse, model) for name, model in RECEPTORS.items()}
for _class in RECEPTOR_TYPES.values():
    _class.__module__ = __name__
SHORT = {kind.model.short: kind for kind in RECEPTOR_TYPES.values() if kind.model.short}
globals().update(RECEPTOR_TYPES | SHORT)

__all__ = [*RECEPTOR_TYPES, *SHORT]
