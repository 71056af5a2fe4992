"""The standard cells, a class for each declaration."""

from backends.api.standardmodels.base import cell_classes

_CLASSES = cell_classes()
globals().update(_CLASSES)
__all__ = list(_CLASSES)  # noqa: PLE0605
