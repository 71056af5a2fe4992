"""Small networks of the same connections: the same spikes as with NEST where the equations are linear.

Conductances are no linear matter: NEST integrates them to a tolerance of 0.001 mV, and in a network that fires of its
own accord no difference remains small. There the rates have to agree, within what other noise makes of them.
"""

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from backends.registry import load
from tests.agreement.reading import spikes

DURATION = 150.0  # ms
JUMPS = {"v_rest": 0.0, "cm": 1.0, "tau_m": 20.0, "tau_refrac": 2.0, "v_reset": 10.0, "v_thresh": 20.0}
COBA = {
    "v_rest": -60.0,
    "cm": 0.2,
    "tau_m": 20.0,
    "tau_refrac": 5.0,
    "v_reset": -60.0,
    "v_thresh": -50.0,
    "e_rev_E": 0.0,
    "e_rev_I": -80.0,
}
# cell, parameters, weights of excitation, inhibition and input (in the unit of the cell), spikes/s of the input
NETWORKS: dict[str, tuple[str, dict[str, float], float, float, float, float]] = {
    "brunel": ("IF_curr_delta", JUMPS, 0.5, -2.5, 0.5, 4000.0),
    "exponential": ("IF_curr_exp", {**JUMPS, "tau_syn_E": 2.0, "tau_syn_I": 2.5}, 0.3, -1.0, 0.15, 5000.0),
    "alpha": ("IF_curr_alpha", {**JUMPS, "tau_syn_E": 0.5, "tau_syn_I": 0.7}, 0.5, -1.5, 0.5, 3000.0),
    "coba": ("IF_cond_exp", {**COBA, "tau_syn_E": 5.0, "tau_syn_I": 10.0}, 0.004, 0.051, 0.004, 2000.0),
}


def trains(rate: float, n: int) -> list[np.ndarray]:
    """Written Poisson trains, on the grid, several spikes at a time among them."""
    random = np.random.default_rng(11)
    return [np.sort(np.ceil(random.uniform(0.0, DURATION * 10, random.poisson(rate * DURATION / 1000))) / 10)
            for _ in range(n)]  # fmt: skip


def network(sim: ModuleType, name: str) -> tuple[Any, Any]:
    """160 excitatory and 40 inhibitory cells, connected at random with delays of their own, and driven alike."""
    model, parameters, excitation, inhibition, drive, rate = NETWORKS[name]
    rng, cell = sim.NumpyRNG(5), getattr(sim, model)(**parameters)
    populations = [sim.Population(n, cell, initial_values={"v": parameters["v_rest"]}) for n in (160, 40)]
    delay = sim.RandomDistribution("uniform", low=0.1, high=3.0, rng=rng)
    for source, weight, receptor in zip(
        populations, (excitation, inhibition), ("excitatory", "inhibitory"), strict=True
    ):
        for target in populations:
            connector = sim.FixedProbabilityConnector(0.1, rng=rng)
            synapse = sim.StaticSynapse(weight=weight, delay=delay)
            sim.Projection(source, target, connector, synapse, receptor_type=receptor)
    for target in populations:
        times = [sim.Sequence(train) for train in trains(rate, target.size)]
        source = sim.Population(target.size, sim.SpikeSourceArray(spike_times=times))
        sim.Projection(source, target, sim.OneToOneConnector(), sim.StaticSynapse(weight=drive, delay=0.5))
        target.record("spikes")
    return populations[0], populations[1]


def fired(name: str, simulator: str) -> list[np.ndarray]:
    """The spike times of each cell."""
    sim = load(simulator)
    sim.setup(timestep=0.1, rng_seed=1)
    populations = network(sim, name)
    sim.run(DURATION)
    found = [train for population in populations for train in spikes(population)]
    sim.end()
    return found


@pytest.fixture(scope="module")
def reference() -> dict[str, list[np.ndarray]]:
    return {name: fired(name, "nest") for name in NETWORKS}


@pytest.mark.parametrize("name", ["brunel", "exponential", "alpha"])
def test_the_same_spikes(name: str, reference: dict[str, list[np.ndarray]]) -> None:
    assert sum(train.size for train in reference[name]) > 500
    for one, other in zip(fired(name, "brian2"), reference[name], strict=True):
        np.testing.assert_allclose(one, other, atol=1e-9)


def test_the_same_rate_of_cells_with_conductances(reference: dict[str, list[np.ndarray]]) -> None:
    """Until networks part, spikes are the same; afterwards the rates are, within a tenth."""
    found, expected = fired("coba", "brian2"), reference["coba"]
    early = [[np.round(train[train < 15.0], 1).tolist() for train in trains] for trains in (found, expected)]
    assert early[0] == early[1]
    assert sum(map(len, early[0])) > 20
    counts = [sum(train.size for train in trains) for trains in (found, expected)]
    assert counts[0] == pytest.approx(counts[1], rel=0.1)
