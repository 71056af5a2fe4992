"""Structures and distances, against upstream."""

import numpy as np
import pytest

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.random import NumpyRNG
from backends.api.space import Cuboid, Grid2D, Grid3D, Line, RandomStructure, Space, Sphere, distance
from backends.standard import STRUCTURES

CASES = [
    ("Line", {"dx": 2.5, "x0": -1.0, "y": 3.0}, 7),
    ("Grid2D", {"aspect_ratio": 2.0, "dx": 0.5, "dy": 3.0, "x0": 1.0, "y0": -2.0, "z": 4.0}, 8),
    ("Grid2D", {"aspect_ratio": 2 / 3}, 6),
    ("Grid3D", {"aspect_ratioXY": 2.0, "aspect_ratioXZ": 1.0, "dz": 7.0, "z0": 1.0}, 32),
    ("Grid3D", {}, 27),
]


@pytest.mark.parametrize(("name", "parameters", "n"), CASES)
def test_positions_are_those_of_upstream(name: str, parameters: dict[str, float], n: int) -> None:
    from pyNN import space as upstream

    ours = {"Line": Line, "Grid2D": Grid2D, "Grid3D": Grid3D}[name](**parameters)
    theirs = getattr(upstream, name)(**parameters)
    np.testing.assert_allclose(ours.generate_positions(n), theirs.generate_positions(n), atol=1e-12)


@pytest.mark.parametrize("name", ["Grid2D", "Grid3D"])
def test_random_places_are_those_of_upstream(name: str) -> None:
    from pyNN import random, space

    n = {"Grid2D": 16, "Grid3D": 27}[name]
    ours = {"Grid2D": Grid2D, "Grid3D": Grid3D}[name](fill_order="random", rng=NumpyRNG(4))
    theirs = getattr(space, name)(fill_order="random", rng=random.NumpyRNG(4))
    np.testing.assert_array_equal(ours.generate_positions(n), theirs.generate_positions(n))


@pytest.mark.parametrize("axes", [None, "x", "yz"])
@pytest.mark.parametrize("periodic", [None, ((0.0, 4.0), None, (0.0, 5.0))])
def test_distances_are_those_of_upstream(axes, periodic) -> None:
    from pyNN import space as upstream

    rng = np.random.default_rng(1)
    first, second = rng.uniform(0, 4, (3, 5)), rng.uniform(0, 4, (3, 6))
    ours = Space(axes, 1.1, 0.1, periodic).matrix(first, second)
    assert ours.shape == (5, 6)
    for i in range(5):
        for j in range(6):
            theirs = upstream.Space(axes, 1.1, 0.1, periodic).distances(first[:, i], second[:, j])
            assert ours[i, j] == pytest.approx(float(np.squeeze(theirs)))
    for expand in (False, True):
        both = (
            space(axes, 1.1, 0.1, periodic).distances(first.T, second.T, expand) for space in (Space, upstream.Space)
        )
        np.testing.assert_allclose(*both)
    np.testing.assert_allclose(Space(axes, 1.1, 0.1, periodic).distances(first[:, 0], second.T), ours[0])
    with pytest.raises(InvalidDimensionsError, match=r"shape \(3, 5\) are no rows"):
        Space().distances(first, second)
    generator = Space(axes, 1.1, 0.1, periodic).distance_generator(lambda i: first[:, i], lambda j: second[:, j])
    np.testing.assert_allclose(generator(np.array([0, 4]), np.array([5, 1])), ours[[0, 4], [5, 1]])
    assert generator(2, 3) == pytest.approx(ours[2, 3])


def test_the_distance_of_two_cells(sim) -> None:
    cells = sim.Population(5, sim.IF_curr_exp())
    assert distance(cells[0], cells[4]) == 4.0 and distance(cells[0], cells[4], periodic_boundaries=5.0) == 1.0
    assert distance(cells[0], cells[4], mask=[1, 2]) == 0.0
    assert distance(cells[0], cells[4], scale_factor=2.0, offset=1.0) == pytest.approx((100 + 4 + 4) ** 0.5)


def test_structures_know_their_parameters() -> None:
    grid = Grid2D(2.0, dx=3.0)
    assert (grid.aspect_ratio, grid.dx, grid.calculate_size(8)) == (2.0, 3.0, (4, 2))
    assert grid.get_parameters()["dy"] == 1.0
    assert grid.parameter_names == tuple(STRUCTURES["Grid2D"].by_name)
    assert grid == Grid2D(2.0, dx=3.0) and hash(grid) == hash(Grid2D(2.0, dx=3.0))
    assert grid != Grid2D() and Line() != Grid2D()
    assert "aspect_ratio=2.0" in grid.describe()
    with pytest.raises(AttributeError):
        _ = grid.aspect


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(InvalidDimensionsError, match="7 cells fill no Grid2D"):
        Grid2D().generate_positions(7)
    with pytest.raises(InvalidDimensionsError, match="7 cells fill no Grid3D"):
        Grid3D().generate_positions(7)
    with pytest.raises(InvalidDimensionsError, match="-1 is not a number of cells"):
        Line().generate_positions(-1)
    with pytest.raises(InvalidParameterValueError, match="aspect_ratio of Grid2D: -1.0"):
        Grid2D(-1.0)
    with pytest.raises(
        InvalidParameterValueError, match="fill_order of Grid2D: 'spiral' is not one of sequential, random"
    ):
        Grid2D(fill_order="spiral")
    with pytest.raises(InvalidParameterValueError, match="rng of Grid2D: 1"):
        Grid2D(rng=1)  # type: ignore[arg-type]
    with pytest.raises(NonExistentParameterError, match="Line has no parameter 'dy'"):
        Line(dy=1.0)
    with pytest.raises(TypeError, match="too many"):
        Line(1, 2, 3, 4, 5)
    with pytest.raises(TypeError, match="dx was given twice"):
        Line(1, dx=2)
    with pytest.raises(InvalidParameterValueError, match="axes of Space: 'xw'"):
        Space("xw")
    with pytest.raises(InvalidParameterValueError, match="periodic_boundaries"):
        Space(periodic_boundaries=((0, 1),))


