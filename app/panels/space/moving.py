"""A population that is moved in space: the origin of its structure, or all its places from a file. No Qt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.look.camera import Floats
from app.model import Array, Component, Frozen, Population, Table, Value
from backends.standard import STRUCTURES

_DIGITS = 6


def moved(population: Population, way: Floats) -> Population | None:
    """The population with all cells so far away (um) along x, y and z; None when nothing says where they are."""
    points = population.pose.points
    if points is not None:
        rows = points.rows if points.rows.shape[1] == 3 else np.column_stack([points.rows, np.zeros(len(points))])
        return replace(population, pose=replace(population.pose, points=Table(np.round(rows + way, _DIGITS))))
    if population.structure is None or population.structure.model not in STRUCTURES:
        return None
    return replace(population, structure=_moved(population.structure, way))


def _moved(structure: Component, way: Floats) -> Component:
    model = STRUCTURES[structure.model]
    origin = _origin(structure) + way
    numbers = [round(float(number), _DIGITS) + 0.0 for number in origin]
    values: dict[str, Value] = dict(zip(model.origin, numbers, strict=False))
    if len(model.origin) == 1:
        values = {model.origin[0]: Array(numbers)}
    kept = {name: value for name, value in structure.parameters.items() if name not in values}
    different = {name: value for name, value in values.items() if _plain(value) != model.defaults[name]}
    return Component(structure.model, Frozen({**kept, **different}))


def _origin(structure: Component) -> Floats:
    model = STRUCTURES[structure.model]
    given = [structure.parameters.get(name, model.defaults[name]) for name in model.origin]
    if len(given) == 1:
        return np.array(_plain(given[0]), dtype=np.float64)
    return np.array([value if isinstance(value, int | float) else 0.0 for value in given], dtype=np.float64)


def _plain(value: object) -> object:
    return tuple(value.numbers.tolist()) if isinstance(value, Array) else value
