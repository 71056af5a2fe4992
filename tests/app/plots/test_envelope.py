"""A reduced trace has the extremes of the whole one, at every zoom."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.envelope import Envelope


def filled(values, start=0.0, interval=0.1, pieces=1):
    envelope = Envelope(start, interval)
    for piece in np.array_split(np.asarray(values, float), pieces):
        envelope.append(piece)
    return envelope


@given(st.integers(1, 40_000), st.integers(1, 7), st.integers(1, 50), st.integers(0, 2**32 - 1))
def test_extremes_are_kept(length, pieces, columns, seed):
    values = np.random.default_rng(seed).normal(size=length)
    envelope = filled(values, pieces=pieces)
    times, reduced = envelope.points(0.0, length * 0.1, columns)
    whole = len(values) - len(values) % 64 if len(values) >= 256 * columns else len(values)
    assert reduced.min() == values[:whole].min()
    assert reduced.max() == values[:whole].max()
    assert (envelope.low, envelope.high) == (values.min(), values.max())
    assert len(reduced) == len(times) <= max(3 * columns, 2 * columns + 2)
    assert (np.diff(times) >= 0).all()


def test_few_samples_are_drawn_as_they_are():
    envelope = filled([1, 2, 3, 4, 5], start=10.0, interval=0.5)
    times, values = envelope.points(10.0, 13.0, 100)
    assert times.tolist() == [10, 10.5, 11, 11.5, 12]
    assert values.tolist() == [1, 2, 3, 4, 5]


def test_the_line_leaves_the_window_at_both_sides():
    times, _ = filled(np.arange(1000)).points(40.0, 50.0, 500)
    assert times[0] < 40.0
    assert times[-1] > 50.0


def test_a_window_beside_the_data_is_empty():
    assert len(filled(np.arange(100)).points(500.0, 600.0, 100)[0]) <= 1
    assert len(Envelope(0.0, 0.1).points(0.0, 100.0, 100)[0]) == 0


@pytest.mark.parametrize("columns", [5, 300])
def test_missing_values_hide_nothing_else(columns):
    values = np.sin(np.arange(30_000) / 50)
    values[::3] = np.nan
    values[5000:20_000] = np.nan
    envelope = filled(values, pieces=3)
    _, reduced = envelope.points(0.0, 3000.0, columns)
    assert np.isnan(reduced).any()
    assert np.nanmax(reduced) == pytest.approx(np.nanmax(values), abs=1e-3)
    assert envelope.low == np.nanmin(values)


def test_the_value_at_a_time():
    envelope = filled([1, 2, 3], start=5.0, interval=1.0)
    assert envelope.at(np.array([5.0, 6.2, 7.0])).tolist() == [1, 2, 3]
    assert np.isnan(envelope.at(np.array([4.0, 8.0]))).all()
    assert np.isnan(Envelope(0.0, 1.0).at(np.array([0.0]))).all()
