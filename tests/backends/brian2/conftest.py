"""A Brian2 that is set up, and short ways to make cells and connections through the contract."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from backends.brian2.simulator import Brian2Simulator
from backends.simulator import Edges, Settings, Spikes
from backends.standard import CELLS, SYNAPSES


class Bench:
    """A simulator, and short ways to fill it."""

    def __init__(self) -> None:
        self.simulator = Brian2Simulator()
        self.begin()

    def begin(self, **settings: Any) -> None:
        self.simulator.setup(Settings(**settings))

    def cells(self, model: str, n: int = 1, **parameters: Any) -> Any:
        return self.simulator.create(CELLS[model], n, {**CELLS[model].defaults, **parameters})

    def connect(
        self, source: Any, target: Any, pre: Any, post: Any, weight: Any, delay: Any = 1.0,
        receptor: str = "excitatory", rule: str = "FromListConnector",
    ) -> Any:  # fmt: skip
        edges = Edges(np.array(pre), np.array(post), {"weight": weight, "delay": delay})
        return self.simulator.connect(source, target, [edges], SYNAPSES["StaticSynapse"], receptor, rule)

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
