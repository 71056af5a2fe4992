"""Which way a projection takes, and where its annotation sits: around nodes, labels and other annotations. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import pi, radians

import numpy as np
from numpy.typing import NDArray

from app.canvas.geometry import (
    SAMPLES,
    Curve,
    End,
    Floats,
    as_array,
    bow,
    bows,
    covered,
    covers,
    loop,
    samples,
)
from app.canvas.shapes import Box, Point

# Ways around, the mildest first: how much more it bends, and how far both ends turn.
_DETOURS = sorted(
    product(map(radians, (0, 18, -18, 36, -36, 54, -54, 72, -72)), map(radians, (0, 24, -24, 48, -48))),
    key=lambda way: abs(way[0]) + 2.2 * abs(way[1]),
)
_WAYS = np.array(_DETOURS)
_MANY, _FEW = 250, 9  # walls from which on so few ways around are tried
_SIDES = tuple(map(radians, (-90, 0, 180, -135, -45, 135, 45)))  # of a node; a loop likes the first best
_LOOP_ROOM = radians(58)  # a loop and another projection are at least so far apart, where there is a choice
_HIDDEN = 95.0  # px of its own line that an annotation may cover before it rather moves beside
_BESIDE = 2.0  # px between a line and an annotation beside it
_STOPS = (12, 10, 14, 8, 16, 7, 17, 6, 18, 5, 19)  # samples at which an annotation may sit


def route(pre: End, post: End, bend: float, blocked: Sequence[Box] | Floats) -> Curve:
    """The mildest curve with this bend, or near it, that crosses none of `blocked`; or as few of them as can be."""
    walls, straight = as_array(blocked), bow(pre, post, bend)
    if not covered(straight.sample(), walls):
        return straight
    # Among very many nodes one way is as blocked as another.
    ways = _WAYS[:_FEW] if len(walls) > _MANY else _WAYS
    curves = bows(pre, post, bend + ways[:, 0], ways[:, 1])
    best = curves[int(covers(samples(curves), walls).argmin())]  # the first of equals, which is the mildest
    return Curve(*(Point(x, y) for x, y in best.tolist()))


def loop_around(node: End, lane: int, busy: Iterable[float], blocked: Sequence[Box] | Floats) -> Curve:
    """A loop on a side where no other projection leaves (`busy`: their directions) and nothing is in the way."""
    directions, walls = tuple(busy), as_array(blocked)

    def cost(side: float) -> float:
        near = sum(max(0.0, 1 - _between(side, other) / _LOOP_ROOM) for other in directions)
        return 4 * near + covered(loop(node, side, lane).sample(), walls) + 0.1 * _SIDES.index(side)

    return loop(node, min(_SIDES, key=cost), lane)


def seat(
    curve: Curve,
    width: float,
    height: float,
    taken: Sequence[Box] | Floats,
    lines: Sequence[Box] | Floats,
    beside: bool = False,
) -> Point:
    """The centre of an annotation of this size on the curve, or just `beside` it, which is better for a loop.

    It keeps off what is `taken` before all, then off other `lines`, then shows as much of its own line as it can, and
    then is near the middle.
    """
    points = curve.sample()
    centres, away = _places(points, width, height)
    areas = np.hstack([centres, centres]) + np.array([-width, -height, width, height]) / 2
    hidden = _holding(areas, points).mean(axis=1)
    length = float(np.hypot(*np.diff(points, axis=0).T).sum())
    cost = (
        40 * _meeting(areas, taken, 0)  # worse than only being close to it
        + 20 * _meeting(areas, taken, 3)
        + 3 * _meeting(areas, lines, 2)
        + 12 * hidden * ((hidden > 0.6) | (hidden * length > _HIDDEN))
        + 0.25 * away
        + 1.5 * ((hidden > 0) == beside)
    )
    return Point(*centres[int(cost.argmin())].tolist())


def _places(points: Floats, width: float, height: float) -> tuple[Floats, Floats]:
    """Centres to try, shape (n, 2), and how many samples each is from the middle: on the line, and on either side."""
    at = np.array(_STOPS)
    way = points[at + 1] - points[at - 1]
    normal = np.stack([way[:, 1], -way[:, 0]], axis=1) / np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    normal *= np.where(normal[:, 1:] > 0, -1, 1)  # upwards: above the line rather than below
    off = normal * (np.abs(normal) @ np.array([width, height]) / 2 + _BESIDE)[:, None]
    centres = np.stack([points[at], points[at] + off, points[at] - off], axis=1).reshape(-1, 2)
    return centres, np.repeat(np.abs(at - SAMPLES // 2), 3).astype(float)


def _holding(areas: Floats, points: Floats) -> NDArray[np.bool_]:
    """Which areas (n, 4) hold which points (m, 2), shape (n, m)."""
    x, y = points[None, :, 0], points[None, :, 1]
    left, top, right, bottom = (areas[:, i, None] for i in range(4))
    return (left < x) & (x < right) & (top < y) & (y < bottom)


def _meeting(areas: Floats, boxes: Sequence[Box] | Floats, margin: float) -> NDArray[np.int_]:
    """How many of the boxes each area (n, 4) meets, or misses by less than the margin; shape (n,)."""
    if not len(boxes):
        return np.zeros(len(areas), dtype=np.int_)
    left, top, right, bottom = as_array(boxes).T
    near = (left - margin < areas[:, 2, None]) & (areas[:, 0, None] < right + margin)
    return (near & (top - margin < areas[:, 3, None]) & (areas[:, 1, None] < bottom + margin)).sum(axis=1)


def _between(one: float, other: float) -> float:
    """The angle between two directions, from 0 to pi."""
    difference = abs(one - other) % (2 * pi)
    return min(difference, 2 * pi - difference)


def towards(curve: Curve, node: Point) -> float:
    """The direction in which a curve leaves the node that it begins or ends at."""
    begins = node.distance_to(curve.start) < node.distance_to(curve.end)
    return node.angle_to(curve.start if begins else curve.end)
