"""A little of the spikes of a run: no more than there is room for, the last ones, and the same after a file."""

from __future__ import annotations

import numpy as np
import pytest

from app.sweep.glimpse import CELLS, SPIKES, glimpse, load, save
from app.worker import Results, frames


def results(cells: int, times: np.ndarray, label: str = "L2/3 e") -> Results:
    found = Results({})
    found.take([frames.Recording(0, label, 0, cells, "spikes", "", np.arange(cells, dtype=np.int32))])
    found.take([frames.Spikes(0, np.arange(len(times), dtype=np.int32) % cells, times), frames.Progress(500.0, 500.0)])
    return found


def test_few_spikes_are_all_there():
    seen = glimpse(results(3, np.array([1.0, 2.0, 3.0, 4.0])))
    rows, times = seen.trains["L2/3 e"]
    assert rows.tolist() == [0, 1, 2, 0] and times.tolist() == [1.0, 2.0, 3.0, 4.0]
    assert (seen.begin, seen.end) == (0.0, 500.0)


def test_of_many_the_last_ones_of_some_cells():
    seen = glimpse(results(100, np.linspace(0.0, 500.0, 50_000)))
    rows, times = seen.trains["L2/3 e"]
    assert len(times) == SPIKES and rows.max() == CELLS - 1
    assert seen.begin == pytest.approx(times.min()) and times.max() > 499.0


def test_a_file_holds_all_of_it(tmp_path):
    seen = glimpse(results(3, np.array([1.0, 2.5])))
    save(seen, tmp_path / "0.npz")
    again = load(tmp_path / "0.npz")
    assert (again.begin, again.end, list(again.trains)) == (0.0, 500.0, ["L2/3 e"])
    for mine, theirs in zip(seen.trains["L2/3 e"], again.trains["L2/3 e"], strict=True):
        assert np.array_equal(mine, theirs)


def test_a_run_without_spikes_has_nothing():
    assert glimpse(Results({})).trains == {}
