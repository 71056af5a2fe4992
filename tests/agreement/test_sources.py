"""Sources whose trains are computed beforehand: what is recorded is what arrives, and runs go on as one."""

from types import ModuleType

import numpy as np
import pytest

from tests.agreement.conftest import DT
from tests.agreement.reading import spikes

SOURCES = {
    "SpikeSourceGamma": {"alpha": 3.0, "beta": 150.0},
    "SpikeSourcePoissonRefractory": {"rate": 50.0, "tau_refrac": 6.0},
    "SpikeSourceInhGamma": {"a": [1.0, 4.0], "b": [0.02, 0.005], "tbins": [0.0, 60.0]},
}


def trains(sim: ModuleType, model: str, *runs: float) -> list[np.ndarray]:
    sim.setup(timestep=DT, rng_seed=42)
    cells = sim.Population(20, getattr(sim, model)(**SOURCES[model]))
    cells.record("spikes")
    for duration in runs:
        sim.run(duration)
    return spikes(cells)


@pytest.mark.parametrize("model", SOURCES)
def test_pieces_of_a_run(sim: ModuleType, model: str) -> None:
    whole, pieces = trains(sim, model, 200.0), trains(sim, model, 30.0, 0.1, 169.9)
    assert abs(sum(map(len, whole)) - 200) < 75
    for one, other in zip(whole, pieces, strict=True):
        np.testing.assert_array_equal(one, other)
        np.testing.assert_allclose(one / DT, np.rint(one / DT), atol=1e-6)
        assert np.all((one > 0) & (one <= 200.0))


def test_what_is_sent_arrives(sim: ModuleType) -> None:
    source = sim.Population(3, sim.SpikeSourceGamma(alpha=5.0, beta=500.0))
    target = sim.Population(3, sim.IF_curr_exp(tau_m=1.0, tau_syn_E=0.1, tau_refrac=DT))
    sim.Projection(source, target, sim.OneToOneConnector(), sim.StaticSynapse(weight=1000.0, delay=1.0))
    source.record("spikes")
    target.record("spikes")
    sim.run(100.0)
    for sent, got in zip(spikes(source), spikes(target), strict=True):
        assert len(sent) > 3
        np.testing.assert_allclose(got, sent[sent < got[-1]] + 1.0, atol=2 * DT)


def test_another_rate_from_some_time_on(sim: ModuleType) -> None:
    cells = sim.Population(50, sim.SpikeSourceGamma(alpha=2.0, beta=40.0))
    cells.record("spikes")

    def faster(time: float) -> float:
        if time >= 99.0:
            cells.set(beta=400.0)
            return 1e9
        return 100.0

    sim.run(200.0, callbacks=[faster])
    times = np.concatenate(spikes(cells))
    assert abs(np.sum(times <= 100.0) - 100) < 50
    assert abs(np.sum(times > 100.0) - 1000) < 160


def test_a_repetition_has_other_trains(sim: ModuleType) -> None:
    cells = sim.Population(10, sim.SpikeSourcePoissonRefractory(rate=50.0, tau_refrac=5.0))
    cells.record("spikes")
    sim.run(100.0)
    sim.reset()
    sim.run(100.0)
    first, second = ([train.magnitude for train in segment.spiketrains] for segment in cells.get_data().segments)
    assert sum(map(len, first)) > 20
    assert any(len(one) != len(other) or np.any(one != other) for one, other in zip(first, second, strict=True))
