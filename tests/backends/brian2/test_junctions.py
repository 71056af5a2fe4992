"""Electrical synapses: stable whatever they conduct, of second order, and nothing for cells that are held."""

from typing import Any

import numpy as np
import pytest
from scipy.linalg import expm

from backends.simulator import Edges
from backends.standard import SYNAPSES
from tests.backends.brian2.conftest import Bench


def join(bench: Bench, source: Any, target: Any, pre: Any, post: Any, weight: Any) -> Any:
    edges = Edges(np.array(pre), np.array(post), {"weight": weight})
    return bench.simulator.connect(source, target, [edges], SYNAPSES["ElectricalSynapse"], "excitatory", "")


@pytest.mark.parametrize("conductance", [1e-4, 0.05, 3.0, 400.0])
def test_a_ring_of_two_populations(bench: Bench, conductance: float) -> None:
    """Against the matrix exponential of the whole: also where all but the mean is gone after a fraction of a step."""
    capacity = np.array([1.0, 0.2, 0.5, 2.0, 0.3])
    one = bench.cells("IF_curr_exp", 3, cm=capacity[:3], v_thresh=1e6, i_offset=np.array([0.5, 0.0, 0.0]))
    other = bench.cells("IF_cond_exp", 2, cm=capacity[3:], v_thresh=1e6)
    join(bench, one, one, [0, 1], [1, 2], conductance)
    links = join(bench, one, other, [2, 0], [0, 1], np.array([conductance, 0.0]))
    join(bench, other, other, [1], [0], conductance)
    bench.simulator.set_links(links, {"weight": conductance})
    bench.simulator.initialize(one, None, {"v": np.array([-65.0, -50.0, -60.0])})
    for cells in (one, other):
        bench.record(cells, "v")
    bench.run(10.0)
    ring = conductance * (np.roll(np.eye(5), 1, axis=0) + np.roll(np.eye(5), -1, axis=0) - 2.0 * np.eye(5))
    matrix = ring / capacity[:, None] - np.eye(5) / 20.0
    final = -np.linalg.solve(matrix, np.array([0.5, 0.0, 0.0, 0.0, 0.0]) / capacity)
    start = np.array([0.0, 15.0, 5.0, 0.0, 0.0])
    found = np.concatenate([bench.values(one), bench.values(other)], axis=1) + 65.0
    for step in (1, 10, 100):
        np.testing.assert_allclose(found[step], final + expm(matrix * step * 0.1) @ (start - final), atol=5e-3)


def test_a_cell_that_is_refractory_stays_at_reset_and_pulls_at_others(bench: Bench) -> None:
    cells = bench.cells("IF_curr_exp", 2, v_reset=-75.0, tau_refrac=5.0)
    join(bench, cells, cells, [0], [1], 0.05)
    bench.simulator.initialize(cells, np.array([0]), {"v": -40.0})
    bench.record(cells, "v")
    bench.run(8.0)
    values = bench.values(cells)
    np.testing.assert_array_equal(values[1:52, 0], -75.0)
    assert values[52, 0] > -75.0
    assert values[40, 1] < -66.0
