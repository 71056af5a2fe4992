"""Which way a projection takes, and where its annotation sits: around nodes, labels and other annotations. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import hypot, pi, radians

import numpy as np

from app.canvas.geometry import SAMPLES, Curve, End, bow, covered, loop
from app.canvas.shapes import Box, Point

# Ways around, the mildest first: how much more it bends, and how far both ends turn.
_DETOURS = sorted(
    product(map(radians, (0, 18, -18, 36, -36, 54, -54, 72, -72)), map(radians, (0, 24, -24, 48, -48))),
    key=lambda way: abs(way[0]) + 1.4 * abs(way[1]),
)
_SIDES = tuple(map(radians, (-90, 0, 180, -135, -45, 135, 45)))  # of a node; a loop likes the first best
_LOOP_ROOM = radians(58)  # a loop and another projection are at least so far apart, where there is a choice
_HIDDEN = 95.0  # px of its own line that an annotation may cover before it rather moves beside
_STOPS = (12, 10, 14, 8, 16, 7, 17, 6, 18, 5, 19)  # samples at which an annotation may sit


def route(pre: End, post: End, bend: float, blocked: Sequence[Box]) -> Curve:
    """The mildest curve with this bend, or near it, that crosses none of `blocked`; or as few of them as can be."""
    best, least = bow(pre, post, bend), SAMPLES + 1
    for more, turn in _DETOURS:
        curve = bow(pre, post, bend + more, turn)
        hits = covered(curve.sample(), blocked)
        if hits == 0:
            return curve
        if hits < least:
            best, least = curve, hits
    return best


def loop_around(node: End, lane: int, busy: Iterable[float], blocked: Sequence[Box]) -> Curve:
    """A loop on a side where no other projection leaves (`busy`: their directions) and nothing is in the way."""
    directions = tuple(busy)

    def cost(side: float) -> float:
        near = sum(max(0.0, 1 - _between(side, other) / _LOOP_ROOM) for other in directions)
        return 4 * near + covered(loop(node, side, lane).sample(), blocked) + 0.1 * _SIDES.index(side)

    return loop(node, min(_SIDES, key=cost), lane)


def seat(
    curve: Curve, width: float, height: float, taken: Sequence[Box], lines: Sequence[Box], beside: bool = False
) -> Point:
    """The centre of an annotation of this size on the curve, or just `beside` it, which is better for a loop.

    It keeps off what is `taken` before all, then off other `lines`, then shows as much of its own line as it can, and
    then is near the middle.
    """
    points = curve.sample()
    length = float(np.hypot(*np.diff(points, axis=0).T).sum())

    def cost(place: tuple[int, Point]) -> float:
        stop, centre = place
        box = _around(centre, width, height)
        hidden = covered(points, [box]) / SAMPLES
        return (
            40 * sum(box.grown(3).meets(other) for other in taken)
            + 3 * sum(box.grown(2).meets(other) for other in lines)
            + (12 * hidden if hidden > 0.6 or hidden * length > _HIDDEN else 0)
            + 0.25 * abs(stop - SAMPLES // 2)
            + (1.5 if bool(hidden) is beside else 0)
        )

    return min(_places(points, width, height), key=cost)[1]


def _places(points: np.ndarray, width: float, height: float) -> Iterator[tuple[int, Point]]:
    for stop in _STOPS:
        x, y = points[stop].tolist()
        dx, dy = (points[stop + 1] - points[stop - 1]).tolist()
        yield stop, Point(x, y)
        norm = hypot(dx, dy) or 1.0
        nx, ny = -dy / norm, dx / norm
        off = abs(nx) * width / 2 + abs(ny) * height / 2 + 2
        for side in (off, -off) if ny < 0 else (-off, off):  # above the line rather than below
            yield stop, Point(x + nx * side, y + ny * side)


def _around(centre: Point, width: float, height: float) -> Box:
    return Box(centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2)


def _between(one: float, other: float) -> float:
    """The angle between two directions, from 0 to pi."""
    difference = abs(one - other) % (2 * pi)
    return min(difference, 2 * pi - difference)


def towards(curve: Curve, node: Point) -> float:
    """The direction in which a curve leaves the node that it begins or ends at."""
    begins = node.distance_to(curve.start) < node.distance_to(curve.end)
    return node.angle_to(curve.start if begins else curve.end)

