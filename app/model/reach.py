"""What lies upstream or downstream of nodes."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.network import Network


def downstream(network: Network, names: Iterable[str], all_the_way: bool = False) -> dict[str, None]:
    """These nodes and those that they reach, in one step or in any number, with the edges on the way."""
    return _reach(network, names, forward=True, all_the_way=all_the_way)


def upstream(network: Network, names: Iterable[str], all_the_way: bool = False) -> dict[str, None]:
    """These nodes and those that reach them, in one step or in any number, with the edges on the way."""
    return _reach(network, names, forward=False, all_the_way=all_the_way)


def _reach(network: Network, names: Iterable[str], forward: bool, all_the_way: bool) -> dict[str, None]:
    graph = network.graph
    found = dict.fromkeys(name for name in names if name in graph)
    fresh = list(found)
    while fresh:
        reached: list[str] = []
        for name in fresh:
            edges = graph.out_edges(name, keys=True) if forward else graph.in_edges(name, keys=True)
            for pre, post, key in edges:
                found[key] = None
                other = post if forward else pre
                if other not in found:
                    found[other] = None
                    reached.append(other)
        fresh = reached if all_the_way else []
    return found
