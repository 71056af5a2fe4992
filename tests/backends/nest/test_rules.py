"""Rules that NEST carries out: to the letter of the declarations, and read back in order."""

from typing import Any

import numpy as np
import pytest

import backends.nest as nest
from backends.api.random import NativeRNG, RandomDistribution
from backends.nest.connections import Links
from backends.nest.rules import Ruled

RNG = NativeRNG()


@pytest.fixture
def cells() -> Any:
    nest.setup(timestep=0.1, max_delay=2.0, rng_seed=3)
    yield nest.Population(12, nest.IF_curr_exp())
    nest.end()


def ids(cells: Any) -> np.ndarray:
    return np.array([int(cell) for cell in cells])


def connected(pre: Any, post: Any, connector: Any, kind: type[Links] = Ruled, **synapse: Any) -> np.ndarray:
    """The pairs as an array of shape (n, 2), after it was seen who made them."""
    projection = nest.Projection(pre, post, connector, nest.StaticSynapse(**{"weight": 0.5, **synapse}))
    assert all(type(links) is kind for _, links in projection._parts)
    ends = np.column_stack(projection.ends())
    assert len(ends) == len(projection) and np.all(np.lexsort(ends.T) == np.arange(len(ends)))
    return ends


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("often", [True, False])
def test_numbers_for_each_cell(cells, alone, often) -> None:
    flags = {"allow_self_connections": alone, "with_replacement": often, "rng": RNG}
    few = cells[2:9]
    for pre, post in ((cells, cells), (few, cells), (cells, few)):
        n = 6
        inputs = connected(pre, post, nest.FixedNumberPreConnector(n, **flags))
        assert np.all(np.bincount(inputs[:, 1], minlength=post.size) == n)
        targets = connected(pre, post, nest.FixedNumberPostConnector(n, **flags))
        assert np.all(np.bincount(targets[:, 0], minlength=pre.size) == n)
        for ends in (inputs, targets):
            assert ends[:, 0].max() < pre.size and ends[:, 1].max() < post.size
            own = ids(pre)[ends[:, 0]] == ids(post)[ends[:, 1]]
            assert alone or not own.any()
            assert often or len(np.unique(ends, axis=0)) == len(ends)


def test_numbers_in_all_and_probabilities(cells) -> None:
    assert len(connected(cells, cells[:5], nest.FixedTotalNumberConnector(33, rng=RNG))) == 33
    everything = connected(cells, cells, nest.FixedProbabilityConnector(1.0, allow_self_connections=False, rng=RNG))
    assert len(everything) == 132
    many = nest.Population(300, nest.IF_curr_exp())
    assert abs(len(connected(many, many, nest.FixedProbabilityConnector(0.1, rng=RNG))) - 9000) < 5 * 90


def test_all_and_one_to_one(cells) -> None:
    assert len(connected(cells, cells[3:5], nest.AllToAllConnector(allow_self_connections=False, rng=RNG))) == 22
    pairs = connected(cells[1:4], cells[[0, 5, 7]], nest.OneToOneConnector(rng=RNG))
    assert pairs.tolist() == [[0, 0], [1, 1], [2, 2]]


def test_what_nest_has_no_rule_for(cells) -> None:
    from backends.nest.connections import Listed

    for connector in (
        nest.FixedTotalNumberConnector(20, with_replacement=False, rng=RNG),
        nest.DistanceDependentProbabilityConnector("exp(-d)", rng=RNG),
    ):
        connected(cells, cells, connector, kind=Listed)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("uniform", {"low": 0.2, "high": 0.6}),
        ("normal_clipped", {"mu": 0.5, "sigma": 0.3, "low": 0.2, "high": 1.0}),
        ("normal_clipped_to_boundary", {"mu": 0.5, "sigma": 0.3, "low": 0.2, "high": 0.6}),
        ("lognormal", {"mu": -1.0, "sigma": 0.5}),
        ("exponential", {"beta": 0.5}),
    ],
)
def test_weights_and_delays_are_drawn_by_nest(cells, name, parameters) -> None:
    weight = RandomDistribution(name, **parameters, rng=RNG)
    delay = RandomDistribution("uniform", low=0.5, high=1.5, rng=RNG)
    many = nest.Population(40, nest.IF_curr_exp())
    projection = nest.Projection(many, many, nest.AllToAllConnector(), nest.StaticSynapse(weight=weight, delay=delay))
    assert isinstance(projection._parts[0][1], Ruled)
    weights, delays = (np.array(projection.get(what, with_address=False)) for what in ("weight", "delay"))
    low, high = weight.model.bounds(parameters)
    assert low - 1e-9 <= weights.min() and weights.max() <= high + 1e-9
    here = np.asarray(RandomDistribution(name, **parameters).next(100_000))
    np.testing.assert_allclose(weights.mean(), here.mean(), atol=5 * here.std() / 40)
    np.testing.assert_allclose(weights.std(), here.std(), rtol=0.2)
    steps = delays / 0.1
    np.testing.assert_allclose(steps, np.rint(steps), atol=1e-6)
    assert (delays.min(), delays.max()) == pytest.approx((0.5, 1.5))


def test_values_are_set_and_kept_in_the_order_of_the_ends(cells) -> None:
    projection = nest.Projection(cells, cells, nest.FixedNumberPreConnector(5, rng=RNG), nest.StaticSynapse(weight=0.1))
    given = np.arange(60.0)
    projection.set(weight=given)
    nest.run(1.0)  # NEST sorts its connections
    assert projection.get("weight", with_address=False) == given.tolist()
    matrix, (pre, post) = projection.get("weight", format="array"), projection.ends()
    kept = projection._parts[0][1].get("weight")
    np.testing.assert_allclose(kept, given)
    projection.set(delay=np.where(pre > post, 0.5, 1.5))
    np.testing.assert_allclose(projection._parts[0][1].get("delay"), np.where(pre > post, 0.5, 1.5))
    assert np.nansum(matrix) == given.sum() or len({*zip(pre, post, strict=True)}) < 60


def test_plastic_synapses_and_sources_of_spikes(cells) -> None:
    cells.set(i_offset=2.0)
    stdp = nest.STDPMechanism(
        nest.SpikePairRule(),
        nest.AdditiveWeightDependence(w_max=1.0),
        weight=RandomDistribution("uniform", (0, 1), rng=RNG),
    )
    for source in (nest.SpikeSourcePoisson(rate=100.0), nest.SpikeSourceArray(spike_times=[150.0, 160.0])):
        inputs = nest.Population(20, source)
        projection = nest.Projection(inputs, cells, nest.FixedProbabilityConnector(0.5, rng=RNG), stdp)
        before = np.array(projection.get("weight", with_address=False))
        nest.run(100.0)
        assert 0 <= before.min() < before.max() <= 1 and len(before) == len(projection)
        assert np.any(before != projection.get("weight", with_address=False))
        connected(inputs, cells, nest.FixedNumberPreConnector(3, rng=RNG))


def test_a_rule_reaches_the_cells(cells) -> None:
    source = nest.Population(1, nest.SpikeSourceArray(spike_times=[1.0]))
    cells.record("v")
    nest.Projection(
        source, cells[4:8], nest.FixedNumberPreConnector(1, rng=RNG), nest.StaticSynapse(weight=2.0, delay=1.0)
    )
    nest.run(5.0)
    moved = np.ptp(cells.get_data().segments[0].analogsignals[0].magnitude, axis=0) > 0.1
    assert np.flatnonzero(moved).tolist() == [4, 5, 6, 7]
