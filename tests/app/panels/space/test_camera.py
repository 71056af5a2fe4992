"""The camera, the cells under the pointer, and populations that are moved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.look.camera import Camera
from app.model import Array, Component, Frozen, Population, Pose, Role, Table
from app.panels.space.cloud import Cell, corners, nearest, period
from app.panels.space.moving import moved
from app.run.places import Cloud
from backends.standard import STRUCTURES

SIZE = (400.0, 300.0)
CUBE = np.array([[x, y, z] for x in (0.0, 100.0) for y in (0.0, 100.0) for z in (0.0, 100.0)])
angles = st.floats(-400, 400)


@given(angles, angles)
def test_whatever_the_angle_everything_is_in_view(right, up):
    camera = Camera().around(CUBE).turned(right, up)
    np.testing.assert_allclose(camera.axes @ camera.axes.T, np.eye(3), atol=1e-9)
    seen = camera.seen(CUBE, *SIZE)
    assert (seen[:, :2] > -30).all() and (seen[:, :2] < np.array(SIZE) + 30).all()
    assert np.abs(seen[:, 2]).max() <= 1 + 1e-9
    np.testing.assert_allclose(camera.seen(CUBE.mean(axis=0)[None], *SIZE), [[200, 150, 0]], atol=1e-6)


def test_sides():
    camera = Camera().around(CUBE)
    x, y, z = np.eye(3) * 30 + 50
    front, top, side = (camera.looking(axis) for axis in "yzx")
    here = {axis: front.seen(point[None], *SIZE)[0] for axis, point in zip("xyz", (x, y, z), strict=True)}
    assert here["x"][0] > 210 and here["x"][1] == pytest.approx(150)
    assert here["z"][1] < 140 and here["z"][0] == pytest.approx(200)
    assert here["y"][2] > 0.1
    assert top.seen(y[None], *SIZE)[0, 1] < 140 and top.seen(z[None], *SIZE)[0, 2] < -0.1
    assert side.seen(y[None], *SIZE)[0, 0] < 190 and side.seen(x[None], *SIZE)[0, 2] > 0.1


@given(angles, st.floats(-80, 80))
def test_what_is_dragged_follows_the_pointer(right, up):
    camera = Camera().around(CUBE).turned(right, up)
    middle = CUBE.mean(axis=0)
    seen = camera.seen((middle + camera.shift(20.0, -10.0, *SIZE))[None], *SIZE)[0]
    assert seen[:2] == pytest.approx([220.0, 140.0], abs=1e-6)


def test_nearer_and_whole_again():
    camera = Camera().around(CUBE).nearer(2.0).pushed(5, 5)
    assert camera.scale(*SIZE) == pytest.approx(2 * Camera().around(CUBE).scale(*SIZE))
    assert (camera.whole().near, camera.whole().aside) == (1.0, (0.0, 0.0))
    assert Camera().around(np.zeros((1, 3))).radius == 50.0 and Camera().around(np.empty((0, 3))).radius == 100.0


def test_of_two_cells_at_one_point_the_one_in_front_is_picked():
    row = np.array([[50.0, y, 50.0] for y in (0.0, 50.0, 100.0)])
    clouds = (Cloud("a", "A", Role.EXCITATORY, row[1:]), Cloud("b", "B", Role.INHIBITORY, row[:1]))
    camera = Camera().around(CUBE).looking("y")
    assert nearest(clouds, camera, SIZE, (200.0, 150.0)) == Cell("b", 0)
    assert nearest(clouds, camera, SIZE, (10.0, 10.0)) is None
    assert corners(clouds).shape == (8, 3) and not len(corners(()))


def test_the_box_in_which_space_begins_anew():
    clouds = (Cloud("a", "A", Role.EXCITATORY, CUBE),)
    assert not len(period(clouds, (None, None, None))) and not len(period((), ((0.0, 1.0), None, None)))
    found = period(clouds, ((-50.0, 150.0), None, (0.0, 300.0)))
    assert found.min(axis=0).tolist() == [-50, 0, 0] and found.max(axis=0).tolist() == [150, 100, 300]


# -- moving ------------------------------------------------------------------------------------------------------------

WAY = np.array([10.0, -20.0, 0.5])


@pytest.mark.parametrize("name", STRUCTURES)
def test_every_structure_is_moved_and_moved_back(name):
    population = Population("a", "A", Component("IF_curr_exp"), 8, Component(name))
    away = moved(population, WAY)
    assert away is not None and away != population
    assert moved(away, -WAY) == population
    model = STRUCTURES[name]
    given = [away.structure.parameters[parameter] for parameter in model.origin]
    assert (given[0].numbers.tolist() if isinstance(given[0], Array) else given) == WAY.tolist()


def test_places_of_a_file_are_moved():
    pose = Pose(points=Table([[0.0, 1.0], [2.0, 3.0]]))
    away = moved(Population("a", "A", Component("IF_curr_exp"), 2, pose=pose), WAY)
    assert away.pose.points == Table([[10.0, -19.0, 0.5], [12.0, -17.0, 0.5]])


def test_what_has_no_places_is_not_moved():
    assert moved(Population("a", "A", Component("IF_curr_exp")), WAY) is None
    assert moved(Population("a", "A", Component("IF_curr_exp"), 1, Component("Odd", Frozen())), WAY) is None
