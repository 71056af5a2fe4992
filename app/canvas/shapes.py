"""The shapes of Senk et al. (2022) as plane geometry: a regular polygon or a circle around the node's place. No Qt.

Angles are in radians, clockwise from the right as on the screen (y grows downwards); lengths in scene units, which are
pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.model.sign import Sign


class Point(NamedTuple):
    """A place on the canvas, or a way from one place to another."""

    x: float
    y: float

    def toward(self, angle: float, length: float) -> Point:
        """The point `length` away in the direction of `angle`."""
        return Point(self.x + cos(angle) * length, self.y + sin(angle) * length)

    def relative_to(self, origin: Point) -> Point:
        """The same place as seen from `origin`."""
        return Point(self.x - origin.x, self.y - origin.y)

    def angle_to(self, other: Point) -> float:
        """The direction in which `other` lies."""
        return atan2(other.y - self.y, other.x - self.x)

    def distance_to(self, other: Point) -> float:
        """How far away `other` is."""
        return hypot(other.x - self.x, other.y - self.y)


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, by: Point) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.left + by.x, self.top + by.y, self.right + by.x, self.bottom + by.y)

    def grown(self, by: float) -> Box:
        """The rectangle with a margin on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Shape:
    """A regular polygon with one side facing each of `normals`, or a circle when there are none.

    `apothem` is the distance from the centre to each side; `rounding` the radius of the corners as they are drawn.
    """

    apothem: float
    normals: tuple[float, ...] = ()
    rounding: float = 0.0

    @cached_property
    def corners(self) -> tuple[Point, ...]:
        """The corners around the centre (0, 0), clockwise; none for a circle."""
        half = pi / max(len(self.normals), 1)
        return tuple(Point(0, 0).toward(normal + half, self.apothem / cos(half)) for normal in self.normals)

    @cached_property
    def box(self) -> Box:
        """The smallest rectangle around it, centre at (0, 0)."""
        if not self.corners:
            return Box(-self.apothem, -self.apothem, self.apothem, self.apothem)
        xs, ys = zip(*self.corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def grown(self, by: float) -> Shape:
        """The shape whose outline runs `by` outside this one's, or inside when negative."""
        return replace(self, apothem=self.apothem + by, rounding=max(self.rounding + by, 0) if self.rounding else 0.0)

    def reach(self, angle: float) -> float:
        """How far the outline is from the centre in the direction of `angle`."""
        facing = [c for normal in self.normals if (c := cos(angle - normal)) > 1e-9]
        return min(self.apothem / c for c in facing) if facing else self.apothem

    def reaches(self, angles: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for several angles, shape (n,)."""
        if not self.normals:
            return np.full(len(angles), self.apothem)
        facing = np.cos(angles[:, None] - np.array(self.normals))
        # The way leaves through the side that faces it most, and some side of a closed shape always does.
        return np.asarray(self.apothem / facing.max(axis=1))

    def depth(self, point: Point) -> float:
        """How far `point`, relative to the centre, is outside the outline; negative inside."""
        if not self.normals:
            return hypot(*point) - self.apothem
        return max(point.x * cos(n) + point.y * sin(n) for n in self.normals) - self.apothem


def _polygon(apothem: float, sides: int, first: float, rounding: float = 0.0) -> Shape:
    return Shape(apothem, tuple(first + 2 * pi * i / sides for i in range(sides)), rounding)


# Sizes of equal visual weight, about 92 px: a triangle needs more reach than a circle to look as large.
SHAPES: Mapping[Sign, Shape] = {
    Sign.EXCITATORY: _polygon(32.0, 3, pi / 2),
    Sign.INHIBITORY: Shape(44.0),
    Sign.STIMULUS: _polygon(40.0, 6, pi / 2),
    Sign.GENERIC: _polygon(38.0, 4, pi / 2, rounding=7.0),
    Sign.CURRENT: _polygon(23.0, 6, pi / 2),
    Sign.ASSEMBLY: _polygon(36.0, 4, pi / 2, rounding=20.0),
    Sign.NOTE: _polygon(40.0, 4, pi / 2, rounding=3.0),
    Sign.GROUP: _polygon(42.0, 4, pi / 2, rounding=14.0),
}
