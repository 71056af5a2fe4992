"""The generator of GSL, beside numbers that GSL 2.7.1 drew."""

from __future__ import annotations

import numpy as np
import pytest

from backends.api.errors import InvalidParameterValueError
from backends.api.random import GSLRNG, RandomDistribution
from backends.api.random.words import Words

# gsl_rng_mt19937, seed 20: the first three numbers of each distribution, and the one after 1,996 more.
DRAWN = [
    ("uniform", (-2.5, 7.1), [3.146055633574724, 6.019152365624905, 6.118051753193139, 0.6186416685581206]),
    ("uniform_int", (3, 1000), [589, 887, 898, 326]),
    ("exponential", (3.0,), [2.6611483320760323, 6.552052555575379, 6.839939316948779, 1.1784989730808133]),
    ("normal", (1.0, 3.0), [3.8051581065793694, 2.345886164586643, 1.3044596403679787, 1.2645174321440886]),
    ("lognormal", (1.0, 0.4), [2.9596902386708464, 4.334144005136391, 2.376827716615556, 2.7445838776331652]),
    ("gamma", (0.3, 2.0), [1.3053466280903485, 3.7742783708508076, 1.6638521650278284, 0.12801572658393234]),
    ("gamma", (50.0, 2.0), [82.90263159616502, 89.32811695732799, 113.0724186977159, 82.43382296203501]),
    ("poisson", (3.0,), [8, 6, 4, 4]),
    ("poisson", (1000.0,), [1025, 985, 1029, 921]),
    ("binomial", (100, 0.05), [5, 8, 8, 4]),
    ("binomial", (1000, 0.9), [917, 917, 909, 892]),
]


@pytest.mark.parametrize(
    ("seed", "index", "word"), [(0, 0, 4293858116), (4357, 0, 4293858116), (4357, 999, 1186927261)]
)
def test_the_words_are_those_that_gsl_documents(seed: int, index: int, word: int) -> None:
    assert GSLRNG(seed).rng.look(1000)[index] == word


def test_uniform_numbers_are_equal_bit_for_bit() -> None:
    np.testing.assert_array_equal(GSLRNG(7).next(2), [327741615 / 2**32, 976413892 / 2**32])
    assert GSLRNG(7).next() == 327741615 / 2**32


@pytest.mark.parametrize(("name", "parameters", "drawn"), DRAWN)
def test_distributions_are_those_of_gsl(name: str, parameters: tuple[float, ...], drawn: list[float]) -> None:
    numbers = RandomDistribution(name, parameters, rng=GSLRNG(20)).next(2000)
    np.testing.assert_allclose(numbers[[0, 1, 2, -1]], drawn, rtol=1e-9 if name == "gamma" else 1e-14)


@pytest.mark.parametrize(("name", "parameters", "_"), DRAWN)
def test_numbers_do_not_depend_on_how_many_are_asked_for_at_a_time(name, parameters, _) -> None:
    whole, pieces = (RandomDistribution(name, parameters, rng=GSLRNG(3)) for _ in range(2))
    np.testing.assert_array_equal(whole.next(700), np.concatenate([pieces.next(n) for n in (1, 0, 650, 49)]))


def test_what_gsl_lacks_is_drawn_as_well() -> None:
    angles = RandomDistribution("vonmises", (1.0, 4.0), rng=GSLRNG(1)).next(4000)
    assert abs(angles.mean() - 1.0) < 0.05 and np.abs(angles).max() <= np.pi
    # The mean resultant length is the ratio of two Bessel functions: I1(4)/I0(4).
    assert np.cos(angles - 1.0).mean() == pytest.approx(0.8635, abs=0.01)
    flat = RandomDistribution("vonmises", (0.0, 0.0), rng=GSLRNG(1)).next(4000)
    assert flat.std() == pytest.approx(2 * np.pi / 12**0.5, rel=0.05)
    clipped = RandomDistribution("normal_clipped", (0.0, 1.0, -0.5, 0.5), rng=GSLRNG(1)).next(1000)
    assert np.abs(clipped).max() <= 0.5 and np.unique(clipped).size == 1000
    edge = RandomDistribution("normal_clipped_to_boundary", (0.0, 1.0, -0.5, 0.5), rng=GSLRNG(1)).next(1000)
    assert np.abs(edge).max() == 0.5 and (np.abs(edge) == 0.5).sum() > 500


def test_words_that_are_nothing_are_left_out_where_a_number_has_to_be_positive() -> None:
    words = Words(1)
    words._ahead = np.array([0, 2**31, 0, 3 * 2**30, 0], np.uint64)
    assert [words.positive(), words.positive()] == [0.5, 0.75]
    words._ahead = np.array([0, 3 * 2**30, 0, 2**30, *[0] * 40], np.uint64)
    assert [part.tolist() for part in words.points(1, positive=True)] == [[0.5], [-0.5], [0.5]]


def test_permutations() -> None:
    shuffled = GSLRNG(5).permutation(np.arange(50))
    assert shuffled.tolist() != sorted(shuffled) == list(range(50))
    np.testing.assert_array_equal(GSLRNG(5).permutation(50), shuffled)


def test_another_generator_is_refused() -> None:
    with pytest.raises(InvalidParameterValueError, match="type of GSLRNG: 'ranlxd1' is not one of mt19937"):
        GSLRNG(1, type="ranlxd1")
