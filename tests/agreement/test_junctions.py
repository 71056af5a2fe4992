"""Electrical synapses, against the coupled membrane equations."""

from types import ModuleType
from typing import Any

import numpy as np
import pytest
from scipy.linalg import expm

from tests.agreement.reading import LIF, trace

PASSIVE = {**LIF, "v_thresh": 1e6}
CM, TAU = np.array([1.0, 0.4]), np.array([20.0, 10.0])  # nF, ms


@pytest.fixture(autouse=True)
def offered(sim: ModuleType) -> None:
    if "ElectricalSynapse" not in sim.session.list_synapse_models():
        pytest.skip("ElectricalSynapse is refused")


def exact(times: np.ndarray, conductance: float, current: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The potentials (mV, relative to rest) of two passive cells that are coupled."""
    coupling = conductance * np.array([[-1.0, 1.0], [1.0, -1.0]]) / CM[:, None]
    matrix = coupling - np.diag(1.0 / TAU)
    final = -np.linalg.solve(matrix, current / CM)
    return np.array([final + expm(matrix * time) @ (start - final) for time in times])


def pair(sim: ModuleType, **parameters: Any) -> Any:
    return sim.Population(2, sim.IF_curr_exp(**{**PASSIVE, "cm": CM, "tau_m": TAU, **parameters}))


def test_two_passive_cells(sim: ModuleType) -> None:
    cells = pair(sim, i_offset=[0.5, 0.0])
    cells.initialize(v=[-65.0, -55.0])
    sim.Projection(cells[:1], cells[1:], sim.OneToOneConnector(), sim.ElectricalSynapse(weight=0.02))
    cells.record("v")
    sim.run(60.0)
    times, values = trace(cells)
    expected = -65.0 + exact(times, 0.02, np.array([0.5, 0.0]), np.array([0.0, 10.0]))
    np.testing.assert_allclose(values, expected, atol=0.02)
    np.testing.assert_allclose(values[-1], expected[-1], atol=0.002)


def test_either_end_may_be_the_first(sim: ModuleType) -> None:
    one, other = (pair(sim, i_offset=[0.5, 0.0]) for _ in range(2))
    sim.Projection(one[:1], one[1:], sim.OneToOneConnector(), sim.ElectricalSynapse(weight=0.01))
    sim.Projection(other[1:], other[:1], sim.OneToOneConnector(), sim.ElectricalSynapse(weight=0.01))
    for cells in (one, other):
        cells.record("v")
    sim.run(30.0)
    np.testing.assert_allclose(trace(one)[1], trace(other)[1], atol=1e-9)
    assert trace(one)[1][-1, 1] > -64.0


def test_junctions_add_up(sim: ModuleType) -> None:
    """All to all within one population has two junctions for each pair of cells, and none of a cell with itself."""
    cells = pair(sim, i_offset=[0.5, 0.0])
    projection = sim.Projection(cells, cells, sim.AllToAllConnector(), sim.ElectricalSynapse(weight=0.0))
    projection.set(weight=0.01)
    assert projection.get("weight", "array").tolist() == [[0.01, 0.01], [0.01, 0.01]]
    cells.record("v")
    sim.run(60.0)
    times, values = trace(cells)
    expected = -65.0 + exact(times, 0.02, np.array([0.5, 0.0]), np.zeros(2))
    np.testing.assert_allclose(values, expected, atol=0.02)


def test_conductances_change_between_runs(sim: ModuleType) -> None:
    cells = pair(sim, i_offset=[0.5, 0.0])
    joint = sim.Projection(cells[:1], cells[1:], sim.OneToOneConnector(), sim.ElectricalSynapse(weight=0.02))
    cells.record("v")
    sim.run(20.0)
    joint.set(weight=0.0)
    sim.run(20.0)
    values = trace(cells)[1]
    np.testing.assert_allclose(values[400, 1] + 65.0, (values[200, 1] + 65.0) * np.exp(-20.0 / TAU[1]), rtol=1e-3)


def test_coupled_cells_of_different_kinds_that_spike(sim: ModuleType) -> None:
    """A cell that is driven drives another, of another model, until that spikes too."""
    one = sim.Population(1, sim.IF_cond_exp(**{**LIF, "i_offset": 1.5}))
    other = sim.Population(1, sim.IF_curr_alpha(**{**LIF, "cm": 0.2, "v_thresh": -60.0}))
    sim.Projection(one, other, sim.OneToOneConnector(), sim.ElectricalSynapse(weight=0.03))
    for cell in (one, other):
        cell.record("spikes")
    sim.run(200.0)
    assert one.mean_spike_count() >= 5 and other.mean_spike_count() >= 5
