"""Every standard cell under the same stimuli on every simulator: first spikes and traces agree to one time step.

For cells that are linear between spikes the whole trace agrees to 0.05 mV and the spikes are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest

from backends.registry import load
from backends.standard import CELLS
from tests.agreement.conftest import DT, PRESENT
from tests.agreement.reading import spikes, trace

REFERENCE, *OTHERS = PRESENT
DURATION, ONSET = 80.0, 10.0  # ms
NEURONS = [name for name, model in CELLS.items() if not model.is_source]
SOURCES = [name for name, model in CELLS.items() if model.is_source]
LINEAR = {name for name in NEURONS if name.startswith("IF_curr")}
WEIGHTS = {"nA": 0.8, "uS": 0.03, "mV": 4.0}
CURRENTS = {
    "Izhikevich": 0.01,
    "GIF_cond_exp": 2.0,
    "HH_cond_exp": 0.6,
    "IF_curr_delta": 1.2,
    "IF_facets_hardware1": 0.6,
}
STIMULI = ("step", "excitatory", "inhibitory", "poisson")
# A threshold so sharp that chance decides about less than a time step.
SHARP = {"GIF_cond_exp": {"delta_v": 0.005, "lambda0": 100.0}}


@dataclass(frozen=True)
class Response:
    """The potential at each time step, and the times of the spikes (ms)."""

    v: np.ndarray
    spikes: np.ndarray


@cache
def response(simulator: str, model: str, stimulus: str) -> Response:
    sim = load(simulator)
    sim.setup(timestep=DT, min_delay=DT, rng_seed=5, poisson_rng=sim.NumpyRNG(seed=11))
    cell = sim.Population(1, getattr(sim, model)(**SHARP.get(model, {})))
    cell.record(["v", "spikes"])
    if stimulus == "step":
        sim.DCSource(amplitude=CURRENTS.get(model, 0.9), start=ONSET, stop=60.0).inject_into(cell)
    else:
        _send(sim, cell, stimulus)
    sim.run(DURATION)
    found = Response(trace(cell)[1][:, 0], spikes(cell)[0])
    sim.end()
    return found


def _send(sim: Any, cell: Any, stimulus: str) -> None:
    """One spike to one receptor, or Poisson trains to both."""
    model = cell.celltype.model
    receptors = ("excitatory", "inhibitory") if stimulus == "poisson" else (stimulus,)
    for receptor in receptors:
        if stimulus == "poisson":
            source = sim.Population(20, sim.SpikeSourcePoisson(rate=40.0))
        else:
            source = sim.Population(1, sim.SpikeSourceArray(spike_times=[ONSET]))
        sign = 1 if receptor == "excitatory" or model.conductance_based else -1
        synapse = sim.StaticSynapse(weight=sign * WEIGHTS[model.weight_unit], delay=1.0)
        sim.Projection(source, cell, sim.AllToAllConnector(), synapse, receptor_type=receptor)


def assert_alike(found: np.ndarray, expected: np.ndarray) -> None:
    """Each value lies between those of the other trace a time step before and after it, or 0.05 mV beside."""
    around = np.stack([np.roll(expected, shift) for shift in (-1, 0, 1)])[:, 1:-1]
    inside = (found[1:-1] >= around.min(axis=0) - 0.05) & (found[1:-1] <= around.max(axis=0) + 0.05)
    assert inside.all(), np.flatnonzero(~inside)[:5] * DT


@pytest.mark.parametrize("stimulus", STIMULI)
@pytest.mark.parametrize("model", NEURONS)
@pytest.mark.parametrize("simulator", OTHERS)
def test_cells_respond_alike(simulator: str, model: str, stimulus: str) -> None:
    found, expected = response(simulator, model, stimulus), response(REFERENCE, model, stimulus)
    assert np.ptp(expected.v) > 0.1, "the stimulus does nothing"
    if model in LINEAR:
        np.testing.assert_allclose(found.spikes, expected.spikes, atol=1e-6)
        np.testing.assert_allclose(found.v, expected.v, atol=0.05)
        return
    assert abs(found.spikes.size - expected.spikes.size) <= 1
    until = found.v.size
    if expected.spikes.size:
        assert found.spikes[0] == pytest.approx(expected.spikes[0], abs=DT * 1.01)
        until = round(min(found.spikes[0], expected.spikes[0]) / DT) - 1
    assert_alike(found.v[:until], expected.v[:until])


def test_the_stimuli_make_cells_spike() -> None:
    """A matrix of cells that are silent would prove little."""
    silent = [name for name in NEURONS if not response(REFERENCE, name, "step").spikes.size]
    assert silent == []


@pytest.mark.parametrize("model", SOURCES)
@pytest.mark.parametrize("simulator", OTHERS)
def test_sources_are_the_same(simulator: str, model: str) -> None:
    trains = []
    for name in (REFERENCE, simulator):
        sim = load(name)
        sim.setup(timestep=DT, rng_seed=5, poisson_rng=sim.NumpyRNG(seed=11))
        given = {"spike_times": [3.0, 7.5]} if model == "SpikeSourceArray" else {}
        source = sim.Population(5, getattr(sim, model)(**given))
        source.record("spikes")
        sim.run(3000.0)
        trains.append(spikes(source))
        sim.end()
    assert sum(train.size for train in trains[0]) > 5
    for one, other in zip(*trains, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)
