"""Where cells are: grids and lines, and how distances are measured. Positions are 3 × n arrays in um."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError
from backends.api.parameters import known
from backends.api.random import NumpyRNG
from backends.standard import STRUCTURES, StructureModel

Positions = NDArray[np.float64]


class BaseStructure:
    """An arrangement of cells; parameters as declared."""

    declaration: ClassVar[StructureModel]

    def __init__(self, *given: Any, rng: NumpyRNG | None = None, **parameters: Any) -> None:
        named = dict(zip(self.declaration.by_name, given, strict=False))
        self.parameters = {**self.declaration.defaults, **known(self.declaration, {**named, **parameters})}
        self._rng = rng

    def __getattr__(self, name: str) -> Any:
        if name in type(self).declaration.by_name:
            return self.parameters[name]
        raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")

    def get_parameters(self) -> Mapping[str, Any]:
        """All parameters by name."""
        return dict(self.parameters)

    def generate_positions(self, n: int) -> Positions:
        """The positions of `n` cells, shape (3, n); InvalidDimensionsError when they do not fill the grid."""
        raise NotImplementedError

    def _filled(self, axes: list[NDArray[np.float64]]) -> Positions:
        grid = np.array([axis.ravel() for axis in np.meshgrid(*axes, indexing="ij")])
        if self.parameters.get("fill_order") == "random":
            grid = grid[:, (self._rng or NumpyRNG())._generator.permutation(grid.shape[1])]
        return grid


class Line(BaseStructure):
    """Cells on a line along x."""

    declaration = STRUCTURES["Line"]

    def generate_positions(self, n: int) -> Positions:
        """Equally spaced along x."""
        x = self.x0 + self.dx * np.arange(n, dtype=float)
        return np.array([x, np.full(n, float(self.y)), np.full(n, float(self.z))])


class Grid2D(BaseStructure):
    """Cells on a rectangular grid in the x-y plane; y varies fastest."""

    declaration = STRUCTURES["Grid2D"]

    def calculate_size(self, n: int) -> tuple[int, int]:
        """Cells in x and in y."""
        nx = round(np.sqrt(n * self.aspect_ratio))
        ny = n // nx if nx else 0
        return _checked(self, n, (nx, ny))

    def generate_positions(self, n: int) -> Positions:
        """Row by row."""
        nx, ny = self.calculate_size(n)
        axes = [self.x0 + self.dx * np.arange(nx), self.y0 + self.dy * np.arange(ny), np.array([float(self.z)])]
        return self._filled(axes)


class Grid3D(BaseStructure):
    """Cells on a three-dimensional grid; z varies fastest."""

    declaration = STRUCTURES["Grid3D"]

    def calculate_size(self, n: int) -> tuple[int, int, int]:
        """Cells in x, y and z."""
        nx = round(np.cbrt(n * self.aspect_ratioXY * self.aspect_ratioXZ))
        ny, nz = round(nx / self.aspect_ratioXY), round(nx / self.aspect_ratioXZ)
        return _checked(self, n, (nx, ny, nz))

    def generate_positions(self, n: int) -> Positions:
        """Plane by plane."""
        counts = self.calculate_size(n)
        starts, steps = (self.x0, self.y0, self.z0), (self.dx, self.dy, self.dz)
        return self._filled([s + d * np.arange(c) for s, d, c in zip(starts, steps, counts, strict=True)])


def _checked(structure: BaseStructure, n: int, counts: Any) -> Any:
    if np.prod(counts) != n:
        product = " × ".join(map(str, counts))
        raise InvalidDimensionsError(f"{type(structure).__name__}: {n} cells do not fill a grid of {product}.")
    return counts


def structure_for(shape: tuple[int, ...]) -> BaseStructure:
    """The structure of a population whose size was given as a tuple."""
    if len(shape) == 1:
        return Line()
    if len(shape) == 2:
        return Grid2D(aspect_ratio=shape[0] / shape[1])
    if len(shape) == 3:
        return Grid3D(aspect_ratioXY=shape[0] / shape[1], aspect_ratioXZ=shape[0] / shape[2])
    raise InvalidDimensionsError(f"A population has 1 to 3 dimensions, not {len(shape)}: {shape}.")
