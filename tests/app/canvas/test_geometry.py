"""Curves between shapes."""

from __future__ import annotations

from itertools import pairwise
from math import pi, radians

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.canvas.geometry import END_GAP, START_GAP, Curve, End, as_array, bow, bows, covered, fan, loop, samples
from app.canvas.shapes import SHAPES, Box, Point

shapes = st.sampled_from(list(SHAPES.values()))
places = st.builds(Point, st.floats(-900, 900), st.floats(-900, 900))
ends = st.builds(End, places, shapes)
bends = st.floats(-1.3, 1.3)


@given(ends, ends, bends)
def test_a_curve_touches_both_shapes(pre, post, bend):
    curve = bow(pre, post, bend)
    assert pre.at.distance_to(curve.start) == pytest.approx(pre.shape.reach(pre.at.angle_to(curve.start)) + START_GAP)
    assert post.at.distance_to(curve.end) == pytest.approx(post.shape.reach(post.at.angle_to(curve.end)) + END_GAP)


@given(ends, ends, st.lists(st.tuples(bends, bends), min_size=1, max_size=4))
def test_several_curves_at_once_are_those_of_one_after_the_other(pre, post, ways):
    curves = bows(pre, post, *np.array(ways).T)
    single = [bow(pre, post, bend, turn) for bend, turn in ways]
    assert curves == pytest.approx(np.array(single), abs=1e-6)
    assert samples(curves) == pytest.approx(np.array([curve.sample() for curve in single]), abs=1e-6)


@given(ends, st.floats(-pi, pi), st.integers(0, 3))
def test_a_loop_touches_its_shape_and_stays_outside(node, side, lane):
    curve = loop(node, side, lane)
    assert node.shape.depth(curve.end.relative_to(node.at)) <= END_GAP + 1e-6
    inside = [node.shape.depth(Point(*p).relative_to(node.at)) < 0 for p in curve.sample().tolist()]
    assert not any(inside)


def test_without_a_bend_it_is_straight():
    shape = SHAPES[next(iter(SHAPES))]
    points = bow(End(Point(0, 0), shape), End(Point(300, 0), shape), 0.0).sample()
    assert np.abs(points[:, 1]).max() < 1e-9


def test_a_bend_goes_to_the_left_of_its_way():
    shape = SHAPES[next(iter(SHAPES))]
    one, other = End(Point(0, 0), shape), End(Point(300, 0), shape)
    assert bow(one, other, 0.4).at(0.5).y < -10
    assert bow(other, one, 0.4).at(0.5).y > 10


@given(st.integers(1, 12), st.integers(0, 4))
def test_a_fan_is_spread_evenly_and_within_reason(along, against):
    bends = [fan(i, along, against) for i in range(along)]
    steps = [b - a for a, b in pairwise(bends)]
    assert all(step == pytest.approx(steps[0]) for step in steps)
    assert all(step > radians(5) for step in steps)
    assert max(map(abs, bends)) < radians(105)
    assert not against or min(bends) > 0


def test_a_lone_projection_is_straight():
    assert fan(0, 1, 0) == 0


def test_points_and_samples_agree():
    curve = Curve(Point(0, 0), Point(10, 40), Point(60, 40), Point(80, 0))
    samples = curve.sample()
    assert tuple(samples[0]) == curve.start
    assert tuple(samples[-1]) == curve.end
    assert tuple(samples[12]) == pytest.approx(curve.at(0.5))
    assert curve.at(0.5) == pytest.approx((36.25, 30.0))


def test_covered_counts_each_point_once():
    points = np.array([[0.0, 0.0], [5.0, 5.0], [9.0, 9.0]])
    assert covered(points, as_array([Box(-1, -1, 6, 6), Box(4, 4, 6, 6)])) == 2
    assert covered(points, as_array([])) == 0
