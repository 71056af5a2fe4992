"""Spectra of rhythms that are known."""

import numpy as np
import pytest

from app.analysis.spectrum import power
from tests.app.analysis.trains import NOBODY


def test_a_rhythm_has_its_peak():
    rng = np.random.default_rng(1)
    times = np.sort(rng.uniform(0.0, 4000.0, 40_000))
    frequencies, densities = power(times + 3.0 * np.sin(2 * np.pi * times / 25.0), 1000, 0.0, 4000.0)
    assert frequencies[np.argmax(densities)] == 40.0


def test_noise_is_white_and_as_strong_as_its_rate_allows():
    rng = np.random.default_rng(2)
    _, densities = power(np.sort(rng.uniform(0.0, 20_000.0, 200_000)), 500, 0.0, 20_000.0)
    assert densities.mean() == pytest.approx(2 * 20.0 / 500, rel=0.05)  # one-sided: twice the rate, by cells


def test_silence_has_no_power_and_too_little_time_no_spectrum():
    assert power(NOBODY[1], 10, 0.0, 1000.0)[1].max() == 0.0
    assert [len(array) for array in power(np.array([1.0]), 10, 0.0, 5.0)] == [0, 0]
    assert [len(array) for array in power(NOBODY[1], 0, 0.0, 1000.0)] == [0, 0]
