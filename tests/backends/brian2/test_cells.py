"""Cells that are not linear: integrated well at any time step, and random where they are meant to be."""

from typing import Any

import numpy as np
import pytest

from backends.brian2.translation import NEURONS
from backends.simulator import SimulatorError
from backends.standard import CELLS
from tests.backends.brian2.conftest import Bench

DRIVE = {
    "EIF_cond_exp_isfa_ista": 0.4,
    "EIF_cond_alpha_isfa_ista": 0.4,
    "HH_cond_exp": 0.3,
    "IF_cond_exp_gsfa_grr": 0.6,
}
QUIET = ["IF_cond_alpha", "IF_facets_hardware1", *DRIVE]


def response(bench: Bench, model: str, timestep: float) -> np.ndarray:
    """What a cell makes of spikes at both of its synapses, every half a millisecond."""
    bench.begin(timestep=timestep)
    source = bench.cells("SpikeSourceArray", spike_times=np.array([1.0, 2.0, 8.0, 15.0]))
    cell = bench.cells(model, **({"i_offset": DRIVE[model]} if DRIVE[model] else {}))
    bench.connect(source, cell, [0], [0], 0.004, 1.0)
    bench.connect(source, cell, [0], [0], 0.006, 2.5, "inhibitory")
    bench.record(cell, "v", 0.5)
    bench.run(25.0)
    return bench.values(cell)[:, 0]


@pytest.mark.parametrize("model", DRIVE)
def test_conductances_against_a_fine_time_step(bench: Bench, model: str) -> None:
    """Of second order: half the step, a quarter of the difference. Where a spike is steep, it is one of time."""
    coarse, middle, fine = (response(bench, model, timestep) for timestep in (0.1, 0.05, 0.005))
    steep = np.abs(np.gradient(fine, 0.5)).max()
    assert np.ptp(fine) > 0.4
    assert np.abs(coarse - fine).max() < 0.002 + (0.02 * steep if steep > 20.0 else 0.0)
    if model != "HH_cond_exp":  # which takes the same steps in all of them
        assert np.abs(coarse - fine).max() > 2.5 * np.abs(middle - fine).max()


@pytest.mark.parametrize("timestep", [0.025, 0.1, 0.5, 1.0])
def test_a_spike_takes_off_at_any_time_step(bench: Bench, timestep: float) -> None:
    """With a peak where the exponential has 10⁷ mV/ms, and with a sharpness that makes it a threshold."""
    for parameters in ({"v_spike": 20.0}, {"delta_T": 0.01}):
        bench.begin(timestep=timestep)
        cell = bench.cells("EIF_cond_exp_isfa_ista", i_offset=1.0, a=0.0, b=0.0, tau_refrac=2.0, **parameters)
        bench.record(cell)
        bench.record(cell, "v", timestep)
        bench.run(100.0)
        assert bench.values(cell).max() < parameters.get("v_spike", -40.0)
        intervals = np.diff(bench.spikes(cell).times)
        # exact: ∫ dv/(dv/dt) from reset to peak, and the refractory period
        sharp, peak = parameters.get("delta_T", 2.0), parameters.get("v_spike", -40.0)
        v = np.linspace(-70.6, min(peak, -50.4 + 30.0 * sharp), 2_000_001)
        slope = (-70.6 - v + sharp * np.exp((v + 50.4) / sharp)) / 9.3667 + 1.0 / 0.281
        exact = np.trapezoid(1.0 / slope, v) + 2.0
        assert intervals.size > 5
        assert exact - 1e-3 <= intervals.min() <= intervals.max() <= exact + 2 * timestep


def test_a_jump_over_the_peak_fires(bench: Bench) -> None:
    source = bench.cells("SpikeSourceArray", spike_times=np.array([5.0]))
    cells = bench.cells("Izhikevich", 2)
    bench.connect(source, cells, [0, 0], [0, 1], np.array([120.0, 2.0]))
    bench.record(cells)
    bench.record(cells, "v")
    bench.run(10.0)
    np.testing.assert_array_equal(bench.spikes(cells).cells, [0])
    values = bench.values(cells)[:, 1]
    np.testing.assert_allclose(values[60] - values[59], 2.0, atol=0.05)


