"""Each test here runs once for every simulator that is installed."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

from backends.registry import available

DT = 0.1


@pytest.fixture(params=[simulator.name for simulator in available()])
def sim(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """A simulator's face of PyNN, set up with a time step of 0.1 ms."""
    module = import_module(f"backends.{request.param}")
    module.setup(timestep=DT, rng_seed=42)
    yield module
    module.end()
