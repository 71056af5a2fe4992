"""What lies where in the whole drawing, as arrays: for overviews and for what has no item yet. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.canvas.lines import Line
from app.canvas.portrait import Portrait
from app.canvas.shapes import Box, Point
from app.model import Place
from app.model.sign import Sign

Floats = NDArray[np.float64]
AROUND = Box(-70.0, -64.0, 70.0, 96.0)  # what a node with its label may cover, from its place
SIGNS = tuple(Sign)


class Survey:
    """Portraits and places of nodes by name, lines by key. Arrays are made when first asked for after a change."""

    def __init__(self) -> None:
        self.portraits: dict[str, Portrait] = {}
        self.places: dict[str, Place] = {}
        self.lines: dict[str, Line] = {}
        self._arrays = _Arrays(self)

    def clear(self) -> None:
        """Nothing is there."""
        for noted in (self.portraits, self.places, self.lines):
            noted.clear()
        self.changed()

    def changed(self) -> None:
        """Something came, left or moved."""
        self._arrays = _Arrays(self)

    def put_node(self, portrait: Portrait, place: Place) -> None:
        """A node is there."""
        self.portraits[portrait.name], self.places[portrait.name] = portrait, place
        self.changed()

    def move(self, name: str, place: Place) -> None:
        """A node is elsewhere; arrays that were made already are kept, and follow."""
        self.places[name] = place
        self._arrays.move(name, place)

    def drop_node(self, name: str) -> None:
        """A node left."""
        del self.portraits[name], self.places[name]
        self.changed()

    def put_line(self, line: Line) -> None:
        """A line is there."""
        self.lines[line.key] = line
        self.changed()

    def drop_line(self, key: str) -> None:
        """A line left."""
        del self.lines[key]
        self.changed()

    # -- arrays ------------------------------------------------------------------------------------------------------

    @property
    def points(self) -> Floats:
        """The places of the nodes, shape (n, 2), in the order of `portraits`."""
        return self._arrays.points

    @property
    def signs(self) -> NDArray[np.int64]:
        """The sign of each node, as an index into SIGNS, shape (n,)."""
        return self._arrays.signs

    @property
    def segments(self) -> Floats:
        """Both ends of each line that does not loop, shape (m, 4), in the order of `segment_keys`."""
        return self._arrays.segments

    def moved(self) -> list[int]:
        """The rows of `segments` that moved since the last time."""
        rows = sorted(self._arrays.moved)
        self._arrays.moved.clear()
        return rows

    @property
    def segment_keys(self) -> tuple[str, ...]:
        """The keys of those lines."""
        return self._arrays.keys

    @property
    def segment_signs(self) -> NDArray[np.int64]:
        """The sign of each of those lines, shape (m,)."""
        return self._arrays.segment_signs

    # -- finding -----------------------------------------------------------------------------------------------------

    def box_of(self, name: str) -> Box:
        """What a node covers, about."""
        return AROUND.moved(Point(*self.places[name]))

    def extent(self, names: Iterable[str] | None = None) -> Box | None:
        """The box around these nodes and lines, or around all; None when there are none."""
        ends = (self._ends(name) for name in names) if names is not None else ((name,) for name in self.places)
        found = [self.places[name] for each in ends for name in each]
        if not found:
            return None
        xs, ys = zip(*found, strict=True)
        return Box(min(xs) + AROUND.left, min(ys) + AROUND.top, max(xs) + AROUND.right, max(ys) + AROUND.bottom)

    def nodes_in(self, box: Box) -> list[str]:
        """The nodes that meet a box, about."""
        return self._named(_inside(self.points, box, AROUND))

    def near(self, at: Point, reach: float) -> str | None:
        """The nearest node within reach of a point."""
        if not self.places:
            return None
        away = np.hypot(*(self.points - at).T)
        nearest = int(away.argmin())
        return self._arrays.names[nearest] if away[nearest] <= reach else None

    def lines_in(self, box: Box) -> list[str]:
        """The lines that may be seen in a box, loops among them."""
        x1, y1, x2, y2 = self.segments.T
        bent = 0.35 * np.hypot(x2 - x1, y2 - y1) + 40.0  # lines are not straight
        across = (np.minimum(x1, x2) - bent < box.right) & (np.maximum(x1, x2) + bent > box.left)
        down = (np.minimum(y1, y2) - bent < box.bottom) & (np.maximum(y1, y2) + bent > box.top)
        meets = across & down & _crosses(self.segments, box, bent)
        nodes = set(self.nodes_in(box.grown(120)))
        loops = (line.key for line in self._arrays.loops if line.pre in nodes)
        return [*(self.segment_keys[i] for i in np.flatnonzero(meets)), *loops]

    def line_near(self, at: Point, reach: float) -> str | None:
        """The nearest line within reach of a point, as the overview draws it."""
        if not len(self.segments):
            return None
        away = _distances(self.segments, at)
        nearest = int(away.argmin())
        return self.segment_keys[nearest] if away[nearest] <= reach else None

    def _named(self, mask: NDArray[np.bool_]) -> list[str]:
        return [self._arrays.names[i] for i in np.flatnonzero(mask)]

    def _ends(self, name: str) -> tuple[str, ...]:
        if name in self.places:
            return (name,)
        line = self.lines.get(name)
        return (line.pre, line.post) if line is not None else ()


class _Arrays:
    """The arrays of a survey as it is now."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self.moved: set[int] = set()

    def move(self, name: str, place: Place) -> None:
        """Bring what was made already up to date."""
        made = self.__dict__
        if "points" in made:
            self.points[self._row_of[name]] = place
        if "segments" in made:
            for row, begins in self._rows_at.get(name, ()):
                self.segments[row, slice(0, 2) if begins else slice(2, 4)] = place
                self.moved.add(row)

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    @cached_property
    def _rows_at(self) -> dict[str, list[tuple[int, bool]]]:
        rows: dict[str, list[tuple[int, bool]]] = {}
        for row, line in enumerate(self._straight):
            rows.setdefault(line.pre, []).append((row, True))
            rows.setdefault(line.post, []).append((row, False))
        return rows

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self._survey.portraits)

    @cached_property
    def points(self) -> Floats:
        places = self._survey.places
        return np.array([places[name] for name in self.names], dtype=np.float64).reshape(-1, 2)

    @cached_property
    def signs(self) -> NDArray[np.int64]:
        return _codes(portrait.sign for portrait in self._survey.portraits.values())

    @cached_property
    def _straight(self) -> list[Line]:
        return [line for line in self._survey.lines.values() if not line.loops]

    @cached_property
    def loops(self) -> list[Line]:
        return [line for line in self._survey.lines.values() if line.loops]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(line.key for line in self._straight)

    @cached_property
    def segments(self) -> Floats:
        places: Mapping[str, Place] = self._survey.places
        ends = [(*places[line.pre], *places[line.post]) for line in self._straight]
        return np.array(ends, dtype=np.float64).reshape(-1, 4)

    @cached_property
    def segment_signs(self) -> NDArray[np.int64]:
        return _codes(line.sign for line in self._straight)


