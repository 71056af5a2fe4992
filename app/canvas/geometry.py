"""The curves of projections: cubic Béziers between outlines, fans of parallel ones, loops. No Qt.

A curve leaves one outline and reaches another exactly, because both ends are where a ray from the centre meets the
shape; its direction there is that of the ray, so that a head points at the heart of its node.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.canvas.shapes import Box, Point, Shape

Floats = NDArray[np.float64]

SAMPLES = 25
START_GAP, END_GAP = 3.0, 1.5  # the pen's width keeps line and head from sinking into the outline
_STEP, _SPREAD = radians(26), radians(150)  # between neighbours in a fan; a whole fan at most
_APART = radians(27)  # how far the first of each direction bends away from the straight line
_LOOP, _LOOP_LENGTH, _LOOP_STEP = radians(26), 76.0, 30.0


class End(NamedTuple):
    """One end of a projection: where the node is, and its shape."""

    at: Point
    shape: Shape

    def touch(self, angle: float, gap: float) -> Point:
        """The point `gap` outside the outline in the direction of `angle`."""
        return self.at.toward(angle, self.shape.reach(angle) + gap)

    def touches(self, angles: Floats, gap: float) -> Floats:
        """The same for several angles, shape (n, 2)."""
        away = self.shape.reaches(angles) + gap
        return np.array(self.at) + np.stack([np.cos(angles), np.sin(angles)], axis=1) * away[:, None]


class Curve(NamedTuple):
    """A cubic Bézier by its four control points."""

    start: Point
    out: Point
    into: Point
    end: Point

    def sample(self) -> Floats:
        """SAMPLES points along it, shape (SAMPLES, 2), at equal steps of the parameter."""
        return _BASIS @ np.array(self)

    def at(self, t: float) -> Point:
        """The point at the parameter t, from 0 to 1."""
        a, b, c, d = _weights(np.array([t]))[0].tolist()
        return Point(*(a * p + b * q + c * r + d * s for p, q, r, s in zip(*self, strict=True)))

    @property
    def box(self) -> Box:
        """A rectangle that holds it: that of the control points."""
        xs, ys = zip(*self, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


def _weights(t: Floats) -> Floats:
    u = 1 - t
    return np.stack([u**3, 3 * u**2 * t, 3 * u * t**2, t**3], axis=-1)


_BASIS = _weights(np.linspace(0.0, 1.0, SAMPLES))


def bow(pre: End, post: End, bend: float, turn: float = 0.0) -> Curve:
    """A curve from one node to another that leaves `bend` to the left of the straight line and comes back as much.

    `turn` rotates both ends the same way, which makes an S of the arc.
    """
    straight = pre.at.angle_to(post.at)
    leave, arrive = straight - bend + turn, straight + pi + bend + turn
    start, end = pre.touch(leave, START_GAP), post.touch(arrive, END_GAP)
    # 2/3 / (1 + cos) makes it a circular arc; beyond a right angle that would run away.
    handle = start.distance_to(end) * (2 / 3) / (1 + max(cos(bend), 0.1))
    return Curve(start, start.toward(leave, handle), end.toward(arrive, handle), end)


def bows(pre: End, post: End, bends: Floats, turns: Floats) -> Floats:
    """The same for several bends and turns at once, shape (n, 4, 2)."""
    straight = pre.at.angle_to(post.at)
    leave, arrive = straight - bends + turns, straight + pi + bends + turns
    start, end = pre.touches(leave, START_GAP), post.touches(arrive, END_GAP)
    handle = np.hypot(*(end - start).T) * (2 / 3) / (1 + np.maximum(np.cos(bends), 0.1))
    return np.stack([start, _toward(start, leave, handle), _toward(end, arrive, handle), end], axis=1)


def _toward(points: Floats, angles: Floats, lengths: Floats) -> Floats:
    return points + np.stack([np.cos(angles), np.sin(angles)], axis=1) * lengths[:, None]


def loop(node: End, toward: float, lane: int = 0) -> Curve:
    """A loop that leaves and comes back on the side of `toward`; each lane is larger than the one before."""
    leave, arrive = toward - _LOOP, toward + _LOOP
    start, end = node.touch(leave, START_GAP), node.touch(arrive, END_GAP)
    length = _LOOP_LENGTH + _LOOP_STEP * lane
    wide = _LOOP + radians(9)
    return Curve(start, start.toward(toward - wide, length), end.toward(toward + wide, length), end)


def fan(index: int, along: int, against: int) -> float:
    """The bend of the projection `index` of `along` parallel ones, when `against` run the other way.

    Each direction bends to its own left, so that there and back never lie on each other.
    """
    if against:
        return _APART + index * min(_STEP, (_SPREAD / 2) / max(along, 1))
    return (index - (along - 1) / 2) * min(_STEP, _SPREAD / max(along, 1))


def as_array(boxes: Sequence[Box] | Floats) -> Floats:
    """The boxes as rows, shape (m, 4)."""
    return np.asarray(boxes, dtype=np.float64).reshape(-1, 4)


def samples(curves: Floats) -> Floats:
    """SAMPLES points along each of several curves (n, 4, 2), shape (n, SAMPLES, 2)."""
    found: Floats = _BASIS @ curves
    return found


def covered(points: Floats, boxes: Floats) -> int:
    """How many of the points, shape (n, 2), lie in one of the boxes, shape (m, 4)."""
    return int(covers(points[None], boxes)[0])


def covers(points: Floats, boxes: Floats) -> NDArray[np.int64]:
    """The same for the points of several curves, shape (c, n, 2); shape (c,)."""
    if not len(boxes):
        return np.zeros(len(points), dtype=np.int64)
    x, y = points[..., 0, None], points[..., 1, None]
    inside = (boxes[:, 0] < x) & (x < boxes[:, 2])
    inside &= (boxes[:, 1] < y) & (y < boxes[:, 3])
    found: NDArray[np.int64] = inside.any(axis=-1).sum(axis=-1)
    return found
