"""Space: where the cells of a population are, and how far from each other."""

from backends.api.space.distances import AXES, Space, distance
from backends.api.space.shapes import Cuboid, Shape, Sphere
from backends.api.space.structures import BaseStructure, Grid2D, Grid3D, Line, RandomStructure

__all__ = [
    "AXES",
    "BaseStructure",
    "Cuboid",
    "Grid2D",
    "Grid3D",
    "Line",
    "RandomStructure",
    "Shape",
    "Space",
    "Sphere",
    "distance",
]