def test_states_begin_where_they_are_told_to(bench: Bench) -> None:
    for model in NEURONS:
        bench.begin()
        cells = bench.cells(model, 3, **lists(model))
        states = {state.name: state.initial + 0.25 for state in CELLS[model].states}
        bench.simulator.initialize(cells, np.array([1]), states)
        recorded = [v.name for v in CELLS[model].recordable if v.name != "spikes"]
        for name in recorded:
            bench.record(cells, name)
        bench.run(0.1)
        for name in recorded:
            first = bench.values(cells, name)[0]
            np.testing.assert_allclose(first - first[0], [0.0, 0.25, 0.0], atol=1e-12, err_msg=f"{name} of {model}")


def lists(model: str, **given: Any) -> dict[str, Any]:
    """The parameters of a model that are lists, as the API hands them over: a list for each of three cells."""
    values = {**{name: v for name, v in CELLS[model].defaults.items() if isinstance(v, tuple)}, **given}
    return {name: each(*[value] * 3) for name, value in values.items()}


def each(*values: Any) -> np.ndarray:
    array = np.empty(len(values), object)
    array[:] = [np.array(value, float) for value in values]
    return array


def test_what_a_spike_leaves_decays_from_where_it_begins(bench: Bench) -> None:
    sizes = {"a_eta": (0.3, 0.1), "tau_eta": (5.0, 50.0), "a_gamma": (), "tau_gamma": ()}
    cells = bench.cells("GIF_cond_exp", 3, lambda0=0.0, **lists("GIF_cond_exp", **sizes))
    bench.simulator.initialize(cells, None, {"i_eta": np.array([0.0, 0.4, -0.2])})
    bench.record(cells, "i_eta")
    bench.record(cells, "v")
    bench.run(20.0)
    times = np.arange(201)[:, None] * 0.1
    exact = (0.75 * np.exp(-times / 5.0) + 0.25 * np.exp(-times / 50.0)) * [0.0, 0.4, -0.2]
    np.testing.assert_allclose(bench.values(cells, "i_eta"), exact, rtol=1e-12)
    moved = sum(
        size * 20.0 * tau / (20.0 - tau) * (np.exp(-times / tau) - np.exp(-times / 20.0))
        for size, tau in ((0.75, 5.0), (0.25, 50.0))
    )
    np.testing.assert_allclose(bench.values(cells), -65.0 + moved * [0.0, 0.4, -0.2], atol=2e-4)


def test_lists_of_different_lengths(bench: Bench) -> None:
    sizes = {"a_eta": each((0.1,), (0.1, 0.2), ()), "tau_eta": each((1.0,), (1.0, 2.0), ())}
    cells = bench.cells("GIF_cond_exp", 3, **{**lists("GIF_cond_exp"), **sizes})
    bench.run(1.0)
    bench.simulator.set(cells, np.array([2]), {"a_eta": each((1.0, 1.0, 1.0)), "tau_eta": each((3.0, 2.0, 1.0))})
    bench.run(1.0)
    with pytest.raises(SimulatorError, match="GIF_cond_exp, cell 1: tau_eta has 1 numbers and a_eta 2"):
        bench.simulator.set(cells, np.array([1]), {"tau_eta": each((3.0,))})


def stochastic(bench: Bench, seed: int, *runs: float) -> list[np.ndarray]:
    """Two populations of cells that fire at random, run in pieces."""
    bench.begin(seed=seed)
    groups = [bench.cells("GIF_cond_exp", 3, v_t_star=-66.0, **lists("GIF_cond_exp")) for _ in range(2)]
    for group in groups:
        bench.record(group)
    for duration in runs:
        bench.run(duration)
    return [bench.spikes(group).times for group in groups]


def test_chance_follows_from_the_seed_and_not_from_the_pieces_of_a_run(bench: Bench) -> None:
    whole, pieces, other = (
        stochastic(bench, 5, 3000.0),
        stochastic(bench, 5, 100.0, 0.1, 2899.9),
        stochastic(bench, 6, 3000.0),
    )
    for group in range(2):
        assert whole[group].size > 10
        np.testing.assert_array_equal(whole[group], pieces[group])
        assert not np.array_equal(whole[group], other[group])
    assert not np.array_equal(whole[0], whole[1])
