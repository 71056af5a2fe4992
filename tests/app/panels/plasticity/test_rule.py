"""Rules of plasticity against sums by hand."""

import numpy as np
import pytest

from app.panels.plasticity.drift import Drift
from app.panels.plasticity.pairing import Protocol, weights
from tests.app.panels.plasticity.rules import PAIRS, rule

LAGS = np.array([-40.0, -10.0, -0.1, 0.0, 0.1, 10.0, 40.0])


def test_the_window_of_pairs_is_two_exponentials():
    up, down = 0.04 * 2.0 * np.exp(-LAGS[4:] / 17.0), -0.05 * 2.0 * np.exp(LAGS[:3] / 29.0)
    np.testing.assert_allclose(rule().window(LAGS, 0.3), [*down, 0.0, *up])


def test_the_window_of_balance_is_even_and_lowered_by_each_presynaptic_spike():
    balance = rule("Vogels2011Rule", tau=20.0)
    expected = 0.01 * (np.where(LAGS == 0, 0.0, np.exp(-np.abs(LAGS) / 20.0)) - 2 * 5.0 * 0.020)
    np.testing.assert_allclose(balance.window(LAGS, 0.3), expected)


@pytest.mark.parametrize(
    ("dependence", "up", "down"),
    [
        ("AdditiveWeightDependence", 0.0, 0.0),
        ("MultiplicativeWeightDependence", 1.0, 1.0),
        ("AdditivePotentiationMultiplicativeDepression", 0.0, 1.0),
        ("GutigWeightDependence", 0.5, 0.5),
    ],
)
def test_changes_depend_on_the_weight(dependence, up, down):
    some = np.linspace(0.0, 2.0, 5)
    first, last = rule("SpikePairRule", dependence).by_weight(some)
    np.testing.assert_allclose(first, 0.04 * 2.0 * (1 - some / 2.0) ** up)
    np.testing.assert_allclose(last, -0.05 * 2.0 * (some / 2.0) ** down)


@pytest.mark.parametrize(("timing", "dependence"), PAIRS)
def test_a_single_pair_changes_what_the_window_says(timing, dependence):
    one = rule(timing, dependence)
    for lag in (-25.0, -3.0, 3.0, 25.0):
        after = weights(one, Protocol(pairs=1, lag=lag), 1.0)[-1]
        assert after - 1.0 == pytest.approx(float(one.window(np.array([lag]), 1.0)[0]), rel=0.02)


@pytest.mark.parametrize(("timing", "dependence"), PAIRS)
def test_weights_stay_within_their_bounds(timing, dependence):
    for lag in (-5.0, 5.0):
        found = weights(rule(timing, dependence, eta=0.5), Protocol(pairs=300, lag=lag, frequency=50.0), 1.7)
        assert found.shape == (301,) and found[0] == 1.7
        assert found.min() >= 0.0 and found.max() <= 2.0 and np.ptp(found) > 0.01


def test_spikes_of_one_moment_are_no_pair():
    assert weights(rule(), Protocol(pairs=1, lag=-4.0, dendrite=4.0), 1.0).tolist() == [1.0, 1.0]


def test_fast_pairs_meet_those_before():
    slow, fast = (weights(rule(), Protocol(pairs=2, lag=10.0, frequency=f), 1.0)[-1] for f in (0.1, 40.0))
    near = np.exp(-10.0 / 17.0)
    assert slow == pytest.approx(1.0 + 2 * 0.08 * near)
    more = 0.08 * np.exp(-35.0 / 17.0) - 0.1 * np.exp(-15.0 / 29.0)
    assert fast == pytest.approx(slow + more)


# -- drift -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("timing", "dependence"), PAIRS)
def test_the_drift_is_the_mean_over_poisson_spikes(timing, dependence):
    one = rule(timing, dependence, A_plus=1e-5, A_minus=2e-5, eta=1e-5)
    rng, seconds, rates = np.random.default_rng(7), 400.0, (20.0, 12.0)
    trains = [np.sort(rng.uniform(0, seconds * 1000, rng.poisson(rate * seconds))) for rate in rates]
    *_, (_, _, after) = one.play(trains[0].tolist(), trains[1].tolist(), 1.0)
    slope = float(Drift(one, *rates).at(np.array([1.0]))[0])
    assert (after - 1.0) / seconds == pytest.approx(slope, rel=0.15)


def test_a_multiplicative_rule_comes_to_rest_between_the_bounds():
    (rest,) = Drift(rule(dependence="MultiplicativeWeightDependence"), 10.0, 10.0).rests()
    up, down = 0.04 * 17.0, 0.05 * 29.0
    assert rest.stable and rest.weight == pytest.approx(2.0 * up / (up + down))


def test_an_additive_rule_comes_to_rest_at_a_bound():
    assert [(rest.weight, rest.stable) for rest in Drift(rule(), 10.0, 10.0).rests()] == [(0.0, True)]
    (rest,) = Drift(rule(A_minus=0.0), 10.0, 10.0).rests()
    assert (rest.weight, rest.stable) == (2.0, True)


def test_balance_keeps_the_target_at_its_rate():
    balance = rule("Vogels2011Rule", tau=20.0, rho=5.0)
    assert Drift(balance, 8.0, 5.0).at(np.array([1.0]))[0] == pytest.approx(0.0, abs=1e-12)
    assert Drift(balance, 8.0, 9.0).at(np.array([1.0]))[0] > 0 > Drift(balance, 8.0, 2.0).at(np.array([1.0]))[0]


def test_without_spikes_nothing_moves():
    assert Drift(rule(), 0.0, 0.0).rests() == ()
