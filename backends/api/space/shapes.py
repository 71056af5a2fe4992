"""Shapes: volumes in which cells lie at random."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError
from backends.api.random import AbstractRNG

Floats = NDArray[np.float64]
_TWICE = {"low": -1.0, "high": 1.0}


class Shape:
    """A volume around the origin. Its sizes (um) are checked when it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # shapes are dataclasses
            value = getattr(self, field.name)
            sound = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
            if not sound or not isfinite(value) or value < 0:
                raise InvalidParameterValueError(
                    f"{field.name} of {type(self).__name__}: {value!r} is not a number of at least 0 um."
                )

    def sample(self, n: int, rng: AbstractRNG) -> Floats:
        """`n` points within, uniformly distributed, shape (n, 3)."""
        raise NotImplementedError


@dataclass(frozen=True)
class Cuboid(Shape):
    """A box: width along x, height along y, depth along z."""

    width: float
    height: float
    depth: float

    def sample(self, n: int, rng: AbstractRNG) -> Floats:
        """Points of a box."""
        return np.asarray(0.5 * _cube(n, rng) * np.array([self.width, self.height, self.depth]))


@dataclass(frozen=True)
class Sphere(Shape):
    """A ball."""

    radius: float

    def sample(self, n: int, rng: AbstractRNG) -> Floats:
        """The first points of the cube around it that lie within: about every second one."""
        points = np.empty((0, 3))
        while len(points) < n:
            candidates = _cube(n - len(points), rng)
            points = np.concatenate([points, candidates[(candidates**2).sum(axis=1) < 1]])
        return np.asarray(self.radius * points)


def _cube(n: int, rng: AbstractRNG) -> Floats:
    """Points from -1 to 1 on each axis, shape (n, 3); drawn point by point."""
    numbers: Any = rng.next(3 * n, "uniform", _TWICE)
    return np.asarray(numbers, float).reshape(n, 3)
