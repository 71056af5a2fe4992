"""Poisson sources: rate, beginning and end, independence; with a relay and without one."""

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.api.standardmodels.trains import TRAINS
from tests.agreement.reading import spikes


def echo(sim: ModuleType, n: int) -> Any:
    """Cells that spike whenever they get a spike: one spike a step at most."""
    cell = sim.IF_curr_delta(v_rest=-65.0, v_reset=-65.0, v_thresh=-50.0, cm=1.0, tau_m=20.0, tau_refrac=0.0)
    return sim.Population(n, cell)


def driven(sim: ModuleType, n: int, recorded: bool = False, **parameters: float) -> tuple[Any, Any]:
    """Poisson sources, recorded or not, and cells that repeat them."""
    source, cells = sim.Population(n, sim.SpikeSourcePoisson(**parameters)), echo(sim, n)
    sim.Projection(source, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=50.0, delay=1.0))
    cells.record("spikes")
    if recorded:
        source.record("spikes")
    return source, cells


@pytest.mark.parametrize("recorded", [False, True])
def test_rate_and_variance(sim: ModuleType, recorded: bool) -> None:
    _, cells = driven(sim, 100, recorded, rate=50.0)
    sim.run(1000.0)
    counts = np.array([train.size for train in spikes(cells)])
    assert abs(counts.sum() - 5000) < 5 * np.sqrt(5000)
    assert abs(counts.var() / counts.mean() - 1.0) < 5 * np.sqrt(2.0 / 100)


@pytest.mark.parametrize("recorded", [False, True])
def test_beginning_and_end(sim: ModuleType, recorded: bool) -> None:
    _, cells = driven(sim, 100, recorded, rate=200.0, start=50.0, duration=100.0)
    sim.run(250.0)
    times = np.concatenate(spikes(cells))
    assert times.min() > 51.0
    assert times.max() < 151.5
    assert abs(times.size - 2000) < 5 * np.sqrt(2000)


@pytest.mark.parametrize("recorded", [False, True])
def test_intervals_are_exponential(sim: ModuleType, recorded: bool) -> None:
    _, cells = driven(sim, 40, recorded, rate=50.0)
    sim.run(2000.0)
    intervals = np.concatenate([np.diff(train) for train in spikes(cells)])
    assert intervals.mean() == pytest.approx(20.0, rel=0.1)
    assert intervals.std() / intervals.mean() == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("recorded", [False, True])
def test_trains_are_independent(sim: ModuleType, recorded: bool) -> None:
    _, cells = driven(sim, 12, recorded, rate=100.0)
    sim.run(2000.0)
    binned = np.array([np.histogram(train, 400, (0.0, 2000.0))[0] for train in spikes(cells)])
    correlations = np.corrcoef(binned)[np.triu_indices(12, 1)]
    assert np.abs(correlations).max() < 5.5 / np.sqrt(400)


def test_all_targets_of_a_source_hear_the_same(sim: ModuleType) -> None:
    source, first = driven(sim, 5, rate=100.0)
    second = echo(sim, 5)
    sim.Projection(source, second, sim.OneToOneConnector(), sim.StaticSynapse(weight=50.0, delay=1.0))
    second.record("spikes")
    sim.run(300.0)
    for one, other in zip(spikes(first), spikes(second), strict=True):
        np.testing.assert_array_equal(one, other)
        assert one.size > 5


def test_what_was_recorded_is_what_was_sent(sim: ModuleType) -> None:
    source, cells = driven(sim, 5, recorded=True, rate=100.0)
    sim.run(300.0)
    for sent, got in zip(spikes(source), spikes(cells), strict=True):
        expected = np.unique(np.round(sent + 1.0, 1))
        np.testing.assert_allclose(got, expected[: got.size], atol=0.1001)
        assert got.size >= np.unique(sent[sent < 298.0]).size


def test_trains_that_are_computed_beforehand_are_the_same_everywhere(sim: ModuleType) -> None:
    def run(*pieces: float, seed: int = 5) -> list[np.ndarray]:
        sim.setup(timestep=0.1, poisson_rng=sim.NumpyRNG(seed=seed))
        source, cells = driven(sim, 4, recorded=True, rate=np.array([0.0, 20.0, 100.0, 4000.0]))
        for piece in pieces:
            sim.run(piece)
        return [*spikes(source), *spikes(cells)]

    parameters = {"rate": np.array([0.0, 20.0, 100.0, 4000.0]), "start": 0.0, "duration": 1e10}
    computed = TRAINS["SpikeSourcePoisson"](4, parameters, 0.0, 5, 0, 0).between(0.0, 100.0)
    whole = run(100.0)
    for sent, expected in zip(whole[:4], computed, strict=True):
        np.testing.assert_allclose(sent, np.ceil(expected * 10) / 10, atol=1e-9)
    for sent, got in zip(whole[1:3], whole[5:7], strict=True):
        assert got.size >= 5
        np.testing.assert_allclose(got, np.unique(sent) + 1.0, atol=0.1001)
    for one, other in zip(whole, run(0.1, 30.0, 69.9), strict=True):
        np.testing.assert_array_equal(one, other)
    assert any(one.size != other.size for one, other in zip(whole, run(100.0, seed=6), strict=True))
