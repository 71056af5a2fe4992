"""Structures, their shapes, jitter, rotation and places of a file; axes and periods of space."""

from math import prod

import numpy as np
import pytest

from app.document import Document
from app.model import Component, Frozen, Network, Population, Table
from app.model.checks import check
from app.panels.forms import put, things
from app.panels.text.grid import cells_along
from app.script import write
from backends.standard import STRUCTURES
from tests.app.panels.forms.test_forms import fields


@pytest.fixture
def document():
    one = Document(Network([Population("a", "A", Component("IF_curr_exp"), 8)]))
    one.select(["a"])
    return one


def give(document, key, value):
    document.submit(put(fields(document)[key], things(document), value))
    return document.selected[0] if document.selected else document.network


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_structure_is_chosen_and_written(document, name):
    assert "pose.jitter" not in fields(document)
    assert give(document, "structure.model", name).structure.model == name
    assert not [problem for problem in check(document.network) if problem.element == "a"]
    assert f"structure=space.{name}(" in write(document.network).text
    assert give(document, "structure.model", "none").structure is None


@pytest.mark.parametrize("size", [1, 7, 8, 12, 80, 97, 1000])
@pytest.mark.parametrize("name", ["Grid2D", "Grid3D"])
def test_a_grid_that_is_chosen_is_filled(document, name, size):
    document.open(Network([Population("a", "A", Component("IF_curr_exp"), size)]))
    document.select(["a"])
    chosen = give(document, "structure.model", name)
    assert prod(cells_along(chosen)) == size
    assert not [problem for problem in check(document.network) if problem.element == "a"]


def test_a_size_that_fills_no_grid_is_said():
    network = Network([Population("a", "A", Component("IF_curr_exp"), 9, Component("Grid3D"))])
    (problem,) = [problem for problem in check(network) if problem.element == "a"]
    assert problem.sentence == "A: 9 cells fill no Grid3D of aspect_ratioXY 1 and aspect_ratioXZ 1; 8 do."


def test_a_random_structure_has_a_shape_with_its_sizes(document):
    give(document, "structure.model", "RandomStructure")
    assert give(document, "structure.boundary.radius", 40.0).structure == Component(
        "RandomStructure", Frozen(boundary=Component("Sphere", Frozen(radius=40.0)))
    )
    give(document, "structure.boundary.model", "Cuboid")
    assert "structure.boundary.radius" not in fields(document)
    give(document, "structure.boundary.width", 300.0)
    assert "space.Cuboid(300.0, 100.0, 100.0)" in write(document.network).text.replace("width=", "").replace(
        "height=", ""
    ).replace("depth=", "")


def test_cells_are_scattered_and_turned(document):
    give(document, "structure.model", "Line")
    assert give(document, "pose.jitter", 2.5).pose.jitter == 2.5
    assert give(document, "pose.rotation", (0.0, 30.0, 0.0)).pose.rotation == (0.0, 30.0, 0.0)
    assert give(document, "pose.jitter", None).pose.jitter == 0.0


def test_places_of_a_file_take_the_place_of_the_structure(document, tmp_path):
    rows = np.arange(24.0).reshape(8, 3)
    np.save(tmp_path / "places.npy", rows)
    field = fields(document)["pose.points"]
    table = field.text.parse(str(tmp_path / "places.npy"))
    assert give(document, "pose.points", table).pose.points == Table(rows)
    assert fields(document)["pose.points"].text.format(table) == "8 places of a file"
    assert "pose.jitter" in fields(document)


def test_space_has_axes_and_periods(document):
    document.select([])
    give(document, "settings.axes", "xy")
    give(document, "settings.period.y", (0.0, 100.0))
    settings = document.network.settings
    assert settings.axes == "xy" and settings.boundaries == (None, (0.0, 100.0), None)
    give(document, "settings.period.y", None)
    give(document, "settings.axes", None)
    assert document.network.settings.plain_space
