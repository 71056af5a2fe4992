"""Structures: where the cells of a population are. Positions are 3 × n arrays in um."""

from __future__ import annotations

from math import prod
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import numbers
from backends.api.descriptions import render
from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError
from backends.api.parameters import ModelParameters
from backends.api.random import AbstractRNG, NumpyRNG, WrappedRNG
from backends.api.space.shapes import Shape
from backends.standard import STRUCTURES, StructureModel
from backends.standard.declaration import unfilled

Floats = NDArray[np.float64]


class BaseStructure:
    """An arrangement of cells. Two with the same parameters are equal."""

    model: ClassVar[StructureModel]

    def __init__(self, *positional: Any, **named: Any) -> None:
        names = list(self.model.by_name)
        if len(positional) > len(names):
            raise TypeError(f"{self.model.name} takes {', '.join(names)}: {len(positional)} values are too many.")
        given = dict(zip(names, positional, strict=False))
        if twice := given.keys() & named.keys():
            raise TypeError(f"{self.model.name}: {', '.join(twice)} was given twice.")
        self._parameters = dict(ModelParameters(self.model, given | named))

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names of the parameters."""
        return tuple(self._parameters)

    def get_parameters(self) -> dict[str, Any]:
        """The parameters by name."""
        return dict(self._parameters)

    def generate_positions(self, n: int) -> Floats:
        """The positions of `n` cells, shape (3, n). InvalidDimensionsError when n cells do not fit."""
        raise NotImplementedError

    def describe(self, template: str | None = "structure_default.txt", engine: Any = "default") -> Any:
        """What it is in words, by a template; the facts where the template is None."""
        facts = {"name": self.model.name, "parameters": self.get_parameters()}
        return render(engine, template, {**facts, "text": repr(self)})

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_parameters"][name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}") from None

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other)["_parameters"] == self._parameters

    def __hash__(self) -> int:
        return hash((type(self), tuple(self._parameters.items())))

    def __repr__(self) -> str:
        return f"{self.model.name}({', '.join(f'{name}={value!r}' for name, value in self._parameters.items())})"


class Line(BaseStructure):
    """Cells at equal distances along the x axis."""

    model = STRUCTURES["Line"]

    def generate_positions(self, n: int) -> Floats:
        """Shape (3, n)."""
        x = self.x0 + self.dx * np.arange(_checked_size(n), dtype=float)
        return np.vstack([x, np.full(n, self.y, float), np.full(n, self.z, float)])


class _Grid(BaseStructure):
    """What both grids share. `rng` shuffles the cells where fill_order is "random"."""

    def __init__(self, *positional: Any, rng: AbstractRNG | None = None, **named: Any) -> None:
        super().__init__(*positional, **named)
        self.rng = _generator(self.model.name, rng)

    def _sides(self, n: int) -> tuple[int, ...]:
        sides = self.model.sides(_checked_size(n), self._parameters)
        if prod(sides) != n:
            raise InvalidDimensionsError(f"{unfilled(self.model, n, self._parameters)}.")
        return sides

    def _fill(self, shape: tuple[int, ...], origin: list[float], steps: list[float]) -> Floats:
        """The places of a grid, the last axis running fastest, in the order in which cells take them."""
        places = np.indices(shape).reshape(len(shape), -1)
        positions = np.asarray(origin)[:, None] + np.asarray(steps)[:, None] * np.vstack(
            [places, np.zeros((3 - len(shape), places.shape[1]))]
        )
        if self.fill_order == "sequential":
            return np.asarray(positions, float)
        rng = self.rng or NumpyRNG()
        return np.asarray(rng.permutation(positions.T).T if isinstance(rng, WrappedRNG) else positions, float)


class Grid2D(_Grid):
    """Cells on a rectangular grid in the x-y plane."""

    model = STRUCTURES["Grid2D"]

    def calculate_size(self, n: int) -> tuple[int, int]:
        """How many cells there are in x and in y. InvalidDimensionsError when n cells fill no such rectangle."""
        nx, ny = self._sides(n)
        return nx, ny

    def generate_positions(self, n: int) -> Floats:
        """Shape (3, n); y runs fastest."""
        return self._fill(self.calculate_size(n), [self.x0, self.y0, self.z], [self.dx, self.dy, 0.0])


class Grid3D(_Grid):
    """Cells on a three-dimensional grid."""

    model = STRUCTURES["Grid3D"]

    def calculate_size(self, n: int) -> tuple[int, int, int]:
        """How many cells there are in x, y and z. InvalidDimensionsError when n cells fill no such box."""
        nx, ny, nz = self._sides(n)
        return nx, ny, nz

    def generate_positions(self, n: int) -> Floats:
        """Shape (3, n); z runs fastest."""
        return self._fill(self.calculate_size(n), [self.x0, self.y0, self.z0], [self.dx, self.dy, self.dz])


class RandomStructure(BaseStructure):
    """Cells at random within a volume; `boundary` is a Cuboid or a Sphere around `origin`."""

    model = STRUCTURES["RandomStructure"]

    def __init__(self, *positional: Any, rng: AbstractRNG | None = None, **named: Any) -> None:
        super().__init__(*positional, **named)
        boundary, origin = self.boundary, numbers(self.origin, f"origin of {self.model.name}")
        if not isinstance(boundary, Shape):
            expected = self.model.by_name["boundary"].expected
            raise InvalidParameterValueError(f"boundary of {self.model.name}: {boundary!r} is not {expected}.")
        if origin.shape != (3,):
            raise InvalidParameterValueError(f"origin of {self.model.name}: {self.origin!r} is not (x, y, z).")
        self._parameters["origin"] = tuple(origin.tolist())
        self.rng = _generator(self.model.name, rng) or NumpyRNG()

    def generate_positions(self, n: int) -> Floats:
        """Shape (3, n). Each call goes on with the random numbers of `rng`."""
        points = self.boundary.sample(_checked_size(n), self.rng)
        return np.asarray((np.asarray(self.origin) + points).T)


def _generator(owner: str, rng: Any) -> AbstractRNG | None:
    if rng is not None and not isinstance(rng, AbstractRNG):
        raise InvalidParameterValueError(f"rng of {owner}: {rng!r} is not a random number generator.")
    return rng


def _checked_size(n: int) -> int:
    if isinstance(n, bool) or not isinstance(n, (int, np.integer)) or n < 0:
        raise InvalidDimensionsError(f"{n!r} is not a number of cells.")
    return int(n)
