"""Ticks are round, few enough, and written as the plots write numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.look import ticks


@given(st.floats(1e-6, 1e9), st.integers(1, 20))
def test_a_step_is_round_and_makes_few_parts(span, most):
    step = ticks.step(span, most)
    assert span / step <= most * (1 + 1e-6)
    mantissa = float(f"{step:e}".split("e")[0])
    assert any(mantissa == pytest.approx(each) for each in ticks.STEPS)


@pytest.mark.parametrize("span", [0.0, 5e-324, 2.2e-308])
def test_a_span_too_small_for_a_logarithm_has_a_step_that_is_greater(span):
    assert ticks.step(span, 4) > span


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (0.0, 250.0, "0"),
        (1000.0, 250.0, "1\u2009000"),
        (-70.0, 10.0, "\u221270"),
        (2.5, 2.5, "2.5"),
        (0.25, 0.25, "0.25"),
        (0.3, 0.1, "0.3"),
        (-0.0, 1.0, "0"),
    ],
)
def test_text(value, step, text):
    assert ticks.text(value, step) == text
