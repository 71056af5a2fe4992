"""Generators, distributions, streams."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.api import overrides
from backends.api.errors import InvalidParameterValueError, NonExistentParameterError
from backends.api.random import (
    GSLRNG,
    NativeRNG,
    NumpyRNG,
    RandomDistribution,
    available_distributions,
    draw,
    stream,
)
from backends.standard import DISTRIBUTIONS

PARAMETERS = {
    "uniform": (1.0, 3.0),
    "normal": (5.0, 2.0),
    "normal_clipped": (0.0, 1.0, -0.5, 0.5),
    "normal_clipped_to_boundary": (0.0, 1.0, -0.5, 0.5),
    "lognormal": (0.0, 0.5),
    "exponential": (2.0,),
    "gamma": (2.0, 3.0),
    "binomial": (10, 0.5),
    "poisson": (3.0,),
    "uniform_int": (0, 5),
    "vonmises": (0.0, 1.0),
}
MEANS = {
    "uniform": 2.0,
    "normal": 5.0,
    "normal_clipped": 0.0,
    "normal_clipped_to_boundary": 0.0,
    "lognormal": np.exp(0.125),
    "exponential": 2.0,
    "gamma": 6.0,
    "binomial": 5.0,
    "poisson": 3.0,
    "uniform_int": 2.0,
    "vonmises": 0.0,
}


def test_every_declared_distribution_is_tested() -> None:
    assert set(PARAMETERS) == set(MEANS) == set(DISTRIBUTIONS)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_distribution_draws_the_numbers_of_upstream(name: str) -> None:
    from pyNN import random as upstream

    ours = RandomDistribution(name, PARAMETERS[name], rng=NumpyRNG(5)).next(50)
    theirs = upstream.RandomDistribution(name, PARAMETERS[name], rng=upstream.NumpyRNG(5)).next(50)
    np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("name", PARAMETERS)
def test_positional_and_named_parameters_are_the_same(name: str) -> None:
    named = dict(zip(DISTRIBUTIONS[name].by_name, PARAMETERS[name], strict=True))
    first = RandomDistribution(name, PARAMETERS[name], rng=NumpyRNG(5)).next(9)
    np.testing.assert_array_equal(first, RandomDistribution(name, rng=NumpyRNG(5), **named).next(9))


@pytest.mark.parametrize("name", PARAMETERS)
def test_streams_draw_from_the_same_distribution(name: str) -> None:
    numbers = RandomDistribution(name, PARAMETERS[name], rng=NumpyRNG(5)).draw(stream(1, 2, 3), 20000)
    assert numbers.shape == (20000,)
    assert abs(np.mean(numbers) - MEANS[name]) < 5 * np.std(numbers) / 20000**0.5
    if name.startswith("normal_clipped"):
        assert numbers.min() >= -0.5
        assert numbers.max() <= 0.5


def test_one_number_is_plain() -> None:
    rng = NumpyRNG(3)
    assert isinstance(RandomDistribution("normal", (0, 1), rng=rng).next(), float)
    assert isinstance(rng.next(), float)


def test_a_mask_picks_numbers() -> None:
    everyone = NumpyRNG(3).next(4)
    np.testing.assert_array_equal(NumpyRNG(3).next(4, mask=np.array([True, False, False, True])), everyone[[0, 3]])
    np.testing.assert_array_equal(NumpyRNG(3).next(4, mask=np.array([2, 0])), everyone[[2, 0]])
    # What is not the same on all processes draws for its own cells alone.
    unsafe = NumpyRNG(3, parallel_safe=False).next(4, mask=np.array([True, False, False, True]))
    np.testing.assert_array_equal(unsafe, everyone[:2])
    assert NumpyRNG(3).next(4, mask=np.array([])).size == NumpyRNG(3).next(0).size == 0
    for mask in ([True, False], [4], [[0]], ["a"]):
        with pytest.raises(InvalidParameterValueError, match="picks nothing from 4 numbers"):
            NumpyRNG(3).next(4, mask=np.array(mask))


def test_methods_of_numpy_are_there_besides() -> None:
    assert NumpyRNG(3).standard_normal() == np.random.RandomState(3).standard_normal()
    assert NumpyRNG(3).sample(2).tolist() == NumpyRNG(3).next(2).tolist()
    with pytest.raises(AttributeError):
        _ = NumpyRNG(3).nothing


def test_a_native_generator_draws_like_numpy_where_nobody_takes_over() -> None:
    native = RandomDistribution("normal", (0, 1), rng=NativeRNG(5))
    np.testing.assert_array_equal(native.next(5), RandomDistribution("normal", (0, 1), rng=NumpyRNG(5)).next(5))
    assert repr(native.rng) == "NativeRNG(seed=5)"


def test_distributions_and_their_parameters_are_listed() -> None:
    from pyNN import random as upstream

    assert available_distributions == upstream.available_distributions


def test_a_distribution_fills_a_part_of_an_array() -> None:
    rows = RandomDistribution("uniform", (0, 1), rng=NumpyRNG(1)).lazily_evaluate((slice(0, 2), slice(None)), (5, 3))
    np.testing.assert_array_equal(rows, NumpyRNG(1).next(6).reshape(2, 3))
    assert np.ndim(RandomDistribution("uniform", (0, 1)).lazily_evaluate((1, 2), (5, 3))) == 0
    assert RandomDistribution("uniform", (0, 1)).lazily_evaluate(shape=(4,)).shape == (4,)


@pytest.mark.parametrize("kind", [NumpyRNG, GSLRNG, NativeRNG])
def test_a_generator_names_what_is_wrong(kind: type) -> None:
    with pytest.raises(InvalidParameterValueError, match="n of .*: 1.5 is not a whole number"):
        kind(1).next(1.5)
    with pytest.raises(InvalidParameterValueError, match="lacks sigma"):
        kind(1).next(3, "normal", {"mu": 0.0})
    assert kind(1).next(2, "normal", {"mu": 0.5, "sigma": 0.0}).tolist() == [0.5, 0.5]


def test_a_copy_of_a_distribution_goes_on_with_the_sequence() -> None:
    distribution = RandomDistribution("uniform", (0, 1), rng=NumpyRNG(1))
    assert copy.deepcopy(distribution).next() != distribution.next()


@pytest.mark.parametrize("seed", [-1, 2**32, 2**70, 0])
def test_any_whole_number_is_a_seed(seed: int) -> None:
    assert NumpyRNG(seed).next() == NumpyRNG(seed).next()
    assert "seed" in NumpyRNG(seed).describe()


def test_a_seed_that_is_not_given_comes_from_the_command_line_or_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert NumpyRNG().seed != NumpyRNG().seed
    monkeypatch.setattr(overrides, "seed", 12)
    assert NumpyRNG().seed == 12
    assert NumpyRNG(3).seed == 3


@given(seed=st.integers(), place=st.integers(0, 1000), block=st.integers(0, 1000))
def test_streams_repeat_and_differ(seed: int, place: int, block: int) -> None:
    first = stream(seed, place, block).integers(0, 2**62, 4)
    np.testing.assert_array_equal(first, stream(seed, place, block).integers(0, 2**62, 4))
    for other in (stream(seed + 1, place, block), stream(seed, place + 1, block), stream(seed, place, block + 1)):
        assert (other.integers(0, 2**62, 4) != first).any()
    assert (stream(seed, place, block, 1).integers(0, 2**62, 4) != first).any()


@pytest.mark.parametrize(
    ("distribution", "given", "named", "error", "words"),
    [
        ("unifrom", (0, 1), {}, InvalidParameterValueError, "'unifrom' is not a distribution; there are: uniform"),
        ("uniform", (0,), {}, InvalidParameterValueError, "lacks high"),
        ("uniform", (0, 1, 2), {}, InvalidParameterValueError, "3 numbers are too many"),
        ("uniform", (2, 1), {}, InvalidParameterValueError, "low of .* 2 is not below high, which is 1"),
        ("normal", (0, -1), {}, InvalidParameterValueError, "sigma .* -1 is not a number of at least 0"),
        ("normal", None, {"mu": 0, "sd": 1}, NonExistentParameterError, "has no parameter 'sd'.*mu, sigma"),
        ("poisson", None, {"lambda_": float("nan")}, InvalidParameterValueError, "lambda_ .* nan"),
        ("binomial", (2.5, 0.1), {}, InvalidParameterValueError, "n of .* 2.5 is not a whole number"),
    ],
)
def test_a_wrong_distribution_is_told(distribution, given, named, error, words) -> None:
    with pytest.raises(error, match=words):
        RandomDistribution(distribution, given, rng=NumpyRNG(1), **named)


@pytest.mark.parametrize("seed", [1.5, "a", True])
def test_a_wrong_seed_is_told(seed: object) -> None:
    with pytest.raises(InvalidParameterValueError, match="is not a whole number"):
        NumpyRNG(seed)  # type: ignore[arg-type]


def test_a_wrong_generator_or_count_is_told() -> None:
    with pytest.raises(InvalidParameterValueError, match="3 is not a random number generator"):
        RandomDistribution("uniform", (0, 1), rng=3)  # type: ignore[arg-type]
    with pytest.raises(InvalidParameterValueError, match="-1 is not"):
        NumpyRNG(1).next(-1)


def test_clipping_that_never_succeeds_ends_in_a_sentence() -> None:
    model = DISTRIBUTIONS["normal_clipped"]
    with pytest.raises(InvalidParameterValueError, match="no value from 100 to 101 came"):
        draw(np.random.default_rng(1), model, 3, {"mu": 0, "sigma": 1, "low": 100, "high": 101})
