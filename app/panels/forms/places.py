"""Where the cells of a population are: a structure or places from a file, scattered and turned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import prod
from typing import Any

from app.model import Component, Population, Pose
from app.panels.forms.component import parameter_rows, switched, value_field
from app.panels.forms.field import Face, Field, Row, Section
from app.panels.text.grid import MOST, lattice, on_grid, squarest
from app.panels.text.places import AnglesText, PointsText
from app.panels.text.words import AsIs
from backends.standard import STRUCTURES, Kind, Parameter

_NONE = "none"
_TITLES = {_NONE: "No places", **{name: model.title for name, model in STRUCTURES.items()}}


def places_section(population: Population) -> Section:
    """The structure and what it has besides its grid, or a file; jitter and rotation, where there are places."""
    rows = [Row("structure", (_structure(),)), *_of_structure(population), Row("from file", (_points(population),))]
    if population.structure is not None or population.pose.points is not None:
        rows += [Row("jitter", (_jitter(),)), Row("rotation", (_rotation(),))]
    return Section("Places", tuple(rows))


def _structure() -> Field:
    doc = "How the cells are arranged in space"
    parameter = Parameter("structure", None, doc=doc, kind=Kind.CHOICE, choices=tuple(_TITLES), random=False)

    def get(population: Population) -> str:
        return population.structure.model if population.structure else _NONE

    def put(population: Population, name: str) -> Population:
        if name == _NONE:
            return replace(population, structure=None)
        old = population.structure or Component(name)
        new = switched(old, name, STRUCTURES[name])
        return replace(population, structure=_filled(new, population.size))

    return Field("structure.model", parameter, get, put, AsIs(), Face.CHOICE, _TITLES, marked=False)


def _filled(structure: Component, size: int) -> Component:
    """The structure with ratios that `size` cells fill, where it is a grid that they would not."""
    model = STRUCTURES[structure.model]
    if not model.ratios or size > MOST or prod(model.sides(size, {**model.defaults, **structure.parameters})) == size:
        return structure
    return on_grid(structure, squarest(size, model.dimensions))


def _of_structure(population: Population) -> Iterator[Row]:
    if population.structure is None:
        return
    kind = lattice(population.structure)
    said = (*kind.ratios, *kind.distances) if kind else ()
    model = STRUCTURES.get(population.structure.model)
    yield from parameter_rows("structure", model, None, said, component=population.structure)


def _pose(name: str) -> tuple[Any, Any]:
    """How a part of the pose is found and replaced."""

    def get(population: Population) -> Any:
        return getattr(population.pose, name)

    def change(population: Population, value: Any) -> Population:
        given = getattr(Pose(), name) if value is None else value
        return replace(population, pose=replace(population.pose, **{name: given}))

    return get, change


def _points(population: Population) -> Field:
    doc = "A file with a row x, y, z (um) for each cell, which takes the place of the structure: .txt, .csv or .npy"
    parameter = Parameter("points", None, "", doc, random=False)
    text = PointsText(population.size)
    return Field("pose.points", parameter, *_pose("points"), text, Face.TEXT, empty="name of a file", single=True)


def _jitter() -> Field:
    doc = "Standard deviation by which chance shifts each coordinate of each cell"
    parameter = Parameter("jitter", 0.0, "um", doc, low=0.0, random=False)
    return value_field("pose.jitter", parameter, *_pose("jitter"))


def _rotation() -> Field:
    doc = "Angles in degrees by which all cells are turned about their middle: about x, then y, then z"
    parameter = Parameter("rotation", (0.0, 0.0, 0.0), "°", doc, random=False)
    return Field("pose.rotation", parameter, *_pose("rotation"), AnglesText(), Face.TEXT, empty="0, 0, 0")
