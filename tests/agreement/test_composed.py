"""Composed cells: each membrane with each receptor, several at once, against fine integrations of what they declare."""

from collections.abc import Mapping
from functools import partial
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from backends.api.errors import NoModelAvailableError
from backends.standard import NEURONS, RECEPTORS
from tests.agreement.conftest import DT
from tests.agreement.reading import LIF, spikes, trace

ARRIVAL = 6.0  # ms
TOLERANCE = 0.05  # mV
REST = -65.0
ADEXP = {"v_rest": REST, "v_reset": REST, "cm": 0.5, "tau_m": 15.0}
MEMBRANES = {"LIF": LIF, "AdExp": ADEXP}
CURRENT, EXP, ALPHA, BETA = (f"{kind}PostSynapticResponse" for kind in ("CurrExp", "CondExp", "CondAlpha", "CondBeta"))
State = np.ndarray
Receptor = tuple[str, Mapping[str, float], float]  # what it is called, its parameters, the weight


def response(kind: str, parameters: Mapping[str, float], t: Any) -> Any:
    """What a spike of weight 1 does, t ms after it."""
    values = {**RECEPTORS[kind].defaults, **parameters}
    model = RECEPTORS[kind]
    decay = values[model.decay]
    if not model.rise:
        return np.exp(-t / decay) * (t >= 0)
    rise = values[model.rise]
    if rise == decay:
        return t / decay * np.exp(1 - t / decay) * (t >= 0)
    peak = np.log(decay / rise) * rise * decay / (decay - rise)
    return (np.exp(-t / decay) - np.exp(-t / rise)) / (np.exp(-peak / decay) - np.exp(-peak / rise)) * (t >= 0)


def slope(neuron: str, own: Mapping[str, Any], receptors: Mapping[str, Receptor], t: float, y: State) -> State:
    """How potential (mV) and adaptation (nA) change t ms after a spike on each receptor."""
    v, w = y
    current = own["i_offset"] - w
    for kind, parameters, weight in receptors.values():
        reversal = {**RECEPTORS[kind].defaults, **parameters}.get("e_syn")
        current += weight * response(kind, parameters, np.float64(t)) * (1 if reversal is None else reversal - v)
    pull = (own["v_rest"] - v) / own["tau_m"] + current / own["cm"]
    if neuron == "LIF":
        return np.array([pull, 0.0])
    upswing = own["delta_T"] * np.exp((v - own["v_thresh"]) / own["delta_T"]) / own["tau_m"]
    return np.array([pull + upswing, (own["a"] * 1e-3 * (v - own["v_rest"]) - w) / own["tau_w"]])


def membrane(neuron: str, receptors: Mapping[str, Receptor], times: np.ndarray) -> np.ndarray:
    """The potential at some times after one spike on each receptor."""
    own = {**NEURONS[neuron].defaults, **MEMBRANES[neuron]}
    fine: dict[str, Any] = {"rtol": 1e-9, "atol": 1e-11, "max_step": 0.2}
    before = solve_ivp(partial(slope, neuron, own, {}), (0.0, ARRIVAL), [REST, 0.0], **fine).y[:, -1]
    return solve_ivp(partial(slope, neuron, own, receptors), (0.0, times[-1]), before, t_eval=times, **fine).y[0]


def composed(sim: ModuleType, neuron: str, receptors: Mapping[str, Receptor], n: int = 1) -> Any:
    """Cells that get one spike on each receptor, with recordings of all that can be recorded."""
    parts = {name: getattr(sim, kind)(**parameters) for name, (kind, parameters, _) in receptors.items()}
    kind = sim.PointNeuron(getattr(sim, neuron)(**MEMBRANES[neuron]), **parts)
    cells = sim.Population(n, kind, initial_values={"v": REST})
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[ARRIVAL - 1.0]))
    for name, (_, _, weight) in receptors.items():
        synapse = sim.StaticSynapse(weight=weight, delay=1.0)
        sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=name)
    cells.record(kind.recordable)
    return cells


