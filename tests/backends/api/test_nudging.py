"""Twins of a run: next to nothing is changed, all that is drawn by a simulator itself is, and nothing else is."""

from types import ModuleType

import numpy as np
import pytest

from backends import registry
from backends.api import overrides
from backends.api.nudging import COPY, twin_seed


@pytest.fixture(params=["nest", "neuron", "brian2"])
def sim(request: pytest.FixtureRequest) -> ModuleType:
    return registry.load(request.param)


def result(sim: ModuleType, twin: int, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, float], np.ndarray]:
    """The parameters of a cell after a run, and when a source of the simulator's own fired."""
    monkeypatch.setattr(overrides, "twin", twin)
    sim.setup(timestep=0.1, rng_seed=4)
    cells = sim.Population(3, sim.IF_cond_exp(tau_refrac=2.0, v_thresh=[-50.0, -51.0, -52.0], i_offset=0.0))
    source = sim.Population(20, sim.SpikeSourcePoisson(rate=50.0))
    source.record("spikes")
    sim.run(100.0)
    names = cells.celltype.default_parameters
    found = {name: float(np.mean(cells.get(name))) for name in names}
    times = np.sort(np.concatenate([np.asarray(train) for train in source.get_data().segments[0].spiketrains]))
    sim.end()
    return found, times


def test_a_twin_has_other_noise_and_cells_changed_by_next_to_nothing(sim, monkeypatch):
    (run, noise), (again, same), (copy, other), (twin, _) = (
        result(sim, each, monkeypatch) for each in (0, 0, COPY, COPY + 1)
    )
    assert run == again == copy
    assert np.array_equal(noise, same) and not np.array_equal(noise, other)
    for name, value in run.items():
        moved = name not in ("i_offset", "e_rev_E") and not name.startswith("tau")
        assert abs(twin[name] - value) == pytest.approx(1e-5 * abs(value) if moved else 0.0, rel=1e-3, abs=1e-12)


def test_seeds_of_twins_are_those_that_simulators_take():
    for seed in (1, 2**31 - 2, 2**31, 2**32 - 1):
        seeds = {twin_seed(seed, twin) for twin in range(1, 9)}
        assert len(seeds) == 8 and all(1 <= each < 2**31 for each in seeds)
    assert twin_seed(17, 0) == 17
