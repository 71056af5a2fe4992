import numpy as np
import pytest

from app.model import Array, Component, Frozen, Population, Settings, Table
from app.model.elements import Pose
from app.panels.curves.reach import box, span_of_distance, spans_of_cells

STILL = Pose()


def cells(size=8, structure=None, pose=STILL):
    return Population("p", "P", Component("IF_cond_exp"), size, structure, pose=pose)


GRID = Component("Grid3D", Frozen(dx=10.0, dy=20.0, dz=30.0, x0=5.0))
BALL = Component(
    "RandomStructure", Frozen(boundary=Component("Sphere", Frozen(radius=50.0)), origin=Array([10.0, 0.0, 0.0]))
)


@pytest.mark.parametrize(
    ("population", "low", "high"),
    [
        (cells(), (0, 0, 0), (7, 0, 0)),
        (cells(1), (0, 0, 0), (0, 0, 0)),
        (cells(8, GRID), (5, 0, 0), (15, 20, 30)),
        (cells(8, BALL), (-40, -50, -50), (60, 50, 50)),
        (cells(2, pose=Pose(points=Table([[1.0, 2.0], [3.0, -4.0]]))), (1, -4, 0), (3, 2, 0)),
        (cells(8, pose=Pose(jitter=1.0)), (-3, -3, -3), (10, 3, 3)),
    ],
)
def test_cells_lie_within_a_box(population, low, high):
    assert [np.round(corner, 9).tolist() for corner in box(population)] == [list(low), list(high)]


def test_turned_cells_stay_within_reach():
    low, high = box(cells(8, GRID, Pose(rotation=(0.0, 0.0, 45.0))))
    assert (high - low >= np.sqrt(10**2 + 20**2 + 30**2) - 1e-9).all()


def test_spans_are_named_by_the_variables_of_formulas():
    assert spans_of_cells(cells(8, GRID)) == {"i": (0, 7), "x": (5, 15), "y": (0, 20), "z": (0, 30)}


def test_the_largest_distance_is_from_corner_to_corner():
    one, other = cells(8, GRID), cells(8)
    assert span_of_distance([one], [other], Settings())["d"] == (0.0, pytest.approx(np.sqrt(15**2 + 20**2 + 30**2)))
    assert span_of_distance([one], [other], Settings(axes="y"))["d"] == (0.0, 20.0)
    assert span_of_distance([cells(1)], [cells(1)], Settings())["d"] == (0.0, 1.0)
