"""Membranes are solved exactly, and spikes are where the convention wants them."""

import numpy as np
import pytest

from tests.backends.brian2.conftest import Bench


def test_one_spike_exactly(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([10.0]))
    cell = bench.cells("IF_curr_exp", tau_syn_E=5.0)
    bench.one_to_one(source, cell, 1.0, 1.0)
    bench.record(cell, "v")
    bench.run(30.0)
    after = np.maximum(np.arange(301) * 0.1 - 11.0, 0.0)
    exact = -65.0 + 20.0 * 5.0 / 15.0 * (np.exp(-after / 20.0) - np.exp(-after / 5.0))
    np.testing.assert_allclose(bench.values(cell)[:, 0], exact, rtol=1e-12)


def test_membrane_and_synapse_of_the_same_time_constant(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([10.0]))
    after = np.maximum(np.arange(301) * 0.1 - 11.0, 0.0)
    shapes = {"IF_curr_exp": after, "IF_curr_alpha": np.e * after**2 / 20.0}
    for model, shape in shapes.items():
        cell = bench.cells(model, tau_m=10.0, tau_syn_E=10.0)
        bench.one_to_one(source, cell, 1.0, 1.0)
        bench.record(cell, "v")
        bench.run(30.0)
        np.testing.assert_allclose(bench.values(cell)[:, 0], -65.0 + shape * np.exp(-after / 10.0), rtol=1e-12)
        bench.begin()
        source = bench.cells("SpikeSourceArray", spike_times=np.array([10.0]))


@pytest.mark.parametrize(("timestep", "expected"), [(0.1, [35.9, 73.8, 111.7]), (0.025, [35.85, 73.7, 111.55])])
def test_spikes_at_the_end_of_the_step(bench: Bench, timestep: float, expected: list[float]) -> None:
    bench.begin(timestep=timestep)
    cell = bench.cells("IF_curr_exp", tau_refrac=2.0, i_offset=0.9)
    bench.record(cell)
    bench.run(120.0)
    np.testing.assert_array_equal(bench.spikes(cell).times, expected)


def test_a_jump_over_the_threshold_fires_when_it_arrives(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([5.0, 6.0]))
    first, second = bench.cells("IF_curr_delta", tau_refrac=2.0), bench.cells("IF_curr_delta", tau_refrac=0.0)
    bench.one_to_one(source, first, 20.0, 0.1)
    bench.one_to_one(first, second, 20.0, 0.1)
    bench.record(first)
    bench.record(second)
    bench.run(10.0)
    np.testing.assert_array_equal(bench.spikes(first).times, [5.1])  # at 6.1 the cell is refractory
    np.testing.assert_array_equal(bench.spikes(second).times, [5.2])


def test_conductances_against_a_fine_time_step(bench: Bench) -> None:
    traces = []
    for timestep in (0.1, 0.005):
        bench.begin(timestep=timestep)
        source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0, 2.0, 10.0]))
        cell = bench.cells("IF_cond_exp", tau_syn_E=2.0, tau_syn_I=4.0, v_thresh=0.0, cm=0.2)
        bench.one_to_one(source, cell, 0.05, 1.0)
        bench.connect(source, cell, [0], [0], 0.03, 2.0, "inhibitory")
        bench.record(cell, "v", 0.1)
        bench.run(30.0)
        traces.append(bench.values(cell)[:, 0])
    np.testing.assert_allclose(*traces, atol=2e-3)
    assert np.ptp(traces[0]) > 5.0
