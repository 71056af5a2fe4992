"""Where cells can be, and how far apart, estimated from what is said of them: fit to draw a curve over. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from app.model import Array, Component, Population, Settings
from app.panels.text.grid import cells_along, lattice, spacing
from backends.standard import SHAPES, STRUCTURES

Floats = NDArray[np.float64]
Span = tuple[float, float]

_JITTERED = 3.0  # standard deviations
_ORIGINS = {"Line": ("x0", "y", "z"), "Grid2D": ("x0", "y0", "z"), "Grid3D": ("x0", "y0", "z0")}


def spans_of_cells(population: Population) -> Mapping[str, Span]:
    """From where to where index and place of the cells of a population go (um)."""
    low, high = box(population)
    places = {axis: (float(low[at]), float(high[at])) for at, axis in enumerate("xyz")}
    return {"i": (0.0, float(max(population.size - 1, 0))), **places}


def span_of_distance(pre: Sequence[Population], post: Sequence[Population], settings: Settings) -> Mapping[str, Span]:
    """From 0 to the largest distance that two cells can have (um)."""
    (low_a, high_a), (low_b, high_b) = _around(pre), _around(post)
    apart = np.maximum(np.abs(high_a - low_b), np.abs(high_b - low_a))
    axes = [at for at, axis in enumerate("xyz") if axis in settings.axes]
    return {"d": (0.0, float(np.sqrt((apart[axes] ** 2).sum())) or 1.0)}


def box(population: Population) -> tuple[Floats, Floats]:
    """Two opposite corners (um) of a box around the cells of a population."""
    low, high = _still(population)
    if any(population.pose.rotation):
        middle, half = (low + high) / 2, np.sqrt(((high - low) ** 2).sum()) / 2
        low, high = middle - half, middle + half
    room = _JITTERED * abs(population.pose.jitter)
    return low - room, high + room


def _around(populations: Sequence[Population]) -> tuple[Floats, Floats]:
    corners = [box(population) for population in populations] or [(np.zeros(3), np.zeros(3))]
    return np.min([low for low, _ in corners], axis=0), np.max([high for _, high in corners], axis=0)


def _still(population: Population) -> tuple[Floats, Floats]:
    points = population.pose.points
    if points is not None and len(points):
        rows = np.zeros((len(points), 3))
        rows[:, : min(3, points.rows.shape[1])] = points.rows[:, :3]
        return rows.min(axis=0), rows.max(axis=0)
    structure = population.structure
    if structure is not None and structure.model == "RandomStructure":
        return _volume(structure)
    return _grid(population, structure)


def _grid(population: Population, structure: Component | None) -> tuple[Floats, Floats]:
    """Of cells that stand on a lattice; those without a structure stand on a line, 1 um apart."""
    origin, extent = np.zeros(3), np.array([float(max(population.size - 1, 0)), 0.0, 0.0])
    if structure is not None and lattice(structure) is not None:
        origin = np.array([_number(structure, name) for name in _ORIGINS[structure.model]])
        along = cells_along(population) or (population.size,)
        steps = np.array(spacing(structure)[: len(along)]) * (np.array(along) - 1)
        extent = np.pad(steps, (0, 3 - len(steps)))
    return np.minimum(origin, origin + extent), np.maximum(origin, origin + extent)


def _volume(structure: Component) -> tuple[Floats, Floats]:
    given = structure.parameters.get("origin")
    origin = given.numbers if isinstance(given, Array) and len(given) == 3 else np.zeros(3)
    shape = structure.parameters.get("boundary")
    return origin - (half := _half(shape)), origin + half


def _half(shape: object) -> Floats:
    """Half the width, height and depth of a shape."""
    if not isinstance(shape, Component) or shape.model not in SHAPES:
        return np.zeros(3)
    sizes = [_number(shape, parameter.name) for parameter in SHAPES[shape.model].parameters]
    return np.array(sizes) / 2 if len(sizes) == 3 else np.full(3, sizes[0])


def _number(component: Component, name: str) -> float:
    table = STRUCTURES if component.model in STRUCTURES else SHAPES
    value = component.parameters.get(name, table[component.model].defaults.get(name))
    return float(value) if isinstance(value, int | float) else 0.0