def check(cells: Any, neuron: str, receptors: Mapping[str, Receptor]) -> None:
    """Potential and responses are as declared, and there is something to see."""
    times, values = trace(cells)
    after = times > ARRIVAL + 0.05
    exact = membrane(neuron, receptors, times[after] - ARRIVAL)
    for cell in range(cells.size):
        np.testing.assert_allclose(values[after, cell], exact, atol=TOLERANCE)
    assert np.ptp(exact) > 10 * TOLERANCE
    assert spikes(cells)[0].size == 0
    for name, (kind, parameters, weight) in receptors.items():
        times, values = trace(cells, f"{name}.{RECEPTORS[kind].state.name}")
        after = times > ARRIVAL + 0.05
        expected = weight * response(kind, parameters, times[after] - ARRIVAL)
        np.testing.assert_allclose(values[after, 0], expected, atol=abs(weight) / 500)
        assert np.all(values[times < ARRIVAL - 0.05] == 0.0)


@pytest.mark.parametrize("neuron", MEMBRANES)
@pytest.mark.parametrize(
    "receptor",
    [
        (CURRENT, {"tau_syn": 4.0}, 0.4),
        (CURRENT, {"tau_syn": 20.0}, -0.2),
        (EXP, {"tau_syn": 3.0}, 0.01),
        (EXP, {"tau_syn": 6.0, "e_syn": -90.0}, 0.02),
        (ALPHA, {"tau_syn": 2.0}, 0.01),
        (ALPHA, {"tau_syn": 5.0, "e_syn": -85.0}, 0.02),
        (BETA, {"tau_rise": 0.5, "tau_decay": 8.0}, 0.005),
        (BETA, {"tau_rise": 10.0, "tau_decay": 3.0}, 0.005),
        (BETA, {"tau_rise": 3.0, "tau_decay": 3.0}, 0.005),
    ],
)
def test_one_receptor(sim: ModuleType, neuron: str, receptor: Receptor) -> None:
    receptors = {"only": receptor}
    cells = composed(sim, neuron, receptors, n=2)
    sim.run(50.0)
    check(cells, neuron, receptors)


FOUR = {
    "AMPA": (ALPHA, {"tau_syn": 1.5}, 0.006),
    "NMDA": (BETA, {"tau_rise": 4.0, "tau_decay": 70.0}, 0.002),
    "GABAA": (BETA, {"tau_rise": 0.3, "tau_decay": 6.0, "e_syn": -75.0}, 0.004),
    "GABAB": (BETA, {"tau_rise": 30.0, "tau_decay": 120.0, "e_syn": -90.0}, 0.001),
}
FOUR_AT_ONCE = {
    "AMPA": (EXP, {"tau_syn": 1.5}, 0.006),
    "NMDA": (EXP, {"tau_syn": 70.0}, 0.002),
    "GABAA": (EXP, {"tau_syn": 6.0, "e_syn": -75.0}, 0.004),
    "GABAB": (EXP, {"tau_syn": 120.0, "e_syn": -90.0}, 0.001),
}
CURRENTS = {"fast": (CURRENT, {"tau_syn": 2.0}, 0.9), "slow": (CURRENT, {"tau_syn": 30.0}, -0.2)}
MIXED = {"current": (CURRENT, {"tau_syn": 5.0}, 0.2), "open": (ALPHA, {"tau_syn": 3.0}, 0.004), "shut": FOUR["GABAB"]}


@pytest.mark.parametrize(
    ("neuron", "receptors", "refused"),
    [
        ("LIF", FOUR, ()),
        ("AdExp", FOUR, ()),
        ("LIF", FOUR_AT_ONCE, ()),
        ("AdExp", FOUR_AT_ONCE, ("nest",)),
        ("AdExp", {name: FOUR_AT_ONCE[name] for name in ("AMPA", "GABAA")}, ()),
        ("LIF", CURRENTS, ()),
        ("AdExp", CURRENTS, ("nest",)),
        ("LIF", MIXED, ("nest",)),
        ("AdExp", MIXED, ("nest",)),
    ],
)
def test_several_receptors(
    sim: ModuleType, neuron: str, receptors: Mapping[str, Receptor], refused: tuple[str, ...]
) -> None:
    if sim.session.simulator.name in refused:
        with pytest.raises(NoModelAvailableError, match=rf"no model of PointNeuron\({neuron}, .*; it has LIF"):
            composed(sim, neuron, receptors)
        return
    cells = composed(sim, neuron, receptors)
    sim.run(80.0)
    check(cells, neuron, receptors)


