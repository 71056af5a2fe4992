"""Every rule makes the same network on every simulator, with the same weights and delays."""

from types import ModuleType

import numpy as np
import pytest

import backends.sketch as paper
from backends.api.random import NumpyRNG
from backends.standard import CONNECTORS

SIZE = 36
MATRIX = np.random.default_rng(3).random((SIZE, SIZE)) < 0.2
ROWS = [(0, 1, 0.5, 1.0), (3, 2, 0.1, 2.0), (0, 1, 0.25, 1.5)]
RULES = {
    "AllToAllConnector": {"allow_self_connections": False},
    "OneToOneConnector": {},
    "FixedProbabilityConnector": {"p_connect": 0.2},
    "FixedNumberPreConnector": {"n": 5},
    "FixedNumberPostConnector": {"n": 5, "with_replacement": True},
    "FixedTotalNumberConnector": {"n": 100},
    "DistanceDependentProbabilityConnector": {"d_expression": "exp(-d/20)"},
    "DisplacementDependentProbabilityConnector": {"disp_function": "(d[0] > 0) & (d[1] == 0)"},
    "IndexBasedProbabilityConnector": {"index_expression": "abs(i-j) < 3"},
    "SmallWorldConnector": {"degree": 15.0, "rewiring": 0.2},
    "FromListConnector": {"conn_list": ROWS},
    "ArrayConnector": {"array": MATRIX},
}
ELSEWHERE = {"FromFileConnector", "CloneConnector", "CSAConnector"}  # the same rules by other ways to say them


def connected(sim: ModuleType, name: str, kind: str) -> list[tuple[float, ...]]:
    sim.setup(timestep=0.1, rng_seed=5)
    places = {"structure": sim.Grid2D(dx=10.0, dy=10.0)}
    cells = sim.Population(SIZE, sim.IF_curr_exp(), **places)
    source = cells if kind == "cells" else sim.Population(SIZE, sim.SpikeSourcePoisson(rate=10.0), **places)
    rng = {"rng": NumpyRNG(9)} if CONNECTORS[name].probabilistic else {}
    rule = getattr(sim, name)(**RULES[name], **rng)
    synapse = sim.StaticSynapse(weight="0.01 + d/1000", delay="0.5 + d/30")
    return sim.Projection(source, cells, rule, synapse).get(["weight", "delay"])


def test_no_rule_is_left_out() -> None:
    assert RULES.keys() | ELSEWHERE == CONNECTORS.keys()


@pytest.mark.parametrize("kind", ["cells", "sources"])
@pytest.mark.parametrize("name", RULES)
def test_the_network_is_the_same(sim: ModuleType, name: str, kind: str) -> None:
    expected = connected(paper, name, kind)
    found = connected(sim, name, kind)
    assert found and found == expected
    sim.run(0.5)
