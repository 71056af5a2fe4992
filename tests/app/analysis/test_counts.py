"""Counts in windows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.counts import correlations, counts, fano
from tests.app.analysis.trains import NOBODY, STOP, elephants, spikes, tables, trains


@given(spikes())
def test_every_spike_is_counted_once(recorded):
    counted = counts(*recorded, np.arange(5), 0.0, STOP, 100.0)
    assert counted.shape == (5, 10)
    assert counted.sum(axis=1).tolist() == np.bincount(recorded[0], minlength=5).tolist()


def test_only_the_chosen_count_and_only_in_time():
    cells, times = np.array([0, 2, 4, 2]), np.array([5.0, 10.0, 12.0, 30.0])
    assert counts(cells, times, np.array([2, 3]), 10.0, 30.0, 10.0).tolist() == [[1, 0], [0, 0]]
    assert counts(*NOBODY, np.array([2]), 0.0, 5.0, 10.0).shape == (1, 0)


def test_a_poisson_process_has_a_fano_factor_of_1_and_a_clock_of_0():
    rng = np.random.default_rng(3)
    poisson = counts(*trains(lambda cell: np.cumsum(rng.exponential(10.0, 2000))), np.arange(50), 0.0, 10_000.0, 100.0)
    clock = counts(*trains(lambda cell: np.arange(0, 1000, 10.0)), np.arange(50), 0.0, 1000.0, 100.0)
    assert fano(poisson).mean() == pytest.approx(1.0, abs=0.05)
    assert fano(clock).max() == 0.0


def test_silence_has_no_fano_factor():
    assert np.isnan(fano(np.zeros((2, 5), np.int64))).all()
    assert np.isnan(fano(np.zeros((2, 0), np.int64))).all()


@given(tables(st.integers(0, 9)))
def test_correlations_are_numpys_and_symmetric(counted):
    found = correlations(counted)
    moving = [row for row in counted if len(row) > 1 and row.std() > 0]
    pairs = [(a, b) for at, a in enumerate(moving) for b in moving[at + 1 :]]
    assert found == pytest.approx([np.corrcoef(a, b)[0, 1] for a, b in pairs], abs=1e-9)


def test_twins_correlate_and_opposites_do_not():
    row = np.array([1, 4, 2, 8])
    assert correlations(np.array([row, row, 9 - row])) == pytest.approx([1.0, -1.0, -1.0])


@pytest.mark.filterwarnings("ignore:The 'copy' argument in Quantity", "ignore:the matrix subclass")  # Elephant's own
@settings(deadline=None)
@given(spikes())
def test_they_are_elephants(recorded):
    import quantities as pq
    from elephant.conversion import BinnedSpikeTrain
    from elephant.spike_train_correlation import correlation_coefficient
    from elephant.statistics import fanofactor

    cells, times = recorded
    counted = counts(cells, times, np.arange(5), 0.0, STOP, 50.0)
    active = [cell for cell in range(5) if counted[cell].std() > 0]
    if len(active) > 1:
        trains = [elephants(times[cells == cell]) for cell in active]
        theirs = correlation_coefficient(BinnedSpikeTrain(trains, bin_size=50 * pq.ms))
        assert correlations(counted) == pytest.approx(theirs[np.triu_indices(len(active), 1)], abs=1e-9)
    for cell in active:
        windows = [
            elephants(times[cells == cell]).time_slice(at * pq.ms, (at + 49.999) * pq.ms) for at in range(0, 1000, 50)
        ]
        assert fano(counted)[cell] == pytest.approx(fanofactor(windows))
