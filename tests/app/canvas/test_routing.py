"""Ways around what is in the way, and seats of annotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.canvas.geometry import End, as_array, bow, covered
from app.canvas.obstacles import Obstacles
from app.canvas.routing import loop_around, route, seat, towards
from app.canvas.shapes import SHAPES, Box, Point
from app.model.sign import Sign

CIRCLE = SHAPES[Sign.INHIBITORY]
LEFT, RIGHT = End(Point(0, 0), CIRCLE), End(Point(400, 0), CIRCLE)


def test_nothing_in_the_way():
    assert route(LEFT, RIGHT, 0.0, []) == bow(LEFT, RIGHT, 0.0)


def test_around_a_node():
    wall = Box(150, -50, 250, 50)
    curve = route(LEFT, RIGHT, 0.0, [wall])
    assert covered(curve.sample(), as_array([wall])) == 0


def test_shut_in_it_still_finds_the_least_bad_way():
    curve = route(LEFT, RIGHT, 0.0, [Box(100, -900, 110, 900)])
    assert towards(curve, LEFT.at) == pytest.approx(LEFT.at.angle_to(curve.start))


@pytest.mark.parametrize("busy", [-1.57, 0.0, 3.14])
def test_a_loop_keeps_off_other_lines(busy):
    node = End(Point(0, 0), CIRCLE)
    middle = loop_around(node, 0, [busy], []).at(0.5)
    away = abs(Point(0, 0).angle_to(middle) - busy)
    assert min(away, 6.283 - away) > 0.75


def test_a_seat_is_on_the_line_and_in_its_middle_where_there_is_room():
    curve = bow(LEFT, RIGHT, 0.0)
    assert seat(curve, 80, 22, [], []) == pytest.approx(curve.at(0.5))


def test_a_long_annotation_sits_beside_a_short_line():
    near = End(Point(170, 0), CIRCLE)
    assert abs(seat(bow(LEFT, near, 0.0), 150, 22, [], []).y) > 10


@given(st.lists(st.tuples(st.integers(60, 340), st.integers(-8, 8)), max_size=2))
def test_a_seat_is_not_taken_where_another_is_free(corners):
    taken = [Box(x, y, x + 30, y + 22) for x, y in corners]
    x, y = seat(bow(LEFT, RIGHT, 0.0), 60, 22, taken, [])
    assert not any(Box(x - 30, y - 11, x + 30, y + 11).meets(box) for box in taken)


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900), st.integers(1, 400)), max_size=30))
def test_obstacles_finds_what_a_search_of_all_would(boxes):
    room = Obstacles()
    all_boxes = {str(i): Box(x, y, x + s, y + s / 2) for i, (x, y, s) in enumerate(boxes)}
    for name, box in all_boxes.items():
        room.put(name, [Box(0, 0, 1, 1)])
        room.put(name, [box])
    around = Box(-150, -150, 220, 90)
    assert room.names(around) == sorted(n for n, b in all_boxes.items() if around.meets(b))
    for name in all_boxes:
        room.drop(name)
    assert len(room.boxes(around)) == 0
