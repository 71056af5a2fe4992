"""Synapses that change with each spike, against their recursions or, where chance decides, their distributions."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from scipy import stats

from backends.standard import CELLS
from tests.agreement.conftest import DT
from tests.agreement.reading import LIF, trace

TIMES = [5.0, 15.0, 25.0, 32.5, 100.0, 104.0]  # ms, of spikes
FLAT = {**LIF, "tau_m": 1e9, "v_thresh": 1e6}


def offered(sim: ModuleType, synapse: str) -> type:
    """The class of a synapse model; tests of one that a simulator refuses are skipped."""
    if synapse not in sim.session.list_synapse_models():
        pytest.skip(f"{synapse} is refused")
    return getattr(sim, synapse)


def jumps(sim: ModuleType, synapse: Any, n: int = 1, cell: Any = None, times: Sequence[float] = TIMES) -> np.ndarray:
    """What each spike (row) did to the potential of each of n cells, all of which get it."""
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=list(times)))
    cells = sim.Population(n, cell or sim.IF_curr_delta(**FLAT))
    sim.Projection(source, cells, sim.AllToAllConnector(), synapse)
    cells.record("v")
    sim.run(times[-1] + 10.0)
    values = trace(cells)[1]
    arrivals = np.rint((np.array(times) + 1.0) / DT).astype(int)
    return values[arrivals + 2] - values[arrivals - 2]


def resources(U: float, tau_rec: float, tau_facil: float, tau_syn: float) -> list[float]:
    """The share of resources that each spike uses: x recovered, y active, u facilitated."""
    x, y, u, last, used = 1.0, 0.0, 0.0, -np.inf, []
    for time in TIMES:
        rec, syn = np.exp(-(time - last) / tau_rec), np.exp(-(time - last) / tau_syn)
        inactive = (1.0 - x - y) * rec + y * (tau_rec / (tau_rec - tau_syn)) * (rec - syn)
        y *= syn
        x = 1.0 - y - inactive
        u *= np.exp(-(time - last) / tau_facil) if tau_facil else 0.0
        u += U * (1.0 - u)
        used.append(u * x)
        x, y, last = x - u * x, y + u * x, time
    return used


@pytest.mark.parametrize(("U", "tau_rec", "tau_facil"), [(0.5, 100.0, 0.0), (0.1, 20.0, 200.0), (1.0, 800.0, 50.0)])
def test_short_term_plasticity(sim: ModuleType, U: float, tau_rec: float, tau_facil: float) -> None:
    synapse = offered(sim, "TsodyksMarkramSynapse")
    found = jumps(sim, synapse(weight=2.0, delay=1.0, U=U, tau_rec=tau_rec, tau_facil=tau_facil))
    np.testing.assert_allclose(found[:, 0], 2.0 * np.array(resources(U, tau_rec, tau_facil, 1e-9)), rtol=1e-4)


def test_two_spikes_in_one_step_use_resources_twice(sim: ModuleType) -> None:
    """The second finds what the first left: u rises by U (1 - u) for each, and each uses that share of what is left."""
    synapse = offered(sim, "TsodyksMarkramSynapse")
    U, times = 0.25, [5.0, 20.0, 20.0]
    found = jumps(sim, synapse(weight=2.0, delay=1.0, U=U, tau_rec=1e-3, tau_facil=1e9), times=times)
    first = U + U * (1.0 - U)
    second = first + U * (1.0 - first)
    used = [U, first + second * (1.0 - first)]
    np.testing.assert_allclose(found[:2, 0], 2.0 * np.array(used), rtol=1e-4)


@pytest.mark.parametrize("tau_rec", [50.0, 3.0])
def test_resources_are_active_as_long_as_the_current(sim: ModuleType, tau_rec: float) -> None:
    """Each spike adds to a conductance, which is what is left of those before and its own share."""
    synapse = offered(sim, "TsodyksMarkramSynapse")(weight=0.01, delay=1.0, U=0.4, tau_rec=tau_rec, tau_facil=30.0)
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=TIMES))
    cells = sim.Population(2, sim.IF_cond_exp(tau_syn_E=[3.0, 3.0000001]))
    sim.Projection(source, cells, sim.AllToAllConnector(), synapse)
    cells.record("gsyn_exc")
    sim.run(120.0)
    times, values = trace(cells, "gsyn_exc")
    used = np.array(resources(0.4, tau_rec, 30.0, 3.0000001))
    late = times[:, None] - np.array(TIMES) - 1.0
    exact = 0.01 * np.where(late >= -1e-9, used * np.exp(-late / 3.0), 0.0).sum(axis=1)
    np.testing.assert_allclose(values[:, 0], exact, atol=1e-5)
    np.testing.assert_allclose(values[:, 1], exact, atol=1e-5)


def test_resources_know_the_time_constant_of_a_named_receptor(sim: ModuleType) -> None:
    """A composed cell does what the standard cell does that has the same receptor."""
    synapse = offered(sim, "TsodyksMarkramSynapse")(weight=0.01, delay=1.0, U=0.4, tau_rec=9.0, tau_facil=30.0)
    slow = sim.CondExpPostSynapticResponse(tau_syn=6.0, e_syn=-80.0)
    kind = sim.PointNeuron(sim.LIF(**LIF), fast=sim.CondExpPostSynapticResponse(tau_syn=2.0), slow=slow)
    whole = sim.Population(1, sim.IF_cond_exp(**{**LIF, "tau_syn_I": 6.0, "e_rev_I": -80.0}))
    composed = sim.Population(1, kind)
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=TIMES))
    for cell, receptor in ((whole, "inhibitory"), (composed, "slow")):
        sim.Projection(source, cell, sim.AllToAllConnector(), synapse, receptor_type=receptor)
        cell.record("v")
    sim.run(120.0)
    assert np.ptp(trace(whole)[1]) > 0.5
    np.testing.assert_allclose(trace(composed)[1], trace(whole)[1], atol=0.01)


def test_unreliable_transmission(sim: ModuleType) -> None:
    found = jumps(sim, offered(sim, "SimpleStochasticSynapse")(weight=2.0, delay=1.0, p=0.3), n=500)
    np.testing.assert_allclose(found, np.where(found > 1.0, 2.0, 0.0), atol=1e-3)
    hits = np.sum(found > 1.0, axis=1)
    assert np.all(np.abs(hits - 150) < 5 * np.sqrt(500 * 0.3 * 0.7))
    assert abs(np.corrcoef(found[0], found[1])[0, 1]) < 5 / np.sqrt(500)


PAIR = [10.0, 40.0]
RECOVERY = {"U": 0.4, "tau_rec": 60.0, "tau_facil": 50.0}


def expected_release() -> tuple[float, float]:
    """The probability that a site releases at the first and at the second spike of PAIR."""
    first, apart = RECOVERY["U"], PAIR[1] - PAIR[0]
    second = first + first * (1.0 - first) * np.exp(-apart / RECOVERY["tau_facil"])
    return first, second * (1.0 - first * np.exp(-apart / RECOVERY["tau_rec"]))


def test_a_single_site(sim: ModuleType) -> None:
    synapse = offered(sim, "StochasticTsodyksMarkramSynapse")(weight=2.0, delay=1.0, **RECOVERY)
    found = jumps(sim, synapse, n=2000, times=PAIR)
    for released, chance in zip(found > 1.0, expected_release(), strict=True):
        assert abs(released.sum() - 2000 * chance) < 5 * np.sqrt(2000 * chance * (1.0 - chance))
    np.testing.assert_allclose(found, np.where(found > 1.0, 2.0, 0.0), atol=1e-3)


def test_several_sites(sim: ModuleType) -> None:
    synapse = offered(sim, "MultiQuantalSynapse")(weight=0.5, delay=1.0, n=6, **RECOVERY)
    found = jumps(sim, synapse, n=2000, times=PAIR)
    sites = np.rint(found / 0.5).astype(int)
    np.testing.assert_allclose(found, sites * 0.5, atol=1e-3)
    for released, chance in zip(sites, expected_release(), strict=True):
        counts = np.bincount(released, minlength=7)
        assert counts.size == 7
        expected = 2000 * stats.binom(6, chance).pmf(np.arange(7))
        assert np.all(np.abs(counts - expected) < 5 * np.sqrt(expected) + 3)


def test_parameters_of_each_connection(sim: ModuleType) -> None:
    synapse = offered(sim, "TsodyksMarkramSynapse")(weight=2.0, delay=1.0, U=[0.2, 0.8], tau_rec=1e6)
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[5.0, 25.0]))
    cells = sim.Population(2, sim.IF_curr_delta(**FLAT))
    projection = sim.Projection(source, cells, sim.AllToAllConnector(), synapse)
    cells.record("v")
    sim.run(10.0)
    assert projection.get("U", "list", with_address=False) == [0.2, 0.8]
    projection.set(weight=4.0)
    sim.run(30.0)
    values = trace(cells)[1]
    np.testing.assert_allclose(values[65] - values[0], [0.4, 1.6], atol=1e-3)
    np.testing.assert_allclose(values[265] - values[255], [4.0 * 0.2 * 0.8, 4.0 * 0.8 * 0.2], atol=1e-3)


SURE = {  # models with the parameters with which they do what a static synapse does, with a single spike
    "StaticSynapse": {},
    "TsodyksMarkramSynapse": {"U": 1.0},
    "SimpleStochasticSynapse": {"p": 1.0},
    "StochasticTsodyksMarkramSynapse": {"U": 1.0},
    "MultiQuantalSynapse": {"U": 1.0, "n": 1},
}


@pytest.mark.parametrize("name", [name for name, cell in CELLS.items() if not cell.is_source])
def test_every_kind_of_synapse_reaches_every_receptor_of_every_cell(sim: ModuleType, name: str) -> None:
    if name not in sim.session.list_standard_models():
        pytest.skip(f"{name} is refused")
    offers = [synapse for synapse in SURE if synapse in sim.session.list_synapse_models()]
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[2.0]))
    for receptor in CELLS[name].receptors:
        size = {"nA": 0.5, "uS": 0.02, "mV": 1.0}[CELLS[name].unit_of(receptor)]
        weight = -size if receptor == "inhibitory" and not CELLS[name].conductance_based else size
        cells = sim.Population(len(offers), getattr(sim, name)())
        for index, synapse in enumerate(offers):
            chosen = getattr(sim, synapse)(weight=weight, delay=1.0, **SURE[synapse])
            sim.Projection(source, cells[[index]], sim.AllToAllConnector(), chosen, receptor_type=receptor)
        cells.record("v")
        sim.run(12.0)
        values = trace(cells)[1]
        assert np.ptp(values[:, 0]) > 0.05, receptor
        np.testing.assert_allclose(values, np.repeat(values[:, :1], len(offers), axis=1), rtol=1e-9, err_msg=receptor)
        source.set(spike_times=[2.0 + sim.get_current_time()])
