"""Where a sweep runs: what has to be said, and what is said when it was not."""

from __future__ import annotations

import pytest

from app.sweep.values import SweepError
from app.sweep.where import Where, options


def test_options_of_jobs():
    assert options("cores=4, memory=8GB,queue = short") == {"cores": 4, "memory": "8GB", "queue": "short"}
    assert options(" ") == {}


@pytest.mark.parametrize("text", ["cores", "=4", "cores=", "a b=3"])
def test_what_is_no_option_is_said(text):
    with pytest.raises(SweepError, match="expected NAME=VALUE"):
        options(text)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Where(-1), "-1 workers cannot be"),
        (Where(kind="scheduler"), "The address of a Dask scheduler is expected"),
        (Where(kind="grid"), "There is no cluster 'grid'"),
        (Where(kind="slurm", options={"cores": 4}), "Jobs of slurm need memory"),
        (Where(kind="pbs"), "Jobs of pbs need cores and memory"),
    ],
)
def test_what_is_missing_is_said(where, said):
    with pytest.raises(SweepError, match=said):
        where.require()


def test_this_machine_needs_nothing():
    Where().require()
    assert Where(3).number == 3 and Where().number >= 1
