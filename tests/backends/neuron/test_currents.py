"""Injected currents: exact from step to step, whatever else is created, released or cut into slices meanwhile."""

import numpy as np

from backends.neuron import kernel
from tests.backends.neuron.conftest import Bench

STEPS = 200
NOISE = np.random.default_rng(1).normal(0.3, 1.0, STEPS)


def steer(bench: Bench, current: object, amplitudes: np.ndarray, begin: int = 0) -> None:
    bench.simulator.steer(current, np.arange(begin, begin + amplitudes.size) * 0.1, amplitudes)


def potential(currents: np.ndarray) -> np.ndarray:
    """The exact potential under currents that are constant in each step."""
    v, decay = [-65.0], np.exp(-0.1 / 20.0)
    for current in currents:
        v.append(-65.0 + (v[-1] + 65.0) * decay + current * 20.0 * (1.0 - decay))
    return np.array(v)


def test_another_current_in_every_step(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 3, v_thresh=1e9)
    current = bench.simulator.inject(cells, np.array([0, 2]))
    steer(bench, current, NOISE)
    bench.record(cells, "v")
    bench.run(20.0)
    values = bench.values(cells)
    np.testing.assert_allclose(values[:, 0], potential(NOISE), rtol=1e-12)
    np.testing.assert_array_equal(values[:, 0], values[:, 2])
    np.testing.assert_array_equal(values[:, 1], -65.0)


def test_cells_that_come_later_take_nothing_away(bench: Bench) -> None:
    """NEURON moves the cells' variables when it takes in more of them, and computes currents once more."""
    cells = bench.cells("IF_curr_delta", 2, v_thresh=1e9)
    first, second = (bench.simulator.inject(cells, np.array([index])) for index in range(2))
    steer(bench, first, NOISE)
    steer(bench, second, 2.0 * NOISE)
    bench.record(cells, "v")
    for count in (1, 100, 1000):
        bench.run(3.0)
        more = bench.cells("IF_curr_delta", count, v_thresh=1e9)
        steer(bench, bench.simulator.inject(more, np.arange(count)), np.array([5.0]), 30)
    bench.run(11.0)
    values = bench.values(cells)
    np.testing.assert_allclose(values[:, 0], potential(NOISE), rtol=1e-12)
    np.testing.assert_allclose(values[:, 1], potential(2.0 * NOISE), rtol=1e-12)


def test_what_was_told_before_holds_no_more(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 1, v_thresh=1e9)
    current = bench.simulator.inject(cells, np.array([0]))
    bench.record(cells, "v")
    steer(bench, current, NOISE)
    bench.run(5.0)
    steer(bench, current, np.array([0.1]), 50)
    bench.run(15.0)
    expected = potential(np.concatenate([NOISE[:50], np.full(STEPS - 50, 0.1)]))
    np.testing.assert_allclose(bench.values(cells)[:, 0], expected, rtol=1e-12)


def test_the_grid_holds_in_a_long_run(bench: Bench) -> None:
    """NEURON adds up one time step after another, which is set right in time."""
    cells = bench.cells("IF_curr_delta", 1, tau_m=1e12, v_thresh=1e9)
    current = bench.simulator.inject(cells, np.array([0]))
    bench.simulator.steer(current, np.array([0.0, 29_999.9, 30_000.0]), np.array([0.0, 10.0, 0.0]))
    bench.run(29_999.9)
    bench.record(cells, "v")
    bench.run(0.3)
    np.testing.assert_allclose(bench.values(cells)[:, 0], [-65.0, -64.0, -64.0, -64.0], rtol=1e-6)
    assert abs(kernel.h.t - 30_000.2) < 1e-8
