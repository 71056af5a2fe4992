"""The standard synapses, a class for each declaration."""

from backends.api.standardmodels.base import synapse_classes

_CLASSES = synapse_classes()
globals().update(_CLASSES)
__all__ = list(_CLASSES)  # noqa: PLE0605
