"""How many cells a population has, and how they are arranged, from what a script says its size is."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from backends.api.arguments import fitting, short
from backends.api.errors import InvalidDimensionsError
from backends.api.populations.view import is_index
from backends.api.space import BaseStructure, Grid2D, Grid3D


def arranged(size: int | Sequence[int], structure: BaseStructure | None) -> tuple[int, BaseStructure | None]:
    """The number of cells and their arrangement, where `size` may be the sides of a grid."""
    sides = [size] if isinstance(size, (int, np.integer)) else size
    sound = isinstance(sides, (list, tuple)) and 1 <= len(sides) <= 3 and not isinstance(size, bool)
    if not sound or not all(is_index(side) and side > 0 for side in sides):
        raise InvalidDimensionsError(f"{short(size)} is not a number of cells, nor a tuple of up to three.")
    if structure is not None and not isinstance(structure, BaseStructure):
        raise InvalidDimensionsError(f"structure: {structure!r} is not a structure like Grid2D().")
    n = prod(int(side) for side in sides)
    fitting(n, "size of Population")
    if len(sides) == 1:
        return n, structure
    if structure is not None:
        raise InvalidDimensionsError(f"A size of {size!r} makes a grid, so no structure can be given besides.")
    if len(sides) == 2:
        return n, Grid2D(aspect_ratio=sides[0] / sides[1])
    return n, Grid3D(aspect_ratioXY=sides[0] / sides[1], aspect_ratioXZ=sides[0] / sides[2])
