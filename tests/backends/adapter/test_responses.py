"""Responses of receptors have a peak of 1."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from backends.adapter import climb

TAU = st.floats(0.05, 300.0)


def response(t: float, rise: float, decay: float) -> float:
    """What begins to climb by 1 per ms."""
    apart, slower = t * abs(1 / rise - 1 / decay), np.exp(-t / max(rise, decay))
    return float(t * slower * (1 - apart / 2 if apart < 1e-7 else -np.expm1(-apart) / apart))


@given(rise=TAU, decay=TAU)
def test_the_peak_is_one(rise: float, decay: float) -> None:
    found = minimize_scalar(
        lambda t: -response(t, rise, decay), bounds=(0.0, 10 * max(rise, decay)), options={"xatol": 1e-9}
    )
    assert climb(rise, decay) * -found.fun == pytest.approx(1.0, rel=1e-6)


@given(rise=TAU, decay=TAU)
def test_rise_and_decay_may_change_places(rise: float, decay: float) -> None:
    assert climb(rise, decay) == pytest.approx(climb(decay, rise), rel=1e-9)


def test_equal_ones_make_an_alpha_function_and_nearly_equal_ones_nearly() -> None:
    assert climb(2.0, 2.0) == pytest.approx(np.e / 2.0)
    near = 2.0 * (1 + np.array([-1e-4, -1e-5, -1e-6, 1e-6, 1e-5, 1e-4]))
    np.testing.assert_allclose(climb(2.0, near) * np.sqrt(2.0 * near), np.e, rtol=1e-8)


def test_time_constants_that_are_far_apart() -> None:
    """One that begins at once begins with its peak."""
    assert climb(1e-9, 10.0) * 1e-9 == pytest.approx(1.0, rel=1e-7)
    assert np.all(np.isfinite(climb([1e-12, 1e12], [1e12, 1e-12])))
