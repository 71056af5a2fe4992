"""Each test here runs once for every simulator that is installed."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from backends.registry import load, simulators

DT = 0.1
PRESENT = [there.name for there in simulators() if there.version]


@pytest.fixture(params=PRESENT)
def sim(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """A simulator's face of PyNN, set up with a time step of 0.1 ms."""
    module = load(request.param)
    module.setup(timestep=DT, rng_seed=42)
    yield module
    module.end()
