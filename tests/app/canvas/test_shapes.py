"""Plane geometry of the shapes."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.canvas.shapes import SHAPES, Box, Point
from app.model import Role
from app.model.sign import Sign

angles = st.floats(-10, 10)
shapes = st.sampled_from(list(SHAPES.values()))


def test_every_role_has_a_shape_of_its_own():
    assert set(SHAPES) == set(Sign)
    assert len(set(SHAPES.values())) == len(Sign)


@pytest.mark.parametrize(("role", "corners"), [("excitatory", 3), ("inhibitory", 0), ("stimulus", 6), ("generic", 4)])
def test_corners(role, corners):
    assert len(SHAPES[Sign(role)].corners) == corners


def test_the_triangle_points_up():
    top = min(SHAPES[Sign.EXCITATORY].corners, key=lambda p: p.y)
    assert top.x == pytest.approx(0)
    assert SHAPES[Sign.EXCITATORY].box.bottom == pytest.approx(32)


@given(shapes, angles)
def test_what_is_reached_lies_on_the_outline(shape, angle):
    assert shape.depth(Point(0, 0).toward(angle, shape.reach(angle))) == pytest.approx(0, abs=1e-6)


@given(shapes, angles, st.floats(-8, 8))
def test_growing_moves_every_side(shape, angle, by):
    point = Point(0, 0).toward(angle, shape.grown(by).reach(angle))
    assert shape.depth(point) == pytest.approx(by, abs=1e-6)


@given(shapes, angles)
def test_the_box_holds_the_shape(shape, angle):
    x, y = Point(0, 0).toward(angle, shape.reach(angle))
    box = shape.box.grown(1e-6)
    assert box.left <= x <= box.right
    assert box.top <= y <= box.bottom


@pytest.mark.parametrize("role", Role)
def test_equal_visual_weight(role):
    shape = SHAPES[Sign(role.value)]
    steps = [shape.reach(2 * pi * i / 720) for i in range(720)]
    assert 5000 < sum(r * r for r in steps) * pi / 720 < 6200


def test_boxes():
    assert Box(0, 0, 2, 2).meets(Box(1, 1, 3, 3))
    assert not Box(0, 0, 2, 2).meets(Box(2, 0, 3, 2))
    assert Box(0, 0, 1, 1).grown(1).moved(Point(2, 3)) == Box(1, 2, 4, 5)


@given(angles)
def test_directions(angle):
    there = Point(1, 2).toward(angle, 5)
    back = Point(1, 2).angle_to(there)
    assert (cos(back), sin(back)) == pytest.approx((cos(angle), sin(angle)))
    assert Point(1, 2).distance_to(there) == pytest.approx(5)
