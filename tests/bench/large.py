"""Large networks made by code: populations on a lattice, most projections to neighbours, one in twenty to anywhere."""

from __future__ import annotations

import random

from app.model import Component, Frozen, Network, Place, Population, Projection, Recording, Role

_ROLES = (Role.EXCITATORY, Role.EXCITATORY, Role.INHIBITORY, Role.STIMULUS)
_APART, _FAR, _NEAR = 200.0, 20, 2  # scene units between nodes; every so manieth goes far; steps of a near one


def large(populations: int, projections: int, seed: int = 1) -> Network:
    """The same network for the same numbers."""
    draw, side = random.Random(seed), int(populations**0.5) + 1
    nodes = [_population(i, side) for i in range(populations)]
    edges = []
    while len(edges) < projections:
        pre = draw.randrange(populations)
        post = draw.randrange(populations) if len(edges) % _FAR == 0 else _near(pre, side, draw)
        if 0 <= post < populations and nodes[post].role is not Role.STIMULUS:
            edges.append(_projection(len(edges), nodes[pre], nodes[post]))
    return Network([*nodes, *edges], f"{populations:,} populations")


def _population(number: int, side: int) -> Population:
    role = _ROLES[number % len(_ROLES)]
    model = "SpikeSourcePoisson" if role is Role.STIMULUS else "IF_cond_exp"
    place = Place(number % side * _APART, number // side * _APART)
    records = (Recording("spikes"),) if number % 10 == 0 else ()
    return Population(
        f"p{number}", f"Population {number}", Component(model), 100, role=role, place=place, records=records
    )


def _near(number: int, side: int, draw: random.Random) -> int:
    column = number % side + draw.randint(-_NEAR, _NEAR)
    return number + draw.randint(-_NEAR, _NEAR) * side + column - number % side if 0 <= column < side else -1


def _projection(number: int, pre: Population, post: Population) -> Projection:
    return Projection(
        f"w{number}",
        f"{pre.label} to {post.label}",
        pre.name,
        post.name,
        Component("FixedProbabilityConnector", Frozen(p_connect=0.1)),
        Component("StaticSynapse", Frozen(weight=0.01, delay=1.5)),
        "inhibitory" if pre.role is Role.INHIBITORY else "excitatory",
    )
