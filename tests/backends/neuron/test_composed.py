"""Composed cells in NEURON: what is translated, and the numbers of receptors that cells point to."""

from types import ModuleType

import numpy as np
import pytest

from backends.neuron import composed
from backends.neuron.composed import FIELDS, Slot
from backends.neuron.kernel import h
from backends.registry import load
from backends.standard import NEURONS, RECEPTORS, point_neuron
from tests.agreement.reading import trace
from tests.backends.neuron.conftest import Bench

ALL = tuple((f"r{k}", kind) for k, kind in enumerate(RECEPTORS.values()))


@pytest.mark.parametrize("neuron", NEURONS)
def test_every_quantity_is_translated(bench: Bench, neuron: str) -> None:
    cell = point_neuron(NEURONS[neuron], ALL)
    rows = composed.rows(cell)
    assert rows is not None and bench.simulator.refusal(cell) is None
    assert set(rows.parameters) == set(cell.by_name)
    assert set(rows.states) == {state.name for state in cell.states}
    assert {"spikes", *rows.recordable} == {signal.name for signal in cell.recordable}
    assert set(rows.receptors) == set(cell.receptors)
    for row in (*rows.parameters.values(), *rows.states.values()):
        if isinstance(row, Slot):
            assert {row.name, *row.others} <= set(FIELDS)
        else:
            assert h.units(f"{rows.mechanism}.{row.name}") == row.unit
    group = bench.simulator.create(cell, 3, cell.defaults)
    bench.record(group, "v")
    bench.run(1.0)
    assert bench.values(group).shape == (11, 3)


@pytest.fixture
def sim() -> ModuleType:
    module = load("neuron")
    module.setup(timestep=0.1)
    return module


def test_any_number_of_receptors(sim: ModuleType) -> None:
    """Each gets its own spikes, in any order."""
    n = 40
    taus = np.linspace(1.0, 40.0, n)
    kinds = {f"r{k}": sim.CurrExpPostSynapticResponse(tau_syn=taus[k]) for k in range(n)}
    cells = sim.Population(2, sim.PointNeuron(sim.LIF(v_thresh=1e6), **kinds))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[1.0]))
    for k in np.random.default_rng(3).permutation(n).tolist():
        synapse = sim.StaticSynapse(weight=0.1 * (k + 1), delay=1.0)
        sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=f"r{k}")
    cells.record([f"r{k}.isyn" for k in range(n)])
    sim.run(12.0)
    for k in range(n):
        expected = 0.1 * (k + 1) * np.exp(-10.0 / taus[k])
        np.testing.assert_allclose(trace(cells, f"r{k}.isyn")[1][-1], expected, rtol=1e-12)


def test_spikes_of_one_step_add_up_in_any_order(sim: ModuleType) -> None:
    weights = np.random.default_rng(1).normal(0.0, 1.0, 200) * np.logspace(-8, 0, 200)

    def final(order: np.ndarray) -> float:
        sim.setup(timestep=0.1)
        cells = sim.Population(1, sim.PointNeuron(sim.LIF(), flow=sim.CurrExpPostSynapticResponse()))
        sources = sim.Population(200, sim.SpikeSourceArray(spike_times=[1.0]))
        pairs = [(int(k), 0, float(weights[k]), 1.0) for k in order]
        sim.Projection(sources, cells, sim.FromListConnector(pairs), sim.StaticSynapse())
        cells.record("flow.isyn")
        sim.run(3.0)
        return float(trace(cells, "flow.isyn")[1][-1, 0])

    assert len({final(np.random.default_rng(seed).permutation(200)) for seed in range(3)}) == 1


def test_responses_may_start_from_anything_and_go_on_after_a_change(sim: ModuleType) -> None:
    kinds = {"shut": sim.AlphaPSR(tau_syn=3.0), "flow": sim.CurrExpPostSynapticResponse(tau_syn=4.0)}
    cells = sim.Population(2, sim.PointNeuron(sim.AdExp(), **kinds), initial_values={"shut.gsyn": [0.01, 0.02]})
    cells.initialize(**{"flow.isyn": 0.1})
    cells.record(["shut.gsyn", "flow.isyn"])
    sim.run(3.0)
    cells[1:2].set(**{"shut.tau_syn": 1.5})
    sim.run(3.0)
    expected = np.array([0.01, 0.02]) * np.exp([-2.0, -3.0])
    np.testing.assert_allclose(trace(cells, "shut.gsyn")[1][-1], expected, rtol=1e-9)
    np.testing.assert_allclose(trace(cells, "flow.isyn")[1][[0, -1], 0], [0.1, 0.1 * np.exp(-1.5)])


def test_large_conductances_are_followed(sim: ModuleType) -> None:
    """The membrane is drawn to the reversal potential at once, and not beyond it."""
    kinds = {"open": sim.ExpPSR(tau_syn=5.0, e_syn=-60.0)}
    cells = sim.Population(1, sim.PointNeuron(sim.LIF(cm=0.1), **kinds))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[1.0]))
    sim.Projection(source, cells, sim.AllToAllConnector(), sim.StaticSynapse(weight=50.0, delay=1.0))
    cells.record("v")
    sim.run(10.0)
    times, values = trace(cells)
    np.testing.assert_allclose(values[times > 2.15, 0], -60.0, atol=0.01)
