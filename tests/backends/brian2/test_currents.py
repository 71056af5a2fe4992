"""Currents act in exactly the steps they are meant for, sum up, and cost as much for many cells as for few."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backends.brian2.groups import Neurons
from tests.backends.brian2.conftest import Bench

DECAY = np.exp(-0.1 / 20.0)
Changes = list[tuple[int, float]]  # the step that has begun, and the amplitude from then on


def response(levels: np.ndarray) -> np.ndarray:
    """The exact potential of a membrane at rest under a current that is constant in each time step."""
    v = [-65.0]
    for level in levels:
        v.append(-65.0 + 20.0 * level + (v[-1] + 65.0 - 20.0 * level) * DECAY)
    return np.array(v)


def told(bench: Bench, current: object, changes: Changes) -> None:
    steps, amplitudes = zip(*changes, strict=True)
    bench.simulator.steer(current, np.array(steps) * 0.1, np.array(amplitudes))


def levels(changes: Changes, steps: int) -> np.ndarray:
    begins, amplitudes = (np.array(column) for column in zip(*changes, strict=True))
    return amplitudes[np.searchsorted(begins, np.arange(steps), "right") - 1]


CHANGES = st.dictionaries(st.integers(1, 39), st.floats(-2.0, 2.0), max_size=5).map(
    lambda later: [(0, 0.3), *sorted(later.items())]
)


@settings(max_examples=8, deadline=None)
@given(plans=st.lists(CHANGES, min_size=1, max_size=4), cut=st.integers(1, 39))
def test_currents_sum_up_whatever_the_cuts(plans: list[Changes], cut: int) -> None:
    bench = Bench()
    cells = bench.cells("IF_curr_exp", 5, v_thresh=1e6, tau_refrac=0.0)
    bench.record(cells, "v")
    for number, plan in enumerate(plans):
        told(bench, bench.simulator.inject(cells, np.arange(number, 5)), plan)
    bench.run(cut * 0.1)
    bench.run(4.0 - cut * 0.1)
    sums = np.cumsum([levels(plan, 40) for plan in plans], axis=0)
    values = bench.values(cells)
    for cell in range(5):
        exact = response(sums[min(cell, len(plans) - 1)])
        np.testing.assert_allclose(values[:, cell], exact, rtol=1e-12)


def test_a_current_is_steered_on_the_way_and_another_one_joins_in(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 2, i_offset=0.1, v_thresh=1e6)
    bench.record(cells, "v")
    first = bench.simulator.inject(cells, np.array([1]))
    told(bench, first, [(0, 0.5), (30, 9.0)])
    bench.run(2.0)
    told(bench, first, [(20, -0.5)])  # what was told for step 30 holds no more
    told(bench, bench.simulator.inject(cells, np.array([0, 1])), [(20, 0.2)])
    bench.simulator.set(cells, None, {"i_offset": 0.3})
    bench.run(2.0)
    values = bench.values(cells)
    begun = np.arange(40) < 20
    np.testing.assert_allclose(values[:, 0], response(np.where(begun, 0.1, 0.5)), rtol=1e-12)
    np.testing.assert_allclose(values[:, 1], response(np.where(begun, 0.6, 0.0)), rtol=1e-12)


def test_all_cells_are_written_at_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A current of its own into each of 50 cells, another one in each step: 20 steps, 20 writes."""
    writes, drive = [], Neurons.drive
    monkeypatch.setattr(Neurons, "drive", lambda self, current: (writes.append(1), drive(self, current)))
    cells = bench.cells("IF_cond_exp", 50)
    for cell in range(50):
        current = bench.simulator.inject(cells, np.array([cell]))
        told(bench, current, [(step, cell * step / 1000) for step in range(20)])
    bench.run(5.0)
    assert len(writes) == 20
