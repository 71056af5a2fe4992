"""Places for nodes, worked out from what is connected with what: in layers, by forces, on a circle, on a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil, cos, pi, sin, sqrt

import networkx as nx

from app.model.elements import Node, Place
from app.model.network import Network

ACROSS, DOWN = 300.0, 240.0  # px between neighbours
_LARGE = 400  # nodes, from which on forces get fewer rounds

Layout = Callable[["nx.DiGraph[str]"], dict[str, tuple[float, float]]]


def arranged(network: Network, names: Iterable[str], kind: str) -> dict[str, Place]:
    """New places for these nodes, around where they are now. `kind` is one of LAYOUTS.

    Nodes of one group stay as they are to each other: the outermost groups are laid out as one node each.
    """
    nodes = {name: node for name in names if isinstance(node := network[name], Node)}
    if not nodes:
        return {}
    blocks = _blocks(network, nodes)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(blocks)
    block_of = {name: block for block, members in blocks.items() for name in members}
    for edge in network.edges:
        if edge.pre in block_of and edge.post in block_of and block_of[edge.pre] != block_of[edge.post]:
            graph.add_edge(block_of[edge.pre], block_of[edge.post])
    found = LAYOUTS[kind](graph)
    return _around(nodes, blocks, found)


def _blocks(network: Network, nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    """The nodes by the outermost group that they lie in; one that lies in none is a block of its own."""
    blocks: dict[str, list[str]] = {}
    for name in nodes:
        around = network.groups_around(name)
        blocks.setdefault(around[-1].name if around else name, []).append(name)
    return blocks


def _around(
    nodes: Mapping[str, Node], blocks: Mapping[str, Sequence[str]], found: Mapping[str, tuple[float, float]]
) -> dict[str, Place]:
    """Each block at its place, its nodes as they are to each other, all of it where it was."""
    middles = {block: _middle([nodes[name].place for name in members]) for block, members in blocks.items()}
    wide = max(_extent([nodes[name].place for name in members], middles[b]) for b, members in blocks.items())
    stretch = 1.0 + wide / ACROSS
    old, new = _middle(list(middles.values())), _middle([Place(*at) for at in found.values()])
    places = {}
    for block, members in blocks.items():
        x = old.x + (found[block][0] - new.x) * stretch
        y = old.y + (found[block][1] - new.y) * stretch
        for name in members:
            place = nodes[name].place
            places[name] = Place(round(x + place.x - middles[block].x), round(y + place.y - middles[block].y))
    return places


def _middle(places: Sequence[Place]) -> Place:
    xs, ys = zip(*places, strict=True)
    return Place((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def _extent(places: Sequence[Place], middle: Place) -> float:
    return max(2 * max(abs(place.x - middle.x), abs(place.y - middle.y)) for place in places)


# -- the kinds of layout -----------------------------------------------------------------------------------------------


def _layers(graph: nx.DiGraph[str]) -> dict[str, tuple[float, float]]:
    """From left to right as signals flow; what is connected in a circle shares a layer (Sugiyama et al. 1981)."""
    whole = nx.condensation(graph)
    depth: dict[str, int] = {}
    for number in nx.topological_sort(whole):
        before = [depth[next(iter(whole.nodes[p]["members"]))] + 1 for p in whole.predecessors(number)]
        depth |= dict.fromkeys(whole.nodes[number]["members"], max(before, default=0))
    layers: dict[int, list[str]] = {}
    for name in graph:
        layers.setdefault(depth[name], []).append(name)
    rank: dict[str, float] = {}
    for layer in sorted(layers):  # those that are reached from above come above
        members = sorted(layers[layer], key=lambda name: _barycentre(graph, name, rank))
        layers[layer] = members
        rank |= {name: index - (len(members) - 1) / 2 for index, name in enumerate(members)}
    return {name: (depth[name] * ACROSS, rank[name] * DOWN) for name in graph}


def _barycentre(graph: nx.DiGraph[str], name: str, rank: Mapping[str, float]) -> float:
    before = [rank[other] for other in graph.predecessors(name) if other in rank]
    return sum(before) / len(before) if before else 0.0


def _forces(graph: nx.DiGraph[str]) -> dict[str, tuple[float, float]]:
    """What is connected attracts, all else repels (Fruchterman and Reingold 1991)."""
    rounds = 50 if len(graph) < _LARGE else 20
    found = nx.spring_layout(graph, seed=1, iterations=rounds)
    size = ACROSS * sqrt(len(graph))
    return {name: (float(at[0]) * size, float(at[1]) * size * DOWN / ACROSS) for name, at in found.items()}


def _circle(graph: nx.DiGraph[str]) -> dict[str, tuple[float, float]]:
    n = max(len(graph), 1)
    radius = ACROSS * n / (2 * pi) if n > 2 else ACROSS / 2
    turn = {name: 2 * pi * index / n - pi / 2 for index, name in enumerate(graph)}
    return {name: (radius * cos(angle), radius * sin(angle)) for name, angle in turn.items()}


def _grid(graph: nx.DiGraph[str]) -> dict[str, tuple[float, float]]:
    columns = ceil(sqrt(len(graph) * DOWN / ACROSS))
    return {name: (index % columns * ACROSS, index // columns * DOWN) for index, name in enumerate(graph)}


LAYOUTS: Mapping[str, Layout] = {"layers": _layers, "forces": _forces, "circle": _circle, "grid": _grid}
