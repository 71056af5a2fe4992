"""The standard cell models, a class each."""

from __future__ import annotations

from backends.api.standardmodels import StandardCellType, cell_type
from backends.standard import CELLS

CELL_TYPES: dict[str, type[StandardCellType]] = {name: cell_type(model) for name, model in CELLS.items()}
for _class in CELL_TYPES.values():
    _class.__module__ = __name__
globals().update(CELL_TYPES)

__all__ = list(CELL_TYPES)
