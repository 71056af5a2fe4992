"""A simulation on paper, set up anew for each test."""

from collections.abc import Iterator
from types import ModuleType

import pytest

import backends.sketch
from backends.api import overrides
from backends.api.observer import observe


@pytest.fixture
def sim() -> Iterator[ModuleType]:
    backends.sketch.setup(timestep=0.1, rng_seed=7)
    yield backends.sketch
    backends.sketch.end()
    observe(None)
    overrides.threads = overrides.seed = None
