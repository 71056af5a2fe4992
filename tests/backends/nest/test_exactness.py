"""NEST solves linear membranes exactly: to the last digits, whatever the way the run is asked for."""

import numpy as np
import pytest

from tests.backends.nest.conftest import Bench


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


def test_spikes_through_a_relay_keep_their_times(bench: Bench) -> None:
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
