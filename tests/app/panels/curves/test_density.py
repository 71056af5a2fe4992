"""Densities against the numbers that NumPy draws."""

import numpy as np
import pytest

from app.model import Distribution, Frozen
from app.panels.curves.density import histogram, mean

DRAWN = np.random.default_rng(1)
N = 200_000

CASES = {
    Distribution("uniform", Frozen(low=-2.0, high=3.0)): DRAWN.uniform(-2, 3, N),
    Distribution("normal", Frozen(mu=1.0, sigma=2.0)): DRAWN.normal(1, 2, N),
    Distribution("lognormal", Frozen(mu=0.5, sigma=0.4)): DRAWN.lognormal(0.5, 0.4, N),
    Distribution("exponential", Frozen(beta=3.0)): DRAWN.exponential(3, N),
    Distribution("gamma", Frozen(k=2.0, theta=1.5)): DRAWN.gamma(2, 1.5, N),
    Distribution("vonmises", Frozen(mu=0.5, kappa=2.0)): DRAWN.vonmises(0.5, 2.0, N),
    Distribution("binomial", Frozen(n=30, p=0.3)): DRAWN.binomial(30, 0.3, N),
    Distribution("poisson", Frozen(lambda_=4.0)): DRAWN.poisson(4.0, N),
    Distribution("uniform_int", Frozen(low=2, high=7)): DRAWN.integers(2, 7, N),
    Distribution("normal_clipped_to_boundary", Frozen(mu=0.0, sigma=1.0, low=-0.5, high=1.5)): np.clip(
        DRAWN.normal(0, 1, N), -0.5, 1.5
    ),
    Distribution("normal_clipped", Frozen(mu=0.0, sigma=1.0, low=0.5, high=1.5)): (
        (lambda x: x[(x > 0.5) & (x < 1.5)])(DRAWN.normal(0, 1, N))
    ),
}


@pytest.mark.parametrize(("distribution", "drawn"), CASES.items(), ids=lambda case: getattr(case, "name", ""))
def test_bars_are_as_high_as_numbers_are_frequent(distribution, drawn):
    bars = histogram(distribution)
    assert bars.shares.sum() == pytest.approx(1.0)
    counts, _ = np.histogram(drawn, bars.edges)
    assert counts.sum() > 0.98 * len(drawn)
    assert np.abs(counts / counts.sum() - bars.shares).max() < 0.01


@pytest.mark.parametrize(("distribution", "drawn"), CASES.items(), ids=lambda case: getattr(case, "name", ""))
def test_the_mean_is_that_of_the_numbers(distribution, drawn):
    assert mean(distribution) == pytest.approx(drawn.mean(), abs=0.02 * (1 + drawn.std()))


@pytest.mark.parametrize(
    "distribution",
    [
        Distribution("cauchy"),
        Distribution("normal", Frozen(sigma=-1.0)),
        Distribution("uniform", Frozen(low=2.0, high=1.0)),
        Distribution("poisson", Frozen(lambda_=1e300)),
        Distribution("uniform_int", Frozen(low=0, high=10**400)),
        Distribution("lognormal", Frozen(mu=1e6, sigma=1.0)),
        Distribution("normal", Frozen(mu=0.0, sigma=0.0)),
    ],
)
def test_what_cannot_be_drawn_from_or_seen_has_no_histogram(distribution):
    assert histogram(distribution) is None


def test_a_mean_beyond_all_numbers_is_none():
    assert mean(Distribution("lognormal", Frozen(mu=500.0, sigma=40.0))) is None
