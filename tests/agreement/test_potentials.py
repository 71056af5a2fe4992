"""The membrane potential after one spike, and under a constant current, against exact solutions."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from tests.agreement.reading import LIF, trace

TAU_M, CM, REST = LIF["tau_m"], LIF["cm"], LIF["v_rest"]
ARRIVAL = 6.0  # ms
TOLERANCE = 0.05  # mV


def jump(t: np.ndarray, weight: float, tau: float) -> np.ndarray:
    return weight * np.exp(-t / TAU_M)


def exponential(t: np.ndarray, weight: float, tau: float) -> np.ndarray:
    return weight / CM * TAU_M * tau / (TAU_M - tau) * (np.exp(-t / TAU_M) - np.exp(-t / tau))


def alpha(t: np.ndarray, weight: float, tau: float) -> np.ndarray:
    rate = 1.0 / tau - 1.0 / TAU_M
    rising = (1.0 - np.exp(-rate * t) * (1.0 + rate * t)) / rate**2
    return weight * np.e / (CM * tau) * np.exp(-t / TAU_M) * rising


def conductance(reversal: float) -> Callable[[np.ndarray, float, float], np.ndarray]:
    def solution(t: np.ndarray, weight: float, tau: float) -> np.ndarray:
        def slope(s: float, v: np.ndarray) -> np.ndarray:
            return -v / TAU_M + weight * np.exp(-s / tau) * (reversal - REST - v) / CM

        return solve_ivp(slope, (0.0, t[-1]), [0.0], t_eval=t, rtol=1e-9, atol=1e-12).y[0]

    return solution


@pytest.mark.parametrize(
    ("model", "receptor", "weight", "tau", "solution"),
    [
        ("IF_curr_delta", "excitatory", 3.0, None, jump),
        ("IF_curr_delta", "inhibitory", -3.0, None, jump),
        ("IF_curr_exp", "excitatory", 1.0, 5.0, exponential),
        ("IF_curr_exp", "inhibitory", -1.0, 8.0, exponential),
        ("IF_curr_alpha", "excitatory", 1.0, 4.0, alpha),
        ("IF_curr_alpha", "inhibitory", -1.0, 2.0, alpha),
        ("IF_cond_exp", "excitatory", 0.02, 5.0, conductance(0.0)),
        ("IF_cond_exp", "inhibitory", 0.05, 8.0, conductance(-80.0)),
    ],
)
def test_one_spike(
    sim: ModuleType, model: str, receptor: str, weight: float, tau: float | None, solution: Callable
) -> None:
    parameters = dict(LIF)
    if tau is not None:
        parameters["tau_syn_E" if receptor == "excitatory" else "tau_syn_I"] = tau
    if model == "IF_cond_exp":
        parameters |= {"e_rev_E": 0.0, "e_rev_I": -80.0}
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[ARRIVAL - 1.0]))
    cell = sim.Population(1, getattr(sim, model)(**parameters))
    synapse = sim.StaticSynapse(weight=weight, delay=1.0)
    sim.Projection(source, cell, sim.AllToAllConnector(), synapse, receptor_type=receptor)
    cell.record("v")
    sim.run(60.0)
    times, values = trace(cell)
    after = times > ARRIVAL + 0.05
    np.testing.assert_allclose(values[times < ARRIVAL - 0.05], REST)
    exact = REST + solution(times[after] - ARRIVAL, weight, tau or 0.0)
    np.testing.assert_allclose(values[after, 0], exact, atol=TOLERANCE)
    assert np.abs(exact - REST).max() > 10 * TOLERANCE


@pytest.mark.parametrize("model", ["IF_curr_exp", "IF_curr_alpha", "IF_curr_delta", "IF_cond_exp"])
def test_constant_current(sim: ModuleType, model: str) -> None:
    parameters = {**LIF, "cm": 0.5, "tau_m": 12.0}
    cells = sim.Population(3, getattr(sim, model)(**parameters, i_offset=[0.0, 0.3, -0.2]), initial_values={"v": -60.0})
    cells.record("v")
    sim.run(40.0)
    times, values = trace(cells)
    final = REST + 12.0 / 0.5 * np.array([0.0, 0.3, -0.2])
    exact = final + (-60.0 - final) * np.exp(-times[:, None] / 12.0)
    np.testing.assert_allclose(values, exact, atol=TOLERANCE)


def test_conductances_decay(sim: ModuleType) -> None:
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[ARRIVAL - 1.0]))
    cell = sim.Population(1, sim.IF_cond_exp(**LIF, tau_syn_E=3.0, tau_syn_I=6.0))
    for receptor, weight in (("excitatory", 0.01), ("inhibitory", 0.02)):
        synapse = sim.StaticSynapse(weight=weight, delay=1.0)
        sim.Projection(source, cell, sim.AllToAllConnector(), synapse, receptor_type=receptor)
    cell.record(["gsyn_exc", "gsyn_inh"])
    sim.run(30.0)
    for variable, weight, tau in (("gsyn_exc", 0.01, 3.0), ("gsyn_inh", 0.02, 6.0)):
        times, values = trace(cell, variable)
        after = times > ARRIVAL + 0.05
        np.testing.assert_allclose(values[after, 0], weight * np.exp(-(times[after] - ARRIVAL) / tau), atol=weight / 50)
        assert np.all(values[times < ARRIVAL - 0.05] == 0.0)