@pytest.mark.parametrize("offset", [0.5, (1.0, -2.0, 0.25)])
def test_displacements_lead_from_the_first_to_the_second(offset) -> None:
    first, second = np.random.default_rng(2).uniform(-5, 5, (2, 3, 7))
    way = Space(scale_factor=2.0, offset=offset).displacements(first, second)
    shift = np.broadcast_to(offset, (3,))[:, None]
    np.testing.assert_allclose(way, 2.0 * (second + shift) - first)
    distances = Space(scale_factor=2.0, offset=offset).matrix(first, second)
    np.testing.assert_allclose(np.sqrt((way**2).sum(axis=0)), np.diag(distances))


def test_periodic_space_has_no_edge() -> None:
    ring = Space(periodic_boundaries=((-5, 5), None, None))
    points = np.array([[-4.5, 4.5, 0.0], [0, 0, 0], [0, 0, 0]])
    np.testing.assert_allclose(ring.matrix(points, points), [[0, 1, 4.5], [1, 0, 4.5], [4.5, 4.5, 0]])
    np.testing.assert_allclose(ring.displacements(points[:, :1], points[:, 1:2]).ravel(), [-1, 0, 0])
    np.testing.assert_allclose(Space("xx").matrix(points, points), Space("x").matrix(points, points))


@pytest.mark.parametrize("shape", ["cuboid", "sphere"])
def test_random_places_fill_their_volume(shape: str) -> None:
    boundary = Cuboid(10.0, 20.0, 30.0) if shape == "cuboid" else Sphere(10.0)
    structure = RandomStructure(boundary, origin=(100.0, 0.0, -50.0), rng=NumpyRNG(1))
    points = structure.generate_positions(4000) - np.array([[100.0], [0.0], [-50.0]])
    assert points.shape == (3, 4000)
    if shape == "cuboid":
        assert np.all(np.abs(points).max(axis=1) <= [5, 10, 15])
        np.testing.assert_allclose(points.std(axis=1), np.array([10, 20, 30]) / 12**0.5, rtol=0.05)
    else:
        radius = np.sqrt((points**2).sum(axis=0))
        assert radius.max() <= 10
        assert abs((radius < 5).mean() - 1 / 8) < 0.03
    assert np.abs(points.mean(axis=1)).max() < 1.0
    assert not np.array_equal(structure.generate_positions(3), structure.generate_positions(3))


def test_places_in_a_sphere_are_those_of_the_numbers_of_upstream() -> None:
    from pyNN import space as upstream

    theirs = upstream.RandomStructure(upstream.Cuboid(2, 3, 4), (1, 2, 3), upstream.NumpyRNG(5))
    theirs.rng.uniform = lambda low, high, size: theirs.rng.rng.uniform(low, high, size)
    ours = RandomStructure(Cuboid(2, 3, 4), (1, 2, 3), rng=NumpyRNG(5))
    np.testing.assert_allclose(ours.generate_positions(6), theirs.generate_positions(6))


def test_random_structures_belong_to_populations(sim) -> None:
    cells = sim.Population(
        20, sim.IF_curr_exp(), structure=sim.RandomStructure(sim.Sphere(radius=3.0), rng=NumpyRNG(2))
    )
    assert cells.positions.shape == (3, 20) and np.sqrt((cells.positions**2).sum(axis=0)).max() < 3
    assert "Sphere(radius=3.0)" in cells.structure.describe() and cells.structure.origin == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: RandomStructure(3), r"boundary of RandomStructure: 3 is not a shape like Cuboid\(width"),
        (lambda: RandomStructure(), "boundary of RandomStructure: None is not a shape"),
        (lambda: RandomStructure(Sphere(1), (0, 0)), r"origin of RandomStructure: .* is not \(x, y, z\)"),
        (lambda: RandomStructure(Sphere(1), "abc"), "origin of RandomStructure: 'abc' is not a list of numbers"),
        (lambda: RandomStructure(Sphere(1), rng=3), "rng of RandomStructure: 3"),
        (lambda: Sphere(-1), "radius of Sphere: -1 is not a number of at least 0 um"),
        (lambda: Sphere("a"), "radius of Sphere: 'a'"),
        (lambda: Cuboid(1, True, 1), "height of Cuboid: True"),
        (lambda: Cuboid(1, 1, float("nan")), "depth of Cuboid: nan"),
        (lambda: Space(3), "axes of Space: 3"),
        (lambda: Space(scale_factor="a"), "scale_factor of Space: 'a' is not a number"),
        (lambda: Space(offset=(1, 2)), r"offset of Space: \(1, 2\) is not a number or \(x, y, z\)"),
        (lambda: Space(offset="a"), "offset of Space: 'a'"),
        (lambda: Space(periodic_boundaries=5), "periodic_boundaries of Space: 5"),
        (lambda: Space(periodic_boundaries=((1, 0), None, None)), "periodic_boundaries of Space"),
        (lambda: Space(periodic_boundaries=((0, "a"), None, None)), "periodic_boundaries of Space"),
    ],
)
def test_wrong_spaces_are_told(make, words) -> None:
    with pytest.raises(InvalidParameterValueError, match=words):
        make()
