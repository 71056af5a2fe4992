"""Axes: where values lie and where ticks stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.figures.axis import Axis

positive = st.floats(1e-6, 1e9)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1), st.booleans())
def test_all_values_find_their_place(values, from_zero):
    axis = Axis.around("x", [np.array(values), np.array([np.nan])], from_zero=from_zero)
    shares = axis.share(np.array(values))
    assert (shares >= -1e-9).all() and (shares <= 1 + 1e-9).all()
    assert [axis.value(share) for share in shares] == pytest.approx(values, rel=1e-6, abs=1e-6 * (axis.high - axis.low))


@given(st.lists(positive, min_size=1), st.integers(1, 8))
def test_logarithmic_ones_too_and_their_ticks_lie_on_them(values, most):
    axis = Axis.around("x", [np.array(values)], log=True)
    shares = axis.share(np.array(values))
    assert (shares > 0).all() and (shares < 1).all()
    marks = axis.ticks(most)
    assert len(marks) <= most and all(-1e-9 <= share <= 1 + 1e-9 for share, _ in marks)


def test_what_is_not_above_zero_has_no_place_on_a_logarithmic_axis():
    assert np.isnan(Axis("x", 1.0, 10.0, log=True).share(np.array([0.0, -1.0]))).all()


@pytest.mark.parametrize("log", [False, True])
def test_without_values_it_waits(log):
    axis = Axis.around("x", [np.empty(0)], log)
    assert axis.high > axis.low and axis.ticks(4)


def test_ticks_are_round():
    assert [text for _, text in Axis("x", -0.3, 1.1).ticks(4)] == ["0.0", "0.5", "1.0"]
    assert [text for _, text in Axis("x", 0.7, 2000.0, log=True).ticks(9)] == ["1", "10", "100", "1\u2009000"]
    assert [text for _, text in Axis("x", 1.5, 60.0, log=True).ticks(9)] == ["2", "5", "10", "20", "50"]
    assert [text for _, text in Axis("x", 1e-7, 1e-4, log=True).ticks(9)] == ["10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴"]
