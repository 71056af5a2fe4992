"""From where space is looked at: turned about its middle, brought nearer, pushed aside. No Qt.

Angles are in degrees. Without turning, x goes to the right, z up and y away from the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_DEPTH = 5.0  # radii from the viewer to the middle: how strong the perspective is
_FILLED = 0.86  # of the view, by what is looked at
SIDES = {"x": (90.0, 0.0), "y": (0.0, 0.0), "z": (0.0, 90.0)}
CORNER = (-32.0, 24.0)


@dataclass(frozen=True, eq=False)
class Camera:
    """Looks at the `middle` of a ball of `radius` (um), turned by `yaw` about z and tilted by `pitch`.

    `near` is how much larger than fitting it is drawn, `aside` how far it was pushed, in px.
    """

    middle: Floats = field(default_factory=lambda: np.zeros(3))
    radius: float = 100.0
    yaw: float = CORNER[0]
    pitch: float = CORNER[1]
    near: float = 1.0
    aside: tuple[float, float] = (0.0, 0.0)

    def around(self, points: Floats) -> Camera:
        """The same, looking at all of these points (n, 3)."""
        if not len(points):
            return replace(self, middle=np.zeros(3), radius=100.0)
        low, high = points.min(axis=0), points.max(axis=0)
        return replace(self, middle=(low + high) / 2, radius=float(np.linalg.norm(high - low)) / 2 or 50.0)

    def turned(self, right: float, up: float) -> Camera:
        """Turned by so many degrees; never over the top."""
        return replace(self, yaw=(self.yaw + right) % 360.0, pitch=min(max(self.pitch + up, -90.0), 90.0))

    def looking(self, side: str) -> Camera:
        """From one side: along x, y or z."""
        yaw, pitch = SIDES[side]
        return replace(self, yaw=yaw, pitch=pitch)

    def nearer(self, factor: float) -> Camera:
        """Brought nearer by a factor."""
        return replace(self, near=min(max(self.near * factor, 0.05), 200.0))

    def pushed(self, right: float, down: float) -> Camera:
        """Pushed aside by so many px."""
        return replace(self, aside=(self.aside[0] + right, self.aside[1] + down))

    def whole(self) -> Camera:
        """All of it in view again."""
        return replace(self, near=1.0, aside=(0.0, 0.0))

    @property
    def axes(self) -> Floats:
        """The directions of the view in space, as rows: to the right, away from the viewer, up."""
        yaw, pitch = np.radians([self.yaw, self.pitch])
        about_z = np.array([[np.cos(yaw), -np.sin(yaw), 0.0], [np.sin(yaw), np.cos(yaw), 0.0], [0.0, 0.0, 1.0]])
        tilt = np.array([[1.0, 0.0, 0.0], [0.0, np.cos(pitch), -np.sin(pitch)], [0.0, np.sin(pitch), np.cos(pitch)]])
        return np.asarray(tilt @ about_z)

    def scale(self, width: float, height: float) -> float:
        """Pixels per um in the middle."""
        return _FILLED * min(width, height) / 2 / self.radius * self.near

    def seen(self, points: Floats, width: float, height: float) -> Floats:
        """Where points (n, 3) are in a view of this size, shape (n, 3): px from the left, from the top, and depth.

        The depth goes from -1 (near) to 1 (far) for what is looked at.
        """
        right, away, up = self.axes @ (points - self.middle).T
        depth = away / self.radius
        scale = self.scale(width, height) * _DEPTH / np.maximum(_DEPTH + depth * min(1.0, 1.0 / self.near), 0.5)
        x, y = width / 2 + self.aside[0] + right * scale, height / 2 + self.aside[1] - up * scale
        return np.column_stack([x, y, depth])

    def shift(self, right: float, down: float, width: float, height: float) -> Floats:
        """The way in space (um) that looks like one of so many px."""
        x, _, z = self.axes
        return np.asarray((right * x - down * z) / self.scale(width, height))
