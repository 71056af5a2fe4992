"""NEURON solves linear membranes exactly: to the last digits, whatever the way the run is asked for."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from tests.backends.neuron.conftest import Bench


def test_one_spike_exactly(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([10.0]))
    cell = bench.cells("IF_curr_exp", tau_syn_E=5.0)
    bench.one_to_one(source, cell, 1.0, 1.0)
    bench.record(cell, "v")
    bench.run(30.0)
    times = np.arange(301) * 0.1
    after = np.maximum(times - 11.0, 0.0)
    exact = -65.0 + 20.0 * 5.0 / 15.0 * (np.exp(-after / 20.0) - np.exp(-after / 5.0))
    np.testing.assert_allclose(bench.values(cell)[:, 0], exact, rtol=1e-12)


@pytest.mark.parametrize(("timestep", "expected"), [(0.1, [35.9, 73.8, 111.7]), (0.025, [35.85, 73.7, 111.55])])
def test_spikes_at_the_end_of_the_step(bench: Bench, timestep: float, expected: list[float]) -> None:
    bench.begin(timestep=timestep)
    cell = bench.cells("IF_curr_exp", tau_refrac=2.0, i_offset=0.9)
    bench.record(cell)
    bench.run(120.0)
    np.testing.assert_array_equal(bench.spikes(cell).times, expected)


def test_spikes_keep_their_times(bench: Bench) -> None:
    """What a recorded Poisson cell is said to have sent is what arrives a delay later."""
    noise = bench.cells("SpikeSourcePoisson", 1, rate=200.0)
    cell = bench.cells("IF_curr_delta", tau_m=1e12)
    bench.simulator.set(cell, None, {"v_thresh": 1e9})
    bench.one_to_one(noise, cell, 1.0, 1.5)
    bench.record(noise)
    bench.record(cell, "v")
    bench.run(100.0)
    sent = bench.spikes(noise).times
    jumps = np.rint(np.diff(bench.values(cell)[:, 0]))
    arrived = np.repeat(np.arange(1, 1001), jumps.astype(int)) * 0.1
    np.testing.assert_allclose(sent[sent <= 98.5] + 1.5, arrived, atol=1e-9)
    assert arrived.size > 5


@pytest.mark.parametrize("ratio", [0.9999999, 1.0, 1.0001, 1.02])
@pytest.mark.parametrize("model", ["IF_curr_exp", "IF_curr_alpha"])
def test_synapses_as_slow_as_the_membrane(bench: Bench, model: str, ratio: float) -> None:
    """Where textbook propagators divide by zero."""
    source = bench.cells("SpikeSourceArray", spike_times=np.array([0.0]))
    cell = bench.cells(model, tau_syn_E=20.0 * ratio, v_thresh=1e9)
    bench.one_to_one(source, cell, 1.0, 1.0)
    bench.record(cell, "v")
    bench.run(100.0)
    s = np.maximum(np.arange(1001) * 0.1 - 1.0, 0.0)
    shape = {"IF_curr_exp": s, "IF_curr_alpha": np.e / 20.0 * s**2 / 2}[model]  # for a ratio of 1
    np.testing.assert_allclose(
        bench.values(cell)[:, 0], -65.0 + shape * np.exp(-s / 20.0), atol=abs(ratio - 1) * 60 + 1e-9
    )


@pytest.mark.parametrize(
    ("model", "weight", "tolerance"),
    [
        ("IF_cond_exp", 0.01, 1e-6),
        ("IF_cond_exp", 0.1, 1e-6),
        ("IF_cond_exp", 10.0, 1e-6),
        ("IF_cond_alpha", 0.01, 1e-6),
        ("IF_cond_alpha", 0.1, 1e-4),
    ],
)
def test_conductances_of_any_strength(bench: Bench, model: str, weight: float, tolerance: float) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([0.0]))
    cell = bench.cells(model, tau_syn_E=2.0, v_thresh=1e9)
    bench.one_to_one(source, cell, weight, 1.0)
    bench.record(cell, "v")
    bench.run(30.0)

    def slope(s: float, v: np.ndarray) -> np.ndarray:
        shape = np.e * s / 2.0 if model == "IF_cond_alpha" else 1.0
        return (-65.0 - v) / 20.0 - weight * shape * np.exp(-s / 2.0) * v

    times = np.arange(291) * 0.1
    exact = solve_ivp(slope, (0.0, 29.0), [-65.0], t_eval=times, method="LSODA", rtol=1e-10, atol=1e-10).y[0]
    np.testing.assert_allclose(bench.values(cell)[10:, 0], exact, rtol=0.0, atol=tolerance)


def test_a_long_run_keeps_its_grid(bench: Bench) -> None:
    """A million steps added up are not where they should be; spikes and arrivals are."""
    bench.begin(timestep=1.0)
    times = np.array([999_990.0])
    source, cell = bench.cells("SpikeSourceArray", spike_times=times), bench.cells("IF_curr_delta", tau_m=1e12)
    bench.one_to_one(source, cell, 20.0, 2.0)
    bench.record(cell)
    bench.run(1e6)
    assert bench.simulator.now == 1e6
    np.testing.assert_array_equal(bench.spikes(cell).times, times + 2.0)
