"""How distances are measured."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError

Floats = NDArray[np.float64]
AXES = {"x": 0, "y": 1, "z": 2}


class Space:
    """How distances are measured.

    `axes`: those that count ("xy", None for all); the position of the first cell is compared with
    scale_factor × (position of the second + offset); `periodic_boundaries`: for each axis None or (low, high).
    """

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

    def distances(self, first: Any, second: Any) -> Floats:
        """Distances between two sets of positions, shapes (3,) or (3, n) and (3, m): shape (n, m)."""
        a, b = (np.asarray(positions, float).reshape(3, -1) for positions in (first, second))
        return self.between(a[:, :, None], b[:, None, :])

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
