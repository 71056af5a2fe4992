"""What of a sweep lies where: points under the pointer, tables, and axes of stamps."""

from __future__ import annotations

import numpy as np
import pytest

from app.model import Component, Frozen, Network, Population, Recording
from app.plots.sweep.curves import Curves
from app.plots.sweep.heat import Heat
from app.plots.sweep.stamps import ACROSS, UP, Stamps
from app.sweep.glimpse import Glimpse
from app.sweep.plan import Axis, Plan
from app.sweep.point import Result
from app.sweep.session import Progress

RATE = "Cells: rate (Hz)"


def progress(*axes: Axis) -> Progress:
    """Each point has the rate of its number; every second one has no spikes to show."""
    cells = Population("cells", "Cells", Component("IF_curr_exp", Frozen()), 5, records=(Recording("spikes"),))
    plan = Plan(Network([cells]), axes, "nest")
    results = {n: Result(n, values, {RATE: float(n)}) for n, values in enumerate(plan.points())}
    rows, times = np.array([0, 1], np.uint8), np.array([10.0, 20.0], np.float32)
    one = Glimpse(0.0, 100.0, {"Cells": (rows, times)})
    return Progress(plan, results, glimpse=lambda number: None if number % 2 else one)


CURRENT, SEEDS, TAU = Axis("cells.i_offset", "0:1:0.25"), Axis("seed", "1..3"), Axis("cells.tau_m", "10, 20")


def test_a_curve_has_a_mean_for_each_value():
    view = Curves(progress(CURRENT, SEEDS), "rate (Hz)", {"cells.i_offset": "current"})
    assert view.x.words == "current"
    assert view.table()["Cells: mean"].tolist() == [1.0, 4.0, 7.0, 10.0, 13.0]
    assert view.point_at(0.6, 0.0) == (0.5, 1)


def test_a_map_has_a_row_for_each_point():
    view = Heat(progress(CURRENT, TAU), RATE, {})
    table = view.table()
    assert table["mean"].tolist() == list(range(10))
    assert view.point_at(19.0, 0.76) == (0.75, 20)
    assert view.name_at(20.0, 1.0) == "20, 1: 9"


def test_of_a_third_axis_the_first_value_counts():
    view = Heat(progress(CURRENT, TAU, Axis("cells.v_rest", "-65, -60")), RATE, {})
    assert view.table()["mean"].tolist() == list(range(0, 20, 2))
    assert view.caption == "cells.v_rest: the first value"


@pytest.mark.parametrize(
    ("axes", "across", "up"),
    [((CURRENT,), 5, 1), ((CURRENT, SEEDS), 5, 3), ((SEEDS, CURRENT), 5, 3), ((CURRENT, TAU), 2, UP), ((SEEDS,), 3, 1)],
)
def test_stamps_stand_side_by_side(axes, across, up):
    view = Stamps(progress(*axes), "", {})
    assert (len(view.x.values), len(view.y.values)) == (across, up)
    assert len(view.x.ticks(3)) == across


def test_a_stamp_is_its_point():
    view = Stamps(progress(CURRENT, SEEDS), "", {"seed": "Seed"})
    assert view.point_at(4.5, 2.5) == (1.0, 3)
    assert view.point_at(-1.0, 99.0) == (0.0, 3)
    assert view.name_at(0.1, 0.1) == "cells.i_offset 0 · Seed 1"
    assert view.caption == "Seed upwards"
    assert len(view.table()["time (ms)"]) == 2 * 8  # two spikes each of eight points of fifteen
    assert [label for _, label in view.key()] == ["Cells"]


def test_of_many_values_some_evenly_spread():
    view = Stamps(progress(Axis("cells.i_offset", "0:1:0.01")), "", {})
    assert len(view.x.values) == ACROSS and view.x.values[0] == 0 and view.x.values[-1] == 1.0
