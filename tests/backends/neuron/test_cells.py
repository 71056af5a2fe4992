"""Cells whose equations a solver goes through, and the one that draws lots."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from backends.simulator import SimulatorError
from tests.backends.neuron.conftest import Bench

LISTS = ("tau_eta", "a_eta", "tau_gamma", "a_gamma")


def effects(*numbers: list[float]) -> dict[str, np.ndarray]:
    return dict(zip(LISTS, map(np.array, numbers), strict=True))


@pytest.mark.parametrize("timestep", [0.05, 0.1, 1.0])
@pytest.mark.parametrize("sharp", [0.02, 0.5, 2.0])
def test_a_take_off_however_sharp(bench: Bench, timestep: float, sharp: float) -> None:
    bench.begin(timestep=timestep)
    cell = bench.cells("EIF_cond_exp_isfa_ista", i_offset=0.8, delta_T=sharp, b=0.0, a=0.0)
    bench.record(cell)
    bench.run(60.0)

    def slope(t: float, v: np.ndarray) -> np.ndarray:
        leak = -70.6 - v + sharp * np.exp(np.minimum((v + 50.4) / sharp, 100.0))
        return leak / 9.3667 + 0.8 / 0.281

    def peak(t: float, v: np.ndarray) -> float:
        return v[0] - min(-40.0, -50.4 + 30.0 * sharp)  # from there on it takes no time

    peak.terminal = True  # type: ignore[attr-defined]
    exact = solve_ivp(slope, (0.0, 60.0), [-70.6], events=peak, method="LSODA", rtol=1e-10, atol=1e-10).t[-1]
    assert bench.spikes(cell).times[0] == pytest.approx(np.ceil(exact / timestep - 1e-6) * timestep)


@pytest.mark.parametrize("model", ["EIF_cond_exp_isfa_ista", "EIF_cond_alpha_isfa_ista", "HH_cond_exp"])
def test_conductances_of_any_strength(bench: Bench, model: str) -> None:
    """The potential stays between the reversal potentials and ends at that of the strong conductance."""
    source = bench.cells("SpikeSourceArray", spike_times=np.array([0.0]))
    cell = bench.cells(model, tau_syn_I=5.0, e_rev_I=-75.0)
    bench.connect(source, cell, [0], [0], 100.0, receptor="inhibitory")
    bench.record(cell, "v")
    bench.run(10.0)
    values = bench.values(cell)
    assert np.all((values > -75.01) & (values < -60.0))
    assert values[-1, 0] == pytest.approx(-75.0, abs=0.1)


def test_a_refractory_period_counts_from_the_end_of_the_step(bench: Bench) -> None:
    """Whatever the crossing within the step was; a current that never lets go makes spikes as often as it may."""
    for refractory, apart in ((0.0, 0.1), (0.1, 0.2), (2.0, 2.1)):
        bench.begin()
        cell = bench.cells("EIF_cond_exp_isfa_ista", i_offset=1000.0, tau_refrac=refractory, tau_w=1e9, b=0.0)
        bench.record(cell)
        bench.run(10.0)
        np.testing.assert_allclose(np.diff(bench.spikes(cell).times), apart)


def test_after_effects_may_differ_from_cell_to_cell(bench: Bench) -> None:
    """Each has as many components as it is told, and later others; what they add up to follows."""
    lists = {name: np.empty(3, object) for name in LISTS}
    for cell, numbers in enumerate((effects([], [], [], []), effects([10.0], [0.1], [20.0], [2.0]))):
        for name in LISTS:
            lists[name][cell] = numbers[name]
    for name in LISTS:
        lists[name][2] = lists[name][1]
    cells = bench.cells("GIF_cond_exp", 3, i_offset=2.0, lambda0=1e6, tau_refrac=1e3, v_t_star=-50.0, **lists)
    bench.record(cells, "i_eta")
    bench.record(cells, "v_t")
    bench.record(cells)
    bench.run(20.0)
    fired = bench.spikes(cells)
    assert fired.cells.size == 3
    late = 20.0 - fired.times[np.argsort(fired.cells)]
    currents, moves = bench.values(cells, "i_eta")[-1], bench.values(cells, "v_t")[-1]
    np.testing.assert_allclose(currents, np.array([0.0, 0.1, 0.1]) * np.exp(-late / 10.0), rtol=1e-9)
    np.testing.assert_allclose(moves, -50.0 + np.array([0.0, 2.0, 2.0]) * np.exp(-late / 20.0), rtol=1e-9)
    twice = {name: array * 2.0 for name, array in effects([], [0.1], [], [2.0]).items() if array.size}
    bench.simulator.set(cells, np.array([2]), twice)
    bench.run(0.1)
    np.testing.assert_allclose(bench.values(cells, "i_eta")[-1, 1:], currents[1:] * [1, 2] * np.exp(-0.01), rtol=1e-9)


def test_lots_depend_on_the_seed_the_group_and_the_cell_alone(bench: Bench) -> None:
    def trains(seed: int, before: int, n: int) -> list[tuple[int, float]]:
        bench.begin(seed=seed)
        for _ in range(before):
            bench.cells("IF_curr_exp", 7)
        cells = bench.cells("GIF_cond_exp", n, i_offset=3.0)
        bench.record(cells)
        bench.run(100.0)
        found = bench.spikes(cells)
        return sorted(pair for pair in zip(found.cells.tolist(), found.times.tolist(), strict=True) if pair[0] < 5)

    first = trains(3, 1, 5)
    assert len(first) > 10
    assert first == trains(3, 1, 50)
    assert first != trains(4, 1, 5)
    assert first != trains(3, 2, 5)
    times = [tuple(time for cell, time in first if cell == one) for one in range(5)]
    assert len(set(times)) == 5


def test_what_follows_from_others_cannot_be_set(bench: Bench) -> None:
    cells = bench.cells("GIF_cond_exp", 2, v_t_star=np.array([-48.0, -50.0]))
    bench.simulator.initialize(cells, None, {"v_t": np.array([-48.0, -50.0]), "i_eta": 0.0})
    with pytest.raises(SimulatorError, match=r"^NEURON starts v_t of GIF_cond_exp from -50: it cannot be set"):
        bench.simulator.initialize(cells, None, {"v_t": -48.0})


def test_the_order_in_which_spikes_arrive_makes_no_difference(bench: Bench) -> None:
    """Weights whose sum as floating-point numbers depends on the order."""
    weights = np.random.default_rng(5).lognormal(-4.0, 3.0, 200)
    finals = []
    for order in (np.arange(200), np.argsort(weights), np.argsort(-weights)):
        bench.begin()
        source = bench.cells("SpikeSourceArray", 200, spike_times=np.array([1.0]))
        cell = bench.cells("IF_cond_exp", v_thresh=1e9)
        bench.connect(source, cell, np.arange(200), np.zeros(200, int), weights[order])
        bench.record(cell, "gsyn_exc")
        bench.run(5.0)
        finals.append(bench.values(cell, "gsyn_exc")[20, 0])
    assert finals[0] == finals[1] == finals[2] == np.float64(np.longdouble(0) + np.sum(weights.astype(np.longdouble)))
