"""Cells without a closed solution against fine integrations of their published equations."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from tests.agreement.conftest import DT
from tests.agreement.reading import spikes, trace

State = np.ndarray


def offered(sim: ModuleType, model: str) -> type:
    """The class of a cell model; tests of one that a simulator refuses are skipped."""
    if model not in sim.list_standard_models():
        pytest.skip(f"{model} is refused")
    return getattr(sim, model)


def assert_near(found: np.ndarray, expected: list[float]) -> None:
    """Each spike lies within a time step and a half of where it should be, counted from the one before."""
    assert np.all(np.abs(found - expected) <= 1.5 * DT * np.arange(1, len(expected) + 1)), (found, expected)


def integrated(
    slope: Callable[[float, State], State], start: list[float], peak: float, reset: Callable[[State], State],
    dead: float, until: float,
) -> tuple[np.ndarray, list[float]]:  # fmt: skip
    """The first variable at each time step, and the spikes: resets, then the potential stays for a dead time (ms)."""
    grid = np.arange(round(until / DT) + 1) * DT
    values, found, time, state = np.empty(grid.size), [], 0.0, np.array(start)

    def crossing(t: float, y: State) -> float:
        return y[0] - peak

    crossing.terminal = True  # type: ignore[attr-defined]
    crossing.direction = 1.0  # type: ignore[attr-defined]

    def held(t: float, y: State) -> State:
        return np.concatenate([[0.0], slope(t, y)[1:]])

    while time < until:
        run = solve_ivp(slope, (time, until), state, events=crossing, rtol=1e-9, atol=1e-10, dense_output=True)
        inside = (grid >= time - 1e-9) & (grid <= run.t[-1] + 1e-9)
        values[inside] = run.sol(grid[inside])[0]
        time, state = run.t[-1], run.y[:, -1]
        if run.status == 1:
            found.append(time)
            state = reset(state)
            pause = solve_ivp(held, (time, time + dead), state, rtol=1e-9, atol=1e-10)
            values[(grid > time) & (grid <= time + dead)] = state[0]
            time, state = time + dead, pause.y[:, -1]
    return values, found


ADEX = {"v_reset": -70.6, "v_spike": -40.0, "tau_refrac": 2.0, "i_offset": 0.8}


def adex(a: float, b: float) -> tuple[Callable[[float, State], State], Callable[[State], State]]:
    cm, tau_m, rest, sharp, threshold, tau_w = 0.281, 9.3667, -70.6, 2.0, -50.4, 144.0

    def slope(t: float, y: State) -> State:
        v, w = min(y[0], -40.0), y[1]
        take_off = sharp * np.exp((v - threshold) / sharp)
        return np.array(
            [(rest - v + take_off) / tau_m + (ADEX["i_offset"] - w) / cm, (a * 1e-3 * (v - rest) - w) / tau_w]
        )

    return slope, lambda y: np.array([ADEX["v_reset"], y[1] + b])


@pytest.mark.parametrize("model", ["EIF_cond_exp_isfa_ista", "EIF_cond_alpha_isfa_ista"])
@pytest.mark.parametrize(("a", "b"), [(4.0, 0.0805), (0.0, 0.0), (-2.0, 0.2)])
def test_adaptive_exponential(sim: ModuleType, model: str, a: float, b: float) -> None:
    cell = sim.Population(1, offered(sim, model)(a=a, b=b, **ADEX))
    cell.record(["v", "w", "spikes"])
    sim.run(200.0)
    slope, reset = adex(a, b)
    values, expected = integrated(slope, [-70.6, 0.0], -40.0, reset, 2.0, 200.0)
    found = spikes(cell)[0]
    assert len(found) == len(expected) > 2
    assert_near(found, expected)
    before = round(expected[0] / DT) - 20
    np.testing.assert_allclose(trace(cell)[1][:before, 0], values[:before], atol=0.05)
    jumps = np.diff(trace(cell, "w")[1][:, 0]).max()
    assert b == 0 or jumps == pytest.approx(b, rel=0.05)


def channels(i_offset: float) -> Callable[[float, State], State]:
    def slope(t: float, y: State) -> State:
        v, m, h, n = y
        u = v + 63.0
        current = 20.0 * m**3 * h * (50.0 - v) + 6.0 * n**4 * (-90.0 - v) + 0.01 * (-65.0 - v) + i_offset
        opening = 0.32 * (13.0 - u) / np.expm1((13.0 - u) / 4.0), 0.28 * (u - 40.0) / np.expm1((u - 40.0) / 5.0)
        closing = 0.128 * np.exp((17.0 - u) / 18.0), 4.0 / (1.0 + np.exp((40.0 - u) / 5.0))
        slow = 0.032 * (15.0 - u) / np.expm1((15.0 - u) / 5.0), 0.5 * np.exp((10.0 - u) / 40.0)
        gates = [up * (1.0 - x) - down * x for (up, down), x in zip((opening, closing, slow), (m, h, n), strict=True)]
        return np.array([current / 0.2, *gates])

    return slope


def test_hodgkin_huxley(sim: ModuleType) -> None:
    cell = sim.Population(1, offered(sim, "HH_cond_exp")(i_offset=0.5))
    cell.record(["v", "spikes"])
    sim.run(60.0)
    times, values = trace(cell)
    exact = solve_ivp(channels(0.5), (0.0, 60.0), [-65.0, 0.0, 1.0, 0.0], t_eval=times, rtol=1e-9, atol=1e-10).y[0]
    peaks = [t for t in np.flatnonzero((exact[1:-1] > exact[:-2]) & (exact[1:-1] >= exact[2:])) if exact[t + 1] > 0]
    found = spikes(cell)[0]
    assert len(found) == len(peaks) > 1
    np.testing.assert_allclose(found, (np.array(peaks) + 1) * DT, atol=1.0)  # simulators differ in what is a spike
    early = times < found[0] - 2.0
    np.testing.assert_allclose(values[early, 0], exact[early], atol=0.05)
    steep = np.gradient(exact, DT)
    assert np.all(np.abs(values[:, 0] - exact) < 0.1 + 2 * DT * np.abs(steep))


def izhikevich(a: float, b: float, c: float, d: float, current: float, steps: int) -> tuple[np.ndarray, list[int]]:
    """Forward Euler with the time step, as the map is meant; v and u of each step, and the steps that spike."""
    v, u, states, found = -70.0, -14.0, [(-70.0, -14.0)], []
    for step in range(1, steps + 1):
        v, u = (
            v + DT * (0.04 * v * v + 5.0 * v + 140.0 - u + current),
            u + DT * a * (b * v - u),
        )
        if v >= 30.0:
            v, u = c, u + d
            found.append(step)
        states.append((v, u))
    return np.array(states), found


@pytest.mark.parametrize(("c", "d", "current"), [(-65.0, 8.0, 10.0), (-50.0, 2.0, 12.0), (-65.0, 2.0, 5.0)])
def test_izhikevich(sim: ModuleType, c: float, d: float, current: float) -> None:
    cell = sim.Population(1, offered(sim, "Izhikevich")(c=c, d=d, i_offset=current * 1e-3))
    cell.record(["v", "u", "spikes"])
    sim.run(150.0)
    states, found = izhikevich(0.02, 0.2, c, d, current, 1500)
    assert len(found) > 2
    first = found[0] - 20
    np.testing.assert_allclose(trace(cell)[1][:first, 0], states[:first, 0], atol=0.05)
    np.testing.assert_allclose(trace(cell, "u")[1][:first, 0], states[:first, 1], atol=0.05)
    measured = spikes(cell)[0]
    assert len(measured) == len(found)
    np.testing.assert_allclose(measured, np.array(found) * DT, atol=2 * DT)


def test_adaptation_and_relative_refractoriness(sim: ModuleType) -> None:
    parameters = {"q_sfa": 15.0, "q_rr": 300.0, "i_offset": 1.2, "tau_refrac": 1.0}
    cell = sim.Population(1, offered(sim, "IF_cond_exp_gsfa_grr")(**parameters))
    cell.record(["v", "g_s", "g_r", "spikes"])
    sim.run(200.0)

    def slope(t: float, y: State) -> State:
        v, slow, fast = y
        pull = (slow + fast) * 1e-3 * (-75.0 - v)
        return np.array([(-65.0 - v) / 20.0 + pull + 1.2, -slow / 100.0, -fast / 2.0])

    _, expected = integrated(
        slope, [-65.0, 0.0, 0.0], -50.0, lambda y: np.array([-65.0, y[1] + 15.0, y[2] + 300.0]), 1.0, 200.0
    )
    found = spikes(cell)[0]
    assert len(found) == len(expected) > 2
    assert_near(found, expected)
    for variable, q, tau in (("g_s", 15.0, 100.0), ("g_r", 300.0, 2.0)):
        times, values = trace(cell, variable)
        late = times[:, None] - found
        exact = np.where(late >= 0, q * np.exp(-late / tau), 0.0).sum(axis=1)
        apart = np.abs(late).min(axis=1) > 1.5 * DT
        np.testing.assert_allclose(values[apart, 0], exact[apart], atol=0.06 * q)


def test_the_chip(sim: ModuleType) -> None:
    """0.2 nF, 40 nS: 5 ms. It relaxes from where it starts, and spikes leave it at reset for a millisecond."""
    cell = sim.Population(1, offered(sim, "IF_facets_hardware1")(), initial_values={"v": -60.0})
    cell.record("v")
    sim.run(20.0)
    times, values = trace(cell)
    np.testing.assert_allclose(values[:, 0], -65.0 + 5.0 * np.exp(-times / 5.0), atol=0.01)


def alpha_conductance(weight: float, tau: float, t: np.ndarray) -> np.ndarray:
    return weight * t / tau * np.exp(1.0 - t / tau)


def test_alpha_conductances(sim: ModuleType) -> None:
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0]))
    parameters: dict[str, Any] = {"tau_syn_E": 2.0, "tau_syn_I": 4.0}
    cell = sim.Population(1, offered(sim, "IF_cond_alpha")(**parameters))
    for receptor, weight in (("excitatory", 0.01), ("inhibitory", 0.02)):
        synapse = sim.StaticSynapse(weight=weight, delay=1.0)
        sim.Projection(source, cell, sim.AllToAllConnector(), synapse, receptor_type=receptor)
    cell.record(["v", "gsyn_exc", "gsyn_inh"])
    sim.run(30.0)
    times, values = trace(cell)
    late = np.maximum(times - 6.0, 0.0)

    def slope(t: float, y: State) -> State:
        late = max(t - 6.0, 0.0)
        pull = alpha_conductance(0.01, 2.0, late) * -y[0] + alpha_conductance(0.02, 4.0, late) * (-70.0 - y[0])
        return (-65.0 - y) / 20.0 + pull

    exact = solve_ivp(slope, (0.0, 30.0), [-65.0], t_eval=times, rtol=1e-9, atol=1e-10, max_step=0.5).y[0]
    np.testing.assert_allclose(values[:, 0], exact, atol=2e-6)
    for variable, weight, tau in (("gsyn_exc", 0.01, 2.0), ("gsyn_inh", 0.02, 4.0)):
        np.testing.assert_allclose(
            trace(cell, variable)[1][:, 0], alpha_conductance(weight, tau, late), atol=weight / 20
        )


def test_generalised_integrate_and_fire(sim: ModuleType) -> None:
    """Spikes come at the rate lambda0 exp((v - v_t)/delta_v), counted where v is held; each makes the traces jump."""
    n, silent = 400, {"a_eta": [0.0], "tau_eta": [1.0], "a_gamma": [0.0], "tau_gamma": [1.0]}
    held = {"v_rest": -47.5, "v_reset": -47.5, "v_t_star": -48.0, "delta_v": 0.5, "lambda0": 10.0, "tau_refrac": DT}
    kind = offered(sim, "GIF_cond_exp")
    cells = sim.Population(n, kind(**held, **silent), initial_values={"v": -47.5})
    cells.record("spikes")
    adapting = sim.Population(
        1, kind(a_eta=[0.2, 0.1], tau_eta=[5.0, 50.0], a_gamma=[3.0], tau_gamma=[20.0], i_offset=1.0)
    )
    adapting.record(["spikes", "i_eta", "v_t"])
    sim.run(300.0)
    expected = 0.3 * 10.0 * np.e * n
    count = sum(train.size for train in spikes(cells))
    assert abs(count - expected) < 5 * np.sqrt(expected)
    times, currents = trace(adapting, "i_eta")
    late = times[:, None] - spikes(adapting)[0]
    assert late.shape[1] > 2
    apart = np.abs(late).min(axis=1) > 1.5 * DT
    spent = np.where(late >= 0, 0.2 * np.exp(-late / 5.0) + 0.1 * np.exp(-late / 50.0), 0.0).sum(axis=1)
    np.testing.assert_allclose(currents[apart, 0], spent[apart], atol=0.02)
    moved = -48.0 + np.where(late >= 0, 3.0 * np.exp(-late / 20.0), 0.0).sum(axis=1)
    np.testing.assert_allclose(trace(adapting, "v_t")[1][apart, 0], moved[apart], atol=0.1)
    assert trace(adapting, "v_t")[1][0, 0] == -48.0
