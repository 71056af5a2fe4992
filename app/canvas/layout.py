"""Keeps curves and annotations in place: who has to find a new way when something moved, and which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from app.canvas.geometry import Curve, fan
from app.canvas.obstacles import Obstacles
from app.canvas.routing import loop_around, route, seat, towards
from app.canvas.shapes import Box, Point
from app.model import Edge, Network, Projection

if TYPE_CHECKING:
    from app.canvas.items.chip import ChipItem
    from app.canvas.items.edge import EdgeItem
    from app.canvas.items.node import NodeItem

_CLEAR = 6.0  # px between a line and what it keeps off


class Layout:
    """Works on the items of one scene. What changed is noted at once; `settle` then sets it right."""

    def __init__(
        self,
        nodes: Mapping[str, NodeItem],
        edges: Mapping[str, EdgeItem],
        chips: Mapping[str, ChipItem],
    ) -> None:
        self._nodes, self._edges, self._chips = nodes, edges, chips
        self._bodies, self._texts, self._lines, self._seats = (Obstacles() for _ in range(4))
        self._stale: dict[str, None] = {}

    def clear(self) -> None:
        """Everything is gone."""
        for room in (self._bodies, self._texts, self._lines, self._seats):
            room.clear()
        self._stale.clear()

    def node_moved(self, network: Network, name: str) -> None:
        """A node came, changed or moved: its projections, and those in its way, have to look for another."""
        self._around(name)
        node = self._nodes[name]
        self._bodies.put(name, [node.body])
        self._texts.put(name, node.texts)
        self._around(name)
        self._touch(network.projections_of(name) if name in network else ())

    def node_gone(self, name: str) -> None:
        """A node left: those that went around it need not."""
        self._around(name)
        self._bodies.drop(name)
        self._texts.drop(name)

    def edge_changed(self, network: Network, projection: Projection) -> None:
        """A projection came, changed or left: those between the same nodes, and their loops, share out the room."""
        ends = projection.pre, projection.post
        if not all(end in network for end in ends):
            return
        self._touch((*network.between(*ends), *network.between(*ends[::-1])))
        for end in ends:
            self._touch(network.between(end, end))

    def edge_gone(self, name: str) -> None:
        """A projection left."""
        for room in (self._lines, self._seats):
            room.drop(name)
        self._stale.pop(name, None)

    def settle(self, network: Network) -> None:
        """Give every projection that needs one a new curve, loops last, and then seats to their annotations."""
        names = [name for name in self._stale if name in self._edges]
        self._stale.clear()
        loops = [n for n in names if self._edges[n].projection.pre == self._edges[n].projection.post]
        for name in (*(n for n in names if n not in loops), *loops):
            self._run(network, self._edges[name])
        for name in names:
            self._seats.drop(name)
        for name in names:
            self._sit(self._chips[name])

    # -- inside ------------------------------------------------------------------------------------------------------

    def _touch(self, edges: Iterable[Edge]) -> None:
        self._stale.update((edge.name, None) for edge in edges)

    def _around(self, name: str) -> None:
        """Note the projections that run near what this node occupies now."""
        for room in (self._bodies, self._texts):
            for area in room.of(name):
                self._stale.update((other, None) for other in self._lines.names(area.grown(60)))
                self._stale.update((other, None) for other in self._seats.names(area.grown(_CLEAR)))

    def _run(self, network: Network, edge: EdgeItem) -> None:
        projection = edge.projection
        curve = self._loop(network, projection) if projection.pre == projection.post else self._bow(network, projection)
        edge.follow(curve)
        self._lines.put(edge.name, edge.samples())

    def _bow(self, network: Network, projection: Projection) -> Curve:
        pre, post = self._nodes[projection.pre].end, self._nodes[projection.post].end
        along = [p.name for p in network.between(projection.pre, projection.post)]
        against = len(network.between(projection.post, projection.pre))
        bend = fan(along.index(projection.name), len(along), against)
        blocked = self._blocked(_span(pre.at, post.at), (projection.pre, projection.post))
        for sibling in along[: along.index(projection.name)]:  # parallel lines keep apart where they are most apart
            blocked += [area.grown(_CLEAR) for area in self._lines.of(sibling)[3:-3]]
        return route(pre, post, bend, blocked)

    def _loop(self, network: Network, projection: Projection) -> Curve:
        node = self._nodes[projection.pre].end
        lane = [p.name for p in network.between(projection.pre, projection.pre)].index(projection.name)
        others = [p for p in network.projections_of(projection.pre) if p.pre != p.post]
        busy = [towards(self._edges[p.name].curve, node.at) for p in others if p.name in self._edges]
        return loop_around(node, lane, busy, self._blocked(_span(node.at, node.at), (projection.pre,)))

    def _blocked(self, around: Box, ends: tuple[str, ...]) -> list[Box]:
        near = [*self._bodies.boxes(around, without=ends), *self._texts.boxes(around)]
        return [area.grown(_CLEAR) for area in near]

    def _sit(self, chip: ChipItem) -> None:
        curve = chip.edge.curve
        width, height = chip.size
        around = curve.box.grown(max(width, height))
        taken = [room.boxes(around) for room in (self._bodies, self._texts, self._seats)]
        lines = self._lines.boxes(around, without=(chip.name,))
        loops = chip.edge.projection.pre == chip.edge.projection.post
        chip.setPos(*seat(curve, width, height, [area for areas in taken for area in areas], lines, beside=loops))
        self._seats.put(chip.name, [chip.area])


def _span(one: Point, other: Point) -> Box:
    """Where a curve between two points may run."""
    room = max(one.distance_to(other) * 0.5, 160.0)
    return Box(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)).grown(room)
