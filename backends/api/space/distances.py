"""How distances are measured."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError

Floats = NDArray[np.float64]
AXES = {"x": 0, "y": 1, "z": 2}


class Space:
    """How distances are measured.

    `axes`: those that count ("xy", None for all); the position of the first cell is compared with
    scale_factor × (position of the second + offset); `periodic_boundaries`: for each axis None or (low, high).
    """

    AXES = AXES

    def __init__(
        self, axes: str | None = None, scale_factor: float = 1.0, offset: Any = 0.0, periodic_boundaries: Any = None
    ) -> None:
        if axes is not None and (not isinstance(axes, str) or not axes or set(axes) - set(AXES)):
            raise InvalidParameterValueError(f"axes of Space: {axes!r} is not made of x, y and z.")
        if not _is_number(scale_factor):
            raise InvalidParameterValueError(f"scale_factor of Space: {scale_factor!r} is not a number.")
        self.axes = sorted({AXES[axis] for axis in axes or "xyz"})
        self.scale_factor = float(scale_factor)
        self.offset = _offset(offset)
        self.periodic_boundaries = periodic_boundaries
        self._periods = _periods(periodic_boundaries)

    def matrix(self, first: Any, second: Any) -> Floats:
        """Distances between two sets of positions in columns, shapes (3,) or (3, n) and (3, m): shape (n, m)."""
        a, b = (np.asarray(positions, float).reshape(3, -1) for positions in (first, second))
        return self.between(a[:, :, None], b[:, None, :])

    def distances(self, A: Any, B: Any, expand: bool = False) -> Floats:
        """Distances between two sets of positions in rows, shapes (3,) or (n, 3) and (m, 3), shape (n·m,).

        With `expand`: along each axis that counts, one axis after the other. InvalidDimensionsError: no such rows.
        """
        a, b = (_columns(positions) for positions in (A, B))
        if expand:
            return np.abs([self._way(axis, a[:, :, None], b[:, None, :]) for axis in self.axes]).reshape(-1)
        return self.matrix(a, b).reshape(-1)

    def distance_generator(self, f: Any, g: Any) -> Callable[[Any, Any], Floats]:
        """A function of two indices: the distance of f(i) from g(j), positions as of `position_generator`."""

        def apart(i: Any, j: Any) -> Floats:
            here, there = (np.asarray(position, float) for position in (f(i), g(j)))
            columns = (position if position.shape[0] == 3 else position.T for position in (here, there))
            return self.between(*columns)

        return apart

    def between(self, first: Floats, second: Floats) -> Floats:
        """Distances of positions, shape (3, …) both, which broadcast behind the first axis."""
        squares: Any = 0.0
        for axis in self.axes:
            squares = squares + self._way(axis, first, second) ** 2
        return np.asarray(np.sqrt(squares))

    def displacements(self, first: Floats, second: Floats) -> Floats:
        """From the first to the second, shape (3, …), on all axes; the shorter way round where space is periodic."""
        return np.stack([self._way(axis, first, second) for axis in range(3)])

    def _way(self, axis: int, first: Floats, second: Floats) -> Floats:
        """From the first to the second along one axis."""
        way = self.scale_factor * (second[axis] + self.offset[axis]) - first[axis]
        period = self._periods[axis]
        return np.asarray(way if period is None else way - period * np.rint(way / period))


def distance(
    src: Any,
    tgt: Any,
    mask: Any = None,
    scale_factor: float = 1.0,
    offset: Any = 0.0,
    periodic_boundaries: Any = None,
) -> float:
    """The distance of two cells. `mask` lists the axes that count; `periodic_boundaries` are lengths, one or three."""
    way = src.position - scale_factor * (tgt.position + offset)
    if periodic_boundaries is not None:
        way = np.minimum(np.abs(way), periodic_boundaries - np.abs(way))
    return float(np.linalg.norm(way if mask is None else way[mask]))


def _columns(positions: Any) -> Floats:
    """Positions in rows as columns, shape (3, n)."""
    rows = np.asarray(positions, float)
    if rows.ndim not in (1, 2) or rows.shape[-1] != 3:
        raise InvalidDimensionsError(f"Space.distances(): positions of the shape {rows.shape} are no rows (x, y, z).")
    return rows.reshape(-1, 3).T


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool) and isfinite(value)


def _offset(given: Any) -> Floats:
    try:
        offset = np.broadcast_to(np.asarray(given, float), (3,))
    except (TypeError, ValueError):
        offset = np.full(3, np.nan)
    if not np.isfinite(offset).all() or isinstance(given, (bool, str)):
        raise InvalidParameterValueError(f"offset of Space: {given!r} is not a number or (x, y, z).")
    return offset


def _periods(given: Any) -> list[float | None]:
    """The length of space along each axis, None where it has no end."""
    if given is None:
        return [None, None, None]
    sound = isinstance(given, (list, tuple, np.ndarray)) and len(given) == 3
    if not sound or not all(bounds is None or _is_interval(bounds) for bounds in given):
        raise InvalidParameterValueError(
            f"periodic_boundaries of Space: {given!r} is not None or (low, high) for each of 3 axes."
        )
    return [None if bounds is None else float(bounds[1] - bounds[0]) for bounds in given]


def _is_interval(bounds: Any) -> bool:
    pair = isinstance(bounds, (list, tuple, np.ndarray)) and len(bounds) == 2 and all(map(_is_number, bounds))
    return pair and bounds[0] < bounds[1]