def _codes(signs: Iterable[Sign]) -> NDArray[np.int64]:
    code = {sign: number for number, sign in enumerate(SIGNS)}
    return np.array([code[sign] for sign in signs], dtype=np.int64)


def _inside(points: Floats, box: Box, around: Box) -> NDArray[np.bool_]:
    x, y = points.T
    across = (x + around.right > box.left) & (x + around.left < box.right)
    return np.asarray(across & (y + around.bottom > box.top) & (y + around.top < box.bottom))


def _crosses(segments: Floats, box: Box, slack: Floats) -> NDArray[np.bool_]:
    """Whether the corners of a box lie on both sides of each line, or within its slack."""
    x1, y1, x2, y2 = (column[:, None] for column in segments.T)
    corners = np.array([(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)])
    length = np.maximum(np.hypot(x2 - x1, y2 - y1), 1e-9)
    side = ((corners[:, 0] - x1) * (y2 - y1) - (corners[:, 1] - y1) * (x2 - x1)) / length
    return np.asarray((side.min(axis=1) <= slack) & (side.max(axis=1) >= -slack))


def _distances(segments: Floats, at: Point) -> Floats:
    start, way = segments[:, :2], segments[:, 2:] - segments[:, :2]
    square = np.maximum((way**2).sum(axis=1), 1e-9)
    share = np.clip(((np.array(at) - start) * way).sum(axis=1) / square, 0.0, 1.0)
    return np.hypot(*(start + share[:, None] * way - np.array(at)).T)
