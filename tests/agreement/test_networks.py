"""Whole networks: the same connections on every simulator, and spikes as equal as arithmetic allows.

Potentials of cells with currents or jumps are solved exactly everywhere, so with written input two simulators emit the
very same spikes. Conductances are integrated to some 10⁻⁴ mV; recurrent networks of that kind are chaotic, so spikes
are the same at first, and later rates agree. With Poisson input each simulator draws trains of its own.
"""

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.registry import load
from tests.agreement.conftest import DT, PRESENT
from tests.agreement.reading import spikes

FIRST = 500  # time steps
SIMULATORS = [name for name in PRESENT if name != "nest"]


def written(n: int, rate: float, duration: float) -> list[list[float]]:
    """Poisson trains on the grid of time steps, at most one spike a step."""
    draw = np.random.default_rng(5).random((n, round(duration / DT))) < rate * DT / 1000.0
    return [np.round((np.flatnonzero(row) + 1) * DT, 6).tolist() for row in draw]


def brunel(sim: ModuleType, drive: Any, excitatory: float) -> tuple[list[np.ndarray], list[Any]]:
    """Balanced excitation and inhibition with jumps: 160 and 40 cells; spikes (in time steps) and connections."""
    sim.setup(timestep=DT, rng_seed=42)
    cell = sim.IF_curr_delta(v_rest=0.0, v_reset=10.0, v_thresh=20.0, tau_m=20.0, tau_refrac=2.0, cm=1.0)
    cells = sim.Population(200, cell, initial_values={"v": np.linspace(0.0, 19.0, 200)})
    source = sim.Population(200, drive(sim))
    return _network(sim, cells, source, excitatory, -5.0 * excitatory, 1.2)


def coba(sim: ModuleType, drive: Any, excitatory: float) -> tuple[list[np.ndarray], list[Any]]:
    """The same with conductances."""
    sim.setup(timestep=DT, rng_seed=42)
    cell = sim.IF_cond_exp(
        v_rest=-60.0, v_reset=-60.0, v_thresh=-50.0, tau_m=20.0, tau_refrac=5.0, cm=0.2, e_rev_I=-80.0, tau_syn_I=10.0
    )
    cells = sim.Population(200, cell, initial_values={"v": np.linspace(-60.0, -51.0, 200)})
    source = sim.Population(200, drive(sim))
    return _network(sim, cells, source, excitatory, 8.0 * excitatory, excitatory)


def _network(
    sim: ModuleType, cells: Any, source: Any, excitatory: float, inhibitory: float, driving: float
) -> tuple[list[np.ndarray], list[Any]]:
    rng = sim.NumpyRNG(seed=3)
    connector = sim.FixedProbabilityConnector(0.1, rng=rng)
    weights = {"excitatory": excitatory, "inhibitory": inhibitory}
    links = [
        sim.Projection(part, cells, connector, sim.StaticSynapse(weight=weights[kind], delay=1.5), receptor_type=kind)
        for part, kind in ((cells[:160], "excitatory"), (cells[160:], "inhibitory"))
    ]
    sim.Projection(source, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=driving, delay=0.1))
    cells.record("spikes")
    sim.run(300.0)
    result = [np.rint(train / DT) for train in spikes(cells)], [link.get(["weight", "delay"]) for link in links]
    sim.end()
    return result


def trains(sim: ModuleType) -> Any:
    return sim.SpikeSourceArray(spike_times=written(200, 1200.0, 300.0))


def poisson(sim: ModuleType) -> Any:
    return sim.SpikeSourcePoisson(rate=1200.0)


@pytest.mark.parametrize("name", SIMULATORS)
def test_jumps_with_written_input_spike_for_spike(name: str) -> None:
    (ours, links), (reference, expected) = (brunel(load(simulator), trains, 0.4) for simulator in (name, "nest"))
    assert links == expected
    for one, other in zip(ours, reference, strict=True):
        np.testing.assert_array_equal(one, other)
    assert 1000 < sum(map(len, ours)) < 20_000


@pytest.mark.parametrize("name", SIMULATORS)
def test_conductances_with_written_input(name: str) -> None:
    (ours, links), (reference, expected) = (coba(load(simulator), trains, 0.004) for simulator in (name, "nest"))
    assert links == expected
    for one, other in zip(ours, reference, strict=True):
        np.testing.assert_array_equal(one[one < FIRST], other[other < FIRST])
    counts = sum(map(len, ours)), sum(map(len, reference))
    assert counts[0] == pytest.approx(counts[1], rel=0.03)
    assert counts[0] > 1000


@pytest.mark.parametrize("name", SIMULATORS)
@pytest.mark.parametrize(("network", "weight"), [(brunel, 0.4), (coba, 0.004)])
def test_rates_with_poisson_input(name: str, network: Any, weight: float) -> None:
    """Some 5,000 spikes of 200 cells that share inhibition: their number varies by a few per cent between trains."""
    (ours, _), (reference, _) = (network(load(simulator), poisson, weight) for simulator in (name, "nest"))
    assert sum(map(len, ours)) == pytest.approx(sum(map(len, reference)), rel=0.1)
