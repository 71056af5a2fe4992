"""Keeps the items of a scene arranged: lines around nodes and labels, annotations beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from app.canvas.geometry import Curve, Floats, bow, fan
from app.canvas.lines import Line
from app.canvas.obstacles import Obstacles
from app.canvas.routing import loop_around, route, seat, towards
from app.canvas.shapes import Box, Point

if TYPE_CHECKING:
    from app.canvas.items.chip import ChipItem
    from app.canvas.items.edge import EdgeItem
    from app.canvas.items.placed import Placed

_AT_ONCE = 4  # lines that are arranged between two looks at the clock
_CLEAR = 6.0  # px between a line and what it keeps off
_MARGIN = np.array([-_CLEAR, -_CLEAR, _CLEAR, _CLEAR])


class Layout:
    """Works on the items of one scene. What changed is noted at once; `settle` then sets it right."""

    def __init__(
        self,
        nodes: Mapping[str, Placed],
        edges: Mapping[str, EdgeItem],
        chips: Mapping[str, ChipItem],
    ) -> None:
        self._nodes, self._edges, self._chips = nodes, edges, chips
        self._bodies, self._texts, self._lines, self._seats = (Obstacles() for _ in range(4))
        self._between: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._at: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._stale: dict[str, None] = {}
        self._detours: set[str] = set()  # lines that others give way to, and that do not go the usual way

    def clear(self) -> None:
        """Everything is gone."""
        for room in (self._bodies, self._texts, self._lines, self._seats):
            room.clear()
        for noted in (self._between, self._at, self._stale, self._detours):
            noted.clear()

    def node_moved(self, name: str) -> None:
        """A node came, changed or moved: its lines, and those in its way, have to look for another."""
        self._around(name)
        node = self._nodes[name]
        self._bodies.put(name, [node.body])
        self._texts.put(name, node.texts)
        self._around(name)
        self._touch(self._at[name])

    def node_gone(self, name: str) -> None:
        """A node left: lines that went around it need not."""
        self._around(name)
        self._bodies.drop(name)
        self._texts.drop(name)

    def edge_came(self, key: str) -> None:
        """A line came: those between the same nodes, and their loops, share out the room."""
        pre, post = self._ends(key)
        self._between[pre, post][key] = None
        for end in (pre, post):
            self._at[end][key] = None
        if pre != post:  # until it has found its way
            self._edges[key].follow(bow(self._nodes[pre].end, self._nodes[post].end, 0.0))
        self._share(pre, post)

    def edge_gone(self, key: str) -> None:
        """A line is about to leave."""
        pre, post = self._ends(key)
        self._between[pre, post].pop(key, None)
        for end in (pre, post):
            self._at[end].pop(key, None)
        for room in (self._lines, self._seats):
            room.drop(key)
        self._share(pre, post)
        self._stale.pop(key, None)
        self._detours.discard(key)

    def lines_at(self, name: str) -> tuple[str, ...]:
        """The keys of the lines that begin or end at a node."""
        return tuple(self._at[name])

    def settle(self, seconds: float | None = None) -> bool:
        """Give every line that needs one a new curve, loops last, and then seats to their annotations.

        With a limit of time, as many as fit into it; whether nothing is left to do.
        """
        end = perf_counter() + seconds if seconds is not None else inf
        while self._stale and perf_counter() < end:
            some = list(islice(self._stale, _AT_ONCE if seconds is not None else None))
            for key in some:
                del self._stale[key]
            self.arrange([key for key in some if key in self._edges])
        return not self._stale

    def arrange(self, keys: list[str]) -> None:
        """Give these lines new curves and seats now; what else has to make room waits for `settle`."""
        for key in sorted(keys, key=self._turn):
            self._run(self._edges[key])
        for key in keys:
            self._stale.pop(key, None)  # those that give way have come last
            self._seats.drop(key)
        for key in keys:
            self._sit(self._chips[key])

    # -- inside ------------------------------------------------------------------------------------------------------

    def _ends(self, key: str) -> tuple[str, str]:
        line = self._edges[key].line
        return line.pre, line.post

    def _turn(self, key: str) -> tuple[bool, bool]:
        """Lines find their ways in this order."""
        line = self._edges[key].line
        return line.loops, _gives_way(line)

    def _touch(self, keys: Iterable[str]) -> None:
        self._stale.update(dict.fromkeys(keys))

    def _share(self, pre: str, post: str) -> None:
        for ends in ((pre, post), (post, pre), (pre, pre), (post, post)):
            self._touch(self._between[ends])

    def _around(self, name: str) -> None:
        """Note the lines that run near what this node occupies now."""
        for room in (self._bodies, self._texts):
            for area in (Box(*row) for row in room.of(name).tolist()):
                self._touch(self._lines.names(area.grown(60)))
                self._touch(self._seats.names(area.grown(_CLEAR)))

    def _run(self, edge: EdgeItem) -> None:
        edge.follow(self._loop(edge) if edge.line.loops else self._bow(edge))
        self._lines.put(edge.name, edge.samples())

    def _bow(self, edge: EdgeItem) -> Curve:
        ends = edge.line.pre, edge.line.post
        pre, post = (self._nodes[end].end for end in ends)
        along, against = list(self._between[ends]), list(self._between[ends[::-1]])
        bend = fan(along.index(edge.name), len(along), len(against))
        blocked = self._blocked(_span(pre.at, post.at), ends)
        # Lines between the same nodes keep apart where they are most apart; the later ones give way.
        earlier = along[: along.index(edge.name)] + (against if _gives_way(edge.line) else [])
        siblings = [self._lines.of(sibling)[3:-3] + _MARGIN for sibling in earlier]
        curve = route(pre, post, bend, np.concatenate([blocked, *siblings]))
        if against and not _gives_way(edge.line):
            self._note_detour(edge.name, curve != bow(pre, post, bend), against)
        return curve

    def _note_detour(self, key: str, detour: bool, against: Iterable[str]) -> None:
        """Where a line leaves the usual way, or is back on it, those that run against it have to look again."""
        if detour or key in self._detours:
            self._touch(against)
        (self._detours.add if detour else self._detours.discard)(key)

    def _loop(self, edge: EdgeItem) -> Curve:
        name = edge.line.pre
        node = self._nodes[name].end
        lane = list(self._between[name, name]).index(edge.name)
        others = [self._edges[key] for key in self._at[name] if not self._edges[key].line.loops]
        busy = [towards(other.curve, node.at) for other in others]
        return loop_around(node, lane, busy, self._blocked(_span(node.at, node.at), (name,)))

    def _blocked(self, around: Box, ends: tuple[str, ...]) -> Floats:
        return np.concatenate([self._bodies.boxes(around, without=ends), self._texts.boxes(around)]) + _MARGIN

    def _sit(self, chip: ChipItem) -> None:
        if not chip.isVisible():
            return
        curve = chip.edge.curve
        width, height = chip.size
        around = curve.box.grown(max(width, height))
        taken = [room.boxes(around) for room in (self._bodies, self._texts, self._seats)]
        lines = self._lines.boxes(around, without=(chip.name,))
        chip.setPos(*seat(curve, width, height, np.concatenate(taken), lines, beside=chip.edge.line.loops))
        self._seats.put(chip.name, [chip.area])


def _gives_way(line: Line) -> bool:
    """Whether it finds its way after the lines that run against it."""
    return line.pre > line.post


def _span(one: Point, other: Point) -> Box:
    """Where a curve between two points may run."""
    room = max(one.distance_to(other) * 0.5, 160.0)
    return Box(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)).grown(room)
