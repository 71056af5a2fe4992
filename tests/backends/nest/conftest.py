"""A NEST that is set up, and short ways to make cells and connections through the contract."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from backends.nest.simulator import NestSimulator
from backends.simulator import Edges, Settings, Spikes
from backends.standard import CELLS, SYNAPSES


def defaults(model: str, n: int) -> dict[str, Any]:
    """The default parameters as the API hands them over: lists of numbers as an object array."""
    values: dict[str, Any] = dict(CELLS[model].defaults)
    for name, value in values.items():
        if isinstance(value, tuple):
            values[name] = np.empty(n, object)
            values[name][:] = [np.array(value, float)] * n
    return values


class Bench:
    """A simulator, and short ways to fill it."""

    def __init__(self) -> None:
        self.simulator = NestSimulator()
        self._told: dict[Any, dict[str, Any]] = {}
        self.begin()

    def begin(self, **settings: Any) -> None:
        self.simulator.setup(Settings(**settings))

    def cells(self, model: str, n: int = 1, **parameters: Any) -> Any:
        return self.simulator.create(CELLS[model], n, {**defaults(model, n), **parameters})

    def connect(
        self, source: Any, target: Any, pre: Any, post: Any, weight: Any, delay: Any = 1.0,
        receptor: str = "excitatory", rule: str = "FromListConnector",
    ) -> Any:  # fmt: skip
        told = {"weight": weight, "delay": delay}
        edges = Edges(np.array(pre), np.array(post), told)
        links = self.simulator.connect(source, target, [edges], SYNAPSES["StaticSynapse"], receptor, rule)
        self._told[links] = told
        return links

    def change(self, links: Any, **values: Any) -> None:
        """As the API does it: the blocks know first."""
        self._told[links] |= values
        self.simulator.set_links(links, values)

    def one_to_one(self, source: Any, target: Any, weight: Any, delay: Any = 1.0) -> Any:
        cells = np.arange(source.n)
        return self.connect(source, target, cells, cells, weight, delay, rule="OneToOneConnector")

    def record(self, group: Any, variable: str = "spikes", interval: float = 0.1) -> None:
        self.simulator.record(group, variable, np.arange(group.n), interval)

    def run(self, duration: float) -> None:
        self.simulator.run(duration)

    def spikes(self, group: Any) -> Spikes:
        return self.simulator.drain_spikes(group)

    def values(self, group: Any, variable: str = "v") -> Any:
        return self.simulator.drain_samples(group, variable).values


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.simulator.close()
