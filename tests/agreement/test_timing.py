"""When things happen: spikes of a driven cell, arrival of a written spike, and both in a chain."""

from types import ModuleType

import numpy as np
import pytest

from tests.agreement.reading import LIF, first_move, spikes, trace


def test_spikes_of_a_cell_under_constant_current(sim: ModuleType) -> None:
    """Exactly 35.8352 ms to the first spike and 37.8352 ms between spikes: stamped at the end of the step."""
    cell = sim.Population(1, sim.IF_curr_exp(**LIF, i_offset=0.9))
    cell.record("spikes")
    sim.run(120.0)
    np.testing.assert_allclose(spikes(cell)[0], [35.9, 73.8, 111.7], atol=1e-9)


def test_a_written_spike_arrives_after_its_delay(sim: ModuleType) -> None:
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[10.0]))
    cell = sim.Population(1, sim.IF_curr_exp(**LIF, tau_syn_E=5.0))
    sim.Projection(source, cell, sim.OneToOneConnector(), sim.StaticSynapse(weight=1.0, delay=1.0))
    source.record("spikes")
    cell.record("v")
    sim.run(30.0)
    np.testing.assert_allclose(spikes(source)[0], [10.0])
    times, values = trace(cell)
    assert first_move(times, values[:, 0]) == pytest.approx(11.1)
    np.testing.assert_allclose(values[120, 0], -64.11667552384846, atol=0.02)


def test_a_cell_drives_the_next(sim: ModuleType) -> None:
    """A spike stamped 35.9 with a delay of 1.5 ms moves its target in the step that ends at 37.5."""
    first = sim.Population(1, sim.IF_curr_exp(**LIF, i_offset=0.9))
    second = sim.Population(1, sim.IF_curr_exp(**LIF, tau_syn_E=5.0))
    sim.Projection(first, second, sim.AllToAllConnector(), sim.StaticSynapse(weight=1.0, delay=1.5))
    second.record("v")
    sim.run(50.0)
    times, values = trace(second)
    assert first_move(times, values[:, 0]) == pytest.approx(37.5)
    np.testing.assert_allclose(values[375, 0], -64.90124129409382, atol=0.002)


def test_a_trace_begins_at_zero_and_ends_with_the_run(sim: ModuleType) -> None:
    cell = sim.Population(2, sim.IF_curr_exp(**LIF), initial_values={"v": [-64.0, -63.0]})
    cell.record("v")
    sim.run(5.0)
    sim.run(5.0)
    times, values = trace(cell)
    np.testing.assert_allclose(times, np.arange(101) * 0.1, atol=1e-9)
    np.testing.assert_allclose(values[0], [-64.0, -63.0])


@pytest.mark.parametrize("delay", [0.1, 0.2, 1.0, 3.7, 12.0])
def test_delays(sim: ModuleType, delay: float) -> None:
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0]))
    cell = sim.Population(1, sim.IF_curr_delta(**LIF))
    sim.Projection(source, cell, sim.AllToAllConnector(), sim.StaticSynapse(weight=2.0, delay=delay))
    cell.record("v")
    sim.run(20.0)
    times, values = trace(cell)
    assert first_move(times, values[:, 0]) == pytest.approx(5.0 + delay)


def test_delays_of_one_source_differ(sim: ModuleType) -> None:
    delays = [0.5, 1.5, 2.5, 4.0]
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[3.0]))
    cells = sim.Population(4, sim.IF_curr_exp(**LIF))
    for target, delay in enumerate(delays):
        synapse = sim.StaticSynapse(weight=1.0, delay=delay)
        sim.Projection(source, cells[target : target + 1], sim.AllToAllConnector(), synapse)
    cells.record("v")
    sim.run(10.0)
    times, values = trace(cells)
    found = [first_move(times, values[:, target]) for target in range(4)]
    np.testing.assert_allclose(found, np.array(delays) + 3.1, atol=1e-9)


@pytest.mark.parametrize("tau_refrac", [0.0, 0.1, 1.0, 2.0, 5.5])
@pytest.mark.parametrize("current", [0.9, 1.3])
def test_the_refractory_period_lengthens_the_interval(sim: ModuleType, tau_refrac: float, current: float) -> None:
    cell = sim.Population(1, sim.IF_curr_exp(**{**LIF, "tau_refrac": tau_refrac}, i_offset=current))
    cell.record("spikes")
    sim.run(150.0)
    rise = 20.0 * np.log(20.0 * current / (20.0 * current - 15.0))  # exact time from reset to threshold
    steps = np.ceil(rise / 0.1) * 0.1
    expected = steps + np.arange(20) * (steps + tau_refrac)
    np.testing.assert_allclose(spikes(cell)[0], expected[expected <= 150.0], atol=1e-9)


def test_the_potential_rests_at_reset_while_refractory(sim: ModuleType) -> None:
    cell = sim.Population(1, sim.IF_curr_exp(**{**LIF, "v_reset": -70.0, "tau_refrac": 3.0}, i_offset=0.9))
    cell.record(["v", "spikes"])
    sim.run(45.0)
    times, values = trace(cell)
    spike = spikes(cell)[0][0]
    refractory = (times > spike - 0.05) & (times < spike + 3.05)
    np.testing.assert_allclose(values[refractory, 0], -70.0)
    assert values[np.flatnonzero(refractory)[-1] + 1, 0] > -70.0
