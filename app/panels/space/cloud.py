"""Boxes around the cells of populations, and which cell is nearest to the pointer. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.look.camera import Camera, Floats
from app.run.places import Cloud

_REACH = 9.0  # px


@dataclass(frozen=True)
class Cell:
    """One cell of a population."""

    population: str
    index: int


def everything(clouds: Sequence[Cloud]) -> Floats:
    """All places together, shape (n, 3)."""
    return np.concatenate([np.empty((0, 3)), *(cloud.places for cloud in clouds)])


def corners(clouds: Sequence[Cloud]) -> Floats:
    """The eight corners of the box around all places; none without places."""
    points = everything(clouds)
    if not len(points):
        return points
    return box(points.min(axis=0), points.max(axis=0))


def period(clouds: Sequence[Cloud], boundaries: Sequence[tuple[float, float] | None]) -> Floats:
    """The corners of the box in which space begins anew; as wide as the cells are where it has no end; none: no box."""
    points = everything(clouds)
    if not len(points) or not any(boundaries):
        return np.empty((0, 3))
    ends = zip(points.min(axis=0), points.max(axis=0), strict=True)
    low, high = zip(*(bounds or end for bounds, end in zip(boundaries, ends, strict=True)), strict=True)
    return box(np.array(low), np.array(high))


def box(low: Floats, high: Floats) -> Floats:
    """The eight corners between two; the k-th has the high end of each axis whose bit is set in k."""
    choice = np.array([[(k >> axis) & 1 for axis in range(3)] for k in range(8)])
    return np.where(choice == 1, high, low)


def nearest(clouds: Sequence[Cloud], camera: Camera, size: tuple[float, float], at: tuple[float, float]) -> Cell | None:
    """The cell at a point of the view, in px; of several the one in front."""
    best: tuple[float, Cell] | None = None
    for cloud in clouds:
        seen = camera.seen(cloud.places, *size)
        close = np.hypot(seen[:, 0] - at[0], seen[:, 1] - at[1]) < _REACH
        here: NDArray[np.int64] = np.flatnonzero(close)
        if len(here):
            front = int(here[np.argmin(seen[here, 2])])
            if best is None or seen[front, 2] < best[0]:
                best = float(seen[front, 2]), Cell(cloud.name, front)
    return best[1] if best else None
