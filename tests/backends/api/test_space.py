"""Structures and distances, against upstream."""

import numpy as np
import pytest

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError, NonExistentParameterError
from backends.api.random import NumpyRNG
from backends.api.space import Grid2D, Grid3D, Line, Space
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
    ours = Space(axes, 1.1, 0.1, periodic).distances(first, second)
    assert ours.shape == (5, 6)
    for i in range(5):
        for j in range(6):
            theirs = upstream.Space(axes, 1.1, 0.1, periodic).distances(first[:, i], second[:, j])
            assert ours[i, j] == pytest.approx(float(np.squeeze(theirs)))


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