@pytest.mark.parametrize("kind", RECEPTORS)
def test_the_first_spike_under_a_constant_current(sim: ModuleType, kind: str) -> None:
    part = getattr(sim, kind)()
    first = sim.Population(
        1, sim.PointNeuron(sim.LIF(**LIF, i_offset=0.9), a_receptor=part), initial_values={"v": REST}
    )
    adapting = {**ADEXP, "i_offset": 0.8}
    second = sim.Population(1, sim.PointNeuron(sim.AdExp(**adapting), a_receptor=part), initial_values={"v": REST})
    for cells in (first, second):
        cells.record("spikes")
    sim.run(80.0)
    np.testing.assert_allclose(spikes(first)[0], [35.9, 73.8], atol=DT / 2)
    own = {**NEURONS["AdExp"].defaults, **adapting}

    def peak(t: float, y: np.ndarray) -> float:
        return y[0] - own["v_spike"]

    peak.terminal = True  # type: ignore[attr-defined]
    run = solve_ivp(partial(slope, "AdExp", own, {}), (0.0, 80.0), [REST, 0.0], events=peak, rtol=1e-9, atol=1e-11)
    (time,) = run.t_events[0]
    assert abs(spikes(second)[0][0] - time) <= 1.5 * DT


def test_a_lif_with_two_currents_is_the_classic_cell(sim: ModuleType) -> None:
    """Spike for spike, under a train that makes it fire often."""
    source = np.random.default_rng(5)
    trains = [np.unique(source.integers(10, 4900, 300)) * DT for _ in range(2)]
    sources = [sim.Population(1, sim.SpikeSourceArray(spike_times=train)) for train in trains]
    current = sim.CurrExpPostSynapticResponse
    parts = {"excitatory": current(tau_syn=3.0), "inhibitory": current(tau_syn=7.0)}
    new = sim.Population(3, sim.PointNeuron(sim.LIF(**LIF), **parts))
    old = sim.Population(3, sim.IF_curr_exp(**LIF, tau_syn_E=3.0, tau_syn_I=7.0))
    for cells in (new, old):
        for origin, receptor, weight in zip(sources, ("excitatory", "inhibitory"), (0.9, -0.2), strict=True):
            synapse = sim.StaticSynapse(weight=np.array([[1.0, 1.1, 1.2]]) * weight, delay=1.0)
            sim.Projection(origin, cells, sim.AllToAllConnector(), synapse, receptor_type=receptor)
        cells.record(["spikes", "v"])
    sim.run(500.0)
    assert spikes(old)[0].size > 5
    for mine, classic in zip(spikes(new), spikes(old), strict=True):
        np.testing.assert_array_equal(mine, classic)
    np.testing.assert_allclose(trace(new)[1], trace(old)[1], atol=1e-6)


@pytest.mark.parametrize(("kind", "classic"), [(EXP, "EIF_cond_exp_isfa_ista"), (ALPHA, "EIF_cond_alpha_isfa_ista")])
def test_an_adexp_with_two_conductances_is_the_classic_cell(sim: ModuleType, kind: str, classic: str) -> None:
    part = getattr(sim, kind)
    parts = {"excitatory": part(tau_syn=2.0), "inhibitory": part(tau_syn=8.0, e_syn=-80.0)}
    new = sim.Population(1, sim.PointNeuron(sim.AdExp(i_offset=0.8), **parts))
    old = sim.Population(1, getattr(sim, classic)(i_offset=0.8, tau_syn_E=2.0, tau_syn_I=8.0))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=np.arange(5.0, 150.0, 7.0)))
    for cells in (new, old):
        for receptor, weight in (("excitatory", 0.015), ("inhibitory", 0.005)):
            synapse = sim.StaticSynapse(weight=weight, delay=1.0)
            sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=receptor)
        cells.record(["spikes", "v"])
    sim.run(150.0)
    assert spikes(old)[0].size > 3
    np.testing.assert_allclose(spikes(new)[0], spikes(old)[0], atol=DT / 2)


