"""The row that says where a sweep runs is remembered, and what is wrong in it is said."""

from __future__ import annotations

import pytest

from app.plots.sweep.where_row import WhereRow
from app.sweep.values import SweepError
from app.sweep.where import Where


def test_this_machine_at_first(qtbot):
    row = WhereRow()
    qtbot.addWidget(row)
    assert row.where() == Where() and row.more.isHidden()


def test_a_queue_is_remembered(qtbot):
    row, again = WhereRow(), WhereRow()
    for each in (row, again):
        qtbot.addWidget(each)
    row.restore('["Slurm", "20", "cores=2, memory=4GB"]')
    again.restore(row.state())
    assert again.where() == Where(20, "slurm", options={"cores": 2, "memory": "4GB"}) and not again.more.isHidden()
    again.restore("no text of ours")
    assert again.where().kind == "slurm"


def test_what_is_missing_is_said(qtbot):
    row = WhereRow()
    qtbot.addWidget(row)
    row.restore('["a Dask scheduler", "", ""]')
    with pytest.raises(SweepError, match="The address"):
        row.where()
