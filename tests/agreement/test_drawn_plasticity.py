"""What the panel of plasticity draws is what simulators do: the same weights for the same spikes."""

from types import ModuleType

import numpy as np
import pytest

from app.panels.plasticity.pairing import Protocol
from app.panels.plasticity.release import Train, respond
from backends.standard import SYNAPSES
from tests.agreement.reading import LIF, spikes
from tests.agreement.test_synapses import jumps, offered
from tests.app.panels.plasticity.rules import PAIRS, rule

DELAY = 1.5


@pytest.mark.parametrize(("timing", "dependence"), PAIRS)
def test_a_protocol(sim: ModuleType, timing: str, dependence: str) -> None:
    drawn, protocol = rule(timing, dependence), Protocol(6, lag=8.0, frequency=35.0, dendrite=DELAY)
    pre, post = (np.round(20.0 + train, 1) for train in protocol.trains())
    parts = [getattr(sim, part.name) for part in (drawn.timing, drawn.dependence)]
    values = [{n: v for n, v in drawn.values.items() if n in p.default_parameters} for p in parts]
    rules = [part(**given) for part, given in zip(parts, values, strict=True)]
    mechanism = sim.STDPMechanism(*rules, weight=0.8, delay=DELAY)
    if sim.session.simulator.refusal(mechanism.model) is not None:
        pytest.skip(f"{mechanism.model.title} is refused")
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=pre))
    driver = sim.Population(1, sim.SpikeSourceArray(spike_times=post - DELAY - 0.6))
    cell = sim.Population(1, sim.IF_curr_delta(**{**LIF, "tau_refrac": 0.5}))
    sim.Projection(driver, cell, sim.OneToOneConnector(), sim.StaticSynapse(weight=100.0, delay=0.5))
    projection = sim.Projection(source, cell, sim.OneToOneConnector(), mechanism)
    cell.record("spikes")
    sim.run(float(max(pre.max(), post.max())) + 5.0)
    fired = spikes(cell)[0] + DELAY
    assert fired == pytest.approx(post, abs=0.11)
    # Simulators may look at the last postsynaptic spikes only when the next presynaptic one comes.
    weights = [(weight, is_post) for _, is_post, weight in drawn.play(pre.tolist(), fired.tolist(), 0.8)]
    expected = {weights[-1][0], next(weight for weight, is_post in reversed(weights) if not is_post)}
    found = projection.get("weight", "list", with_address=False)[0]
    assert any(found == pytest.approx(weight, rel=1e-6) for weight in expected)


@pytest.mark.parametrize("name", [name for name, model in SYNAPSES.items() if model.release])
def test_a_train(sim: ModuleType, name: str) -> None:
    model, n = SYNAPSES[name], 1000 if SYNAPSES[name].release.chance else 1
    times = np.round(5.0 + Train(50.0, 4, 60.0).times(), 1)
    found = jumps(sim, offered(sim, name)(weight=2.0, delay=1.0), n, times=times)
    drawn = respond(model.release, model.defaults, times)
    error = 2.0 * drawn.spread / np.sqrt(n)
    np.testing.assert_array_less(np.abs(found.mean(axis=1) - 2.0 * drawn.mean), 5 * error + 1e-3)
