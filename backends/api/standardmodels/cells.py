"""The standard cell models, a class each."""

from __future__ import annotations

from backends.api.standardmodels import StandardCellType, cell_type, composed
from backends.standard import CELLS

CELL_TYPES: dict[str, type[StandardCellType]] = {name: cell_type(model) for name, model in CELLS.items()}
for _class in CELL_TYPES.values():
    _class.__module__ = __name__
globals().update(CELL_TYPES)
globals().update({name: getattr(composed, name) for name in composed.__all__})

__all__ = [*CELL_TYPES, *composed.__all__]
