"""Connections left to the simulator: what it is asked, when it is not asked, and what is read afterwards."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from backends.api.errors import ConnectionError
from backends.api.face import face
from backends.api.random import NativeRNG, NumpyRNG, RandomDistribution
from backends.simulator import Drawn
from backends.sketch.simulator import SketchSimulator


class Ruled(SketchSimulator):
    """Makes of every rule that each target gets the source before it, and draws 2.0 whatever the distribution."""

    def knows(self, rule: Any, parameters: Any, synapse: Any) -> bool:
        return rule.connector != "FixedTotalNumberConnector"

    def connect_rule(self, source: Any, target: Any, rule: Any, parameters: Any, synapse: Any, receptor: str) -> Any:
        sources = np.arange(source.n) if rule.sources is None else rule.sources
        targets = np.arange(target.n) if rule.targets is None else rule.targets
        values = {name: 2.0 if isinstance(value, Drawn) else value for name, value in parameters.items()}
        links = SimpleNamespace(rule=rule, parameters=parameters, receptor=receptor, values=values, changed={})
        links.ends = sources[(np.arange(targets.size) - 1) % sources.size], targets
        self.links.append(links)
        return links

    def count(self, links: Any) -> int:
        return int(links.ends[0].size)

    def ends(self, links: Any) -> Any:
        return links.ends

    def get_links(self, links: Any, name: str) -> Any:
        if not hasattr(links, "ends"):
            return super().get_links(links, name)
        return np.array(np.broadcast_to((links.values | links.changed)[name], links.ends[0].shape), float)


@pytest.fixture
def sim() -> Iterator[Any]:
    names = SimpleNamespace(**face(Ruled))
    names.setup(timestep=0.1, rng_seed=7)
    yield names
    names.end()


def native(name: str = "uniform", **parameters: float) -> RandomDistribution:
    return RandomDistribution(name, **(parameters or {"low": 0.5, "high": 1.5}), rng=NativeRNG())


def last(sim: Any) -> Any:
    return sim.session.simulator.links[-1]


def pairs(projection: Any) -> list[tuple[int, ...]]:
    return [(c.presynaptic_index, c.postsynaptic_index) for c in projection.connections]


def test_the_simulator_is_told_the_rule(sim) -> None:
    cells = sim.Population(5, sim.IF_curr_exp())
    rule = sim.FixedNumberPreConnector(2, rng=NativeRNG())
    projection = sim.Projection(cells, cells[1:4], rule, sim.StaticSynapse(weight=0.5, delay=1.52))
    told = last(sim)
    assert (told.rule.connector, told.rule.parameters["n"], told.receptor) == (
        "FixedNumberPreConnector",
        2,
        "excitatory",
    )
    assert told.rule.sources is None and told.rule.targets.tolist() == [1, 2, 3]
    assert told.parameters == {"weight": 0.5, "delay": 1.5}
    assert len(projection) == 3 and pairs(projection) == [(4, 0), (0, 1), (1, 2)]
    assert projection.get("weight") == [(4, 0, 0.5), (0, 1, 0.5), (1, 2, 0.5)]
    assert projection[1].delay == 1.5


def test_what_the_simulator_draws(sim) -> None:
    cells = sim.Population(4, sim.IF_curr_exp())
    synapse = sim.StaticSynapse(weight=native(), delay=1.0)
    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), synapse)
    assert last(sim).parameters["weight"] == Drawn("uniform", {"low": 0.5, "high": 1.5})
    assert projection.get("weight", with_address=False) == [2.0] * 4
    projection.set(weight=np.arange(4.0))
    assert last(sim).changed["weight"].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("connector", "synapse"),
    [
        ({"rng": NumpyRNG(1)}, {}),
        ({}, {}),
        ({"rng": NativeRNG()}, {"weight": RandomDistribution("uniform", (0.5, 1.5), rng=NumpyRNG(1))}),
        ({"rng": NativeRNG()}, {"weight": native("normal", mu=0.5, sigma=0.1)}),  # it might become negative
        ({"rng": NativeRNG()}, {"delay": native("normal", mu=5.0, sigma=0.1)}),  # it might be below the time step
        ({"rng": NativeRNG()}, {"weight": "exp(-d)"}),
        ({}, {"weight": native()}),  # who is connected has to be the same everywhere
    ],
)
def test_what_is_not_left_to_it(sim, connector, synapse) -> None:
    cells = sim.Population(5, sim.IF_curr_exp())
    sim.Projection(cells, cells, sim.FixedNumberPreConnector(2, **connector), sim.StaticSynapse(**synapse))
    assert last(sim).blocks


def test_rules_and_cells_that_it_cannot_take(sim) -> None:
    cells, others = sim.Population(4, sim.IF_curr_exp()), sim.Population(4, sim.IF_curr_exp())
    rng = NativeRNG(3)
    for pre, rule in (
        (cells, sim.FixedTotalNumberConnector(3, rng=rng)),  # which it does not know
        (cells[2::-2], sim.FixedProbabilityConnector(0.9, rng=rng)),  # not in order
        (cells + others, sim.FixedNumberPreConnector(3, rng=rng)),  # chosen from both
    ):
        projection = sim.Projection(pre, cells, rule)
        assert hasattr(last(sim), "blocks") and len(projection)


def test_assemblies_are_connected_part_by_part(sim) -> None:
    first, second = sim.Population(2, sim.IF_curr_exp()), sim.Population(3, sim.IF_curr_exp())
    both = first + second
    projection = sim.Projection(both, both, sim.FixedProbabilityConnector(0.5, rng=NativeRNG()))
    assert len(sim.session.simulator.links) == 4 and len(projection) == 2 * 2 + 2 * 3
    assert pairs(projection) == [(1, 0), (4, 0), (0, 1), (2, 1), (1, 2), (4, 2), (0, 3), (2, 3), (1, 4), (3, 4)]
    projection.set(weight=np.arange(10.0))
    assert projection.get("weight", with_address=False) == [*range(10)]


def test_numbers_are_checked_before(sim) -> None:
    cells = sim.Population(4, sim.IF_curr_exp())
    with pytest.raises(ConnectionError, match="5 different inputs cannot be chosen among 4"):
        sim.Projection(cells, cells, sim.FixedNumberPreConnector(5, rng=NativeRNG()))
    with pytest.raises(ConnectionError, match="4 different targets cannot be chosen among 3 other"):
        rule = sim.FixedNumberPostConnector(4, allow_self_connections=False, rng=NativeRNG())
        sim.Projection(cells, cells, rule)


def test_a_reset_keeps_the_network(sim) -> None:
    cells = sim.Population(4, sim.IF_curr_exp())
    rule, synapse = sim.FixedProbabilityConnector(0.5, rng=NativeRNG()), sim.StaticSynapse(weight=native(), delay=0.7)
    projection = sim.Projection(cells, cells, rule, synapse)
    before = projection.get(["weight", "delay"])
    sim.reset()
    assert last(sim).rule == "FromListConnector"
    assert projection.get(["weight", "delay"]) == before


def test_without_rules_everything_is_drawn_here() -> None:
    def drawn(session: int, **root: int) -> list[Any]:
        sim = SimpleNamespace(**face(SketchSimulator))
        sim.setup(rng_seed=session)
        cells = sim.Population(20, sim.IF_curr_exp())
        synapse = sim.StaticSynapse(weight=native("normal", mu=5.0, sigma=0.1))
        rule = sim.FixedProbabilityConnector(0.5, rng=NativeRNG(**root))
        return list(sim.Projection(cells, cells, rule, synapse).get("weight"))

    assert drawn(1) == drawn(1) != drawn(2)
    assert [pair[:2] for pair in drawn(1, seed=5)] == [pair[:2] for pair in drawn(2, seed=5)]
