"""Rates of cells and of populations."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis import rates
from tests.app.analysis.trains import NOBODY, STOP, elephants, spikes


def test_a_rate_is_spikes_per_cell_and_second():
    assert rates.rate(500, 100, 500.0) == 10.0
    assert math.isnan(rates.rate(0, 0, 500.0))
    assert math.isnan(rates.rate(0, 10, 0.0))


def test_silent_cells_have_a_rate_too():
    cells = np.array([3, 3, 7, 9])
    assert rates.of_cells(cells, np.array([0, 3, 7]), 500.0).tolist() == [0.0, 4.0, 2.0]
    assert rates.of_cells(NOBODY[0], np.array([2]), 500.0).tolist() == [0.0]
    assert np.isnan(rates.of_cells(cells, np.array([3]), 0.0)).all()


@given(spikes(), st.sampled_from([0.1, 1.0, 7.0, 50.0]))
def test_every_spike_is_in_one_bin_or_beyond_the_last(recorded, width):
    edges = rates.edges(0.0, STOP, width)
    assert rates.histogram(recorded[1], 0.0, STOP, width).sum() == np.sum(recorded[1] < edges[-1] - 1e-6)


def test_a_bin_has_its_left_edge():
    assert rates.histogram(np.array([0.3, 0.0, 0.6, -0.1, 0.9, np.nan]), 0.0, 0.9, 0.3).tolist() == [1, 1, 1]


def test_a_bin_without_width_is_refused():
    with pytest.raises(ValueError, match="wider than 0 ms"):
        rates.psth(np.array([1.0]), 1, 0.0, 10.0, 0.0)


def test_the_rate_of_a_clock_is_the_same_in_all_bins():
    starts, hertz = rates.psth(np.repeat(np.arange(0.0, 100.0, 5.0), 3), 3, 0.0, 100.0, 20.0)
    assert starts.tolist() == [0.0, 20.0, 40.0, 60.0, 80.0]
    assert hertz.tolist() == pytest.approx([200.0] * 5)


def test_no_cells_have_no_rate_and_no_time_has_no_bins():
    assert np.isnan(rates.psth(NOBODY[1], 0, 0.0, 10.0, 5.0)[1]).all()
    assert [len(array) for array in rates.psth(NOBODY[1], 3, 10.0, 10.0, 5.0)] == [0, 0]


@pytest.mark.filterwarnings("ignore:The 'copy' argument in Quantity")  # Elephant's own
@settings(deadline=None)
@given(spikes())
def test_it_is_elephants_time_histogram(recorded):
    import quantities as pq
    from elephant.statistics import time_histogram

    cells, times = recorded
    trains = [elephants(times[cells == cell]) for cell in range(5)]
    theirs = time_histogram(trains, 50 * pq.ms, output="rate").rescale("Hz").magnitude.ravel()
    assert rates.psth(times, 5, 0.0, STOP, 50.0)[1] == pytest.approx(theirs)