def test_each_cell_has_its_own_parameters_and_they_may_change(sim: ModuleType) -> None:
    receptor = sim.BetaPSR(tau_decay=[4.0, 8.0], tau_rise=1.0, e_syn=[0.0, -90.0])
    cells = sim.Population(2, sim.PointNeuron(sim.LIF(**LIF), only=receptor))
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0, 55.0]))
    synapse = sim.StaticSynapse(weight=0.01, delay=1.0)
    projection = sim.Projection(source, cells, sim.AllToAllConnector(), synapse)
    cells.record(["only.gsyn", "v"])
    sim.run(50.0)
    cells[0:1].set(**{"only.tau_decay": 16.0, "only.tau_rise": 2.0})
    projection.set(weight=0.02)
    sim.run(50.0)
    times, values = trace(cells, "only.gsyn")
    late = times > 56.05
    own = [{"tau_rise": 2.0, "tau_decay": 16.0}, {"tau_rise": 1.0, "tau_decay": 8.0}]
    for cell, parameters in enumerate(own):
        expected = 0.02 * response(BETA, parameters, times[late] - 56.0)
        np.testing.assert_allclose(values[late, cell], expected, atol=1e-4)
    assert trace(cells)[1][:, 0].max() > REST + 1 and trace(cells)[1][:, 1].min() < REST - 1
    np.testing.assert_array_equal(cells.get("only.tau_decay"), [16.0, 8.0])


def test_synapses_know_the_receptor_that_they_are_for(sim: ModuleType) -> None:
    """Weights that change by themselves, and depressing synapses, onto cells with several receptors."""
    if "TsodyksMarkramSynapse" not in sim.session.list_synapse_models():
        pytest.skip("TsodyksMarkramSynapse is refused")
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[10.0, 30.0, 50.0]))
    kinds = {"slow": sim.AlphaPSR(tau_syn=50.0), "fast": sim.AlphaPSR(tau_syn=2.0), "other": sim.BetaPSR()}
    cells = sim.Population(1, sim.PointNeuron(sim.LIF(i_offset=0.9), **kinds))
    mechanism = sim.STDPMechanism(
        sim.SpikePairRule(A_plus=0.05, A_minus=0.0), sim.AdditiveWeightDependence(w_max=0.02), weight=0.01, delay=1.0
    )
    every = sim.AllToAllConnector()
    plastic = sim.Projection(source, cells, every, mechanism, receptor_type="other")
    static = sim.Projection(source, cells, every, sim.StaticSynapse(weight=0.004), receptor_type="fast")
    tiring = sim.TsodyksMarkramSynapse(weight=0.004, U=0.5, tau_rec=100.0, tau_facil=0.0)
    sim.Projection(source, cells, every, tiring, receptor_type="slow")
    cells.record(["slow.gsyn", "fast.gsyn"])
    sim.run(60.0)
    assert plastic.get("weight", format="array")[0, 0] > 0.01
    assert static.get("weight", format="array")[0, 0] == 0.004
    times, fast = trace(cells, "fast.gsyn")
    assert fast.max() == pytest.approx(0.004, rel=1e-2)
    # What is used is active as long as the receptor, 50 ms, before it recovers with 100 ms.
    first, second = 0.5, 0.5 * (1.0 + 0.5 * np.exp(-20.0 / 50.0) - np.exp(-20.0 / 100.0))
    slow = trace(cells, "slow.gsyn")[1][:, 0]

    def rise(t: np.ndarray) -> np.ndarray:
        return np.maximum(t, 0.0) / 50.0 * np.exp(1 - t / 50.0)

    expected = 0.004 * (first * rise(times - 10.1) + second * rise(times - 30.1))
    before = times < 50.0
    np.testing.assert_allclose(slow[before], expected[before], atol=2e-5)
