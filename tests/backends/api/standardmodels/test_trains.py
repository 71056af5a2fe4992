"""Trains computed beforehand: their statistics, and that neither pieces of a run nor other cells change them."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError
from backends.api.standardmodels.trains import TRAINS, gamma_hazard

ALWAYS = {"start": 0.0, "duration": 1e10}


def made(model: str, n: int = 200, seed: int = 5, place: int = 3, **parameters: Any) -> Any:
    return TRAINS[model](n, {**ALWAYS, **parameters}, 0.0, seed, place, 0)


def lists(n: int, *numbers: float) -> np.ndarray:
    array = np.empty(n, object)
    array[:] = [np.array(numbers)] * n
    return array


def inhomogeneous(n: int, bins: tuple, a: tuple, b: tuple) -> Any:
    return made("SpikeSourceInhGamma", n, tbins=lists(n, *bins), a=lists(n, *a), b=lists(n, *b))


CASES = {
    "gamma": lambda n=200: made("SpikeSourceGamma", n, alpha=3.0, beta=90.0),
    "poisson": lambda n=200: made("SpikeSourcePoisson", n, rate=30.0),
    "irregular": lambda n=200: made("SpikeSourceGamma", n, alpha=0.5, beta=15.0),
    "refractory": lambda n=200: made("SpikeSourcePoissonRefractory", n, rate=30.0, tau_refrac=10.0),
    "inhomogeneous": lambda n=200: inhomogeneous(n, (0.0,), (3.0,), (1 / 90,)),
}
INTERVALS = {
    "gamma": stats.gamma(3.0, scale=1000.0 / 90.0),
    "poisson": stats.expon(0.0, 1000.0 / 30.0),
    "irregular": stats.gamma(0.5, scale=1000.0 / 15.0),
    "refractory": stats.expon(10.0, 1000.0 / 30.0 - 10.0),
    "inhomogeneous": stats.gamma(3.0, scale=1000.0 / 90.0),
}


@pytest.mark.parametrize("name", CASES)
def test_intervals_follow_their_distribution(name):
    trains = CASES[name]().between(0.0, 3000.0)
    intervals = np.concatenate([np.diff(train[train < 2000.0]) for train in trains])
    assert intervals.size > 8000
    # Long intervals are cut off by the end, less than one of sixty: the bound is wide.
    assert stats.kstest(intervals, INTERVALS[name].cdf).statistic < 0.03


@pytest.mark.parametrize("name", CASES)
def test_the_rate_is_the_same_from_the_start_on(name):
    spikes = np.concatenate(CASES[name](2000).between(0.0, 400.0))
    counts = np.histogram(spikes, bins=np.arange(0.0, 401.0, 10.0))[0]
    expected = 2000 * 30.0 * 0.01
    assert np.all(np.abs(counts - expected) < 5 * np.sqrt(2 * expected))


@pytest.mark.parametrize("name", CASES)
def test_pieces_make_up_the_whole(name):
    whole = CASES[name](20).between(0.0, 2000.0)
    train, pieces = CASES[name](20), []
    for begin, end in ((0.0, 3.0), (3.0, 700.5), (700.5, 2000.0)):
        pieces.append(train.between(begin, end))
    for cell, spikes in enumerate(whole):
        assert np.all(np.diff(spikes) >= 0)
        np.testing.assert_array_equal(np.concatenate([piece[cell] for piece in pieces]), spikes)


def test_other_populations_and_seeds_have_other_trains():
    trains = [
        made("SpikeSourceGamma", alpha=2.0, beta=100.0, **other).between(0.0, 500.0)[0]
        for other in ({}, {"seed": 6}, {"place": 4})
    ]
    assert len({tuple(train) for train in trains}) == 3


def test_start_and_duration_of_each_cell():
    trains = made(
        "SpikeSourceGamma", 2, alpha=2.0, beta=2000.0, start=np.array([0.0, 100.0]), duration=np.array([50.0, 200.0])
    ).between(0.0, 1000.0)
    assert trains[0].min() < 10.0 and trains[0].max() > 40.0
    assert trains[0].max() <= 50.0
    assert 100.0 < trains[1].min() < 110.0
    assert 290.0 < trains[1].max() <= 300.0


@pytest.mark.parametrize("silent", [{"beta": 0.0}, {"beta": np.array([0.0, 0.0])}])
def test_no_rate_no_spikes(silent):
    assert [train.size for train in made("SpikeSourceGamma", 2, alpha=2.0, **silent).between(0.0, 1e4)] == [0, 0]
    refractory = made("SpikeSourcePoissonRefractory", 2, rate=0.0, tau_refrac=5.0)
    assert [train.size for train in refractory.between(0.0, 1e4)] == [0, 0]


def test_no_spike_comes_before_the_second_step(sim):
    sim.setup(timestep=0.1, poisson_rng=sim.NumpyRNG(seed=1))
    source = sim.Population(50, sim.SpikeSourcePoisson(rate=5000.0))
    group = sim.session.simulator.groups[0]
    assert group.cell.name == "SpikeSourceArray"
    sim.run(1.0)
    times = np.concatenate(group.parameters["spike_times"])
    assert times.min() == pytest.approx(0.2) and times.max() <= 1.0 and abs(times.size - 250) < 80
    source.set(rate=0.0)
    sim.run(1.0)
    assert not np.concatenate(group.parameters["spike_times"]).size


@pytest.mark.parametrize("rng", [None, "native"])
def test_poisson_trains_are_left_to_the_simulator_unless_a_generator_is_named(sim, rng):
    sim.setup(poisson_rng=sim.NativeRNG(seed=1) if rng else None)
    sim.Population(2, sim.SpikeSourcePoisson(rate=50.0))
    assert sim.session.simulator.groups[0].cell.name == "SpikeSourcePoisson"
    with pytest.raises(InvalidParameterValueError, match=r"poisson_rng of setup\(\): 5 is not a random number gen"):
        sim.setup(poisson_rng=5)


def test_a_rate_that_leaves_no_time_is_refused():
    with pytest.raises(InvalidParameterValueError, match="50 ms leaves no room for a rate of 20 Hz"):
        made("SpikeSourcePoissonRefractory", 2, rate=20.0, tau_refrac=50.0).between(0.0, 1.0)


def test_an_inhomogeneous_train_follows_its_bins():
    trains = inhomogeneous(2000, (0.0, 200.0, 400.0), (1.0, 4.0, 2.0), (0.05, 0.0025, 0.05)).between(0.0, 600.0)
    spikes = np.concatenate(trains)
    for begin, rate in ((50.0, 20.0), (250.0, 100.0), (500.0, 10.0)):
        count = np.sum((spikes > begin) & (spikes < begin + 100.0))
        assert abs(count - 2000 * rate * 0.1) < 6 * np.sqrt(2000 * rate * 0.1) + 0.02 * 2000 * rate * 0.1
    intervals = np.concatenate([np.diff(train[(train > 230.0) & (train < 395.0)]) for train in trains])
    assert 0.4 < intervals.std() / intervals.mean() < 0.55


def test_bins_have_to_fit():
    with pytest.raises(InvalidDimensionsError, match="cell 0: tbins, a and b have 2, 1 and 1 numbers"):
        inhomogeneous(3, (0.0, 5.0), (1.0,), (1.0,))


@pytest.mark.parametrize("shape", [1.0, 1.5, 2.0, 3.7, 10.0, 40.0])
def test_the_hazard(shape):
    age = np.geomspace(1e-2, 30.0, 60)
    exact = stats.gamma(shape).pdf(age) / stats.gamma(shape).sf(age)
    np.testing.assert_allclose(gamma_hazard(age, np.full(60, shape)), exact, rtol=0.02, atol=1e-4)
