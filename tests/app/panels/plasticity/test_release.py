"""Short-term plasticity against recursions, limits and chance."""

import numpy as np
import pytest

from app.panels.plasticity.release import Train, respond
from backends.standard import SYNAPSES

RELEASING = [model for model in SYNAPSES.values() if model.release]


def response(model, times, tau_syn=0.0, **values):
    return respond(model.release, {**model.defaults, **values}, np.asarray(times, float), tau_syn)


def test_all_that_change_from_spike_to_spike_are_declared():
    assert {m.name for m in SYNAPSES.values()} - {m.name for m in RELEASING} == {"StaticSynapse", "ElectricalSynapse"}


@pytest.mark.parametrize("model", RELEASING, ids=lambda model: model.name)
def test_the_first_spike_uses_the_share(model):
    found = response(model, [0.0, 20.0])
    assert found.mean[0] == pytest.approx(model.defaults[model.release.share])
    assert (found.spread > 0).all() == model.release.chance


def test_a_depressing_synapse_recovers():
    found = response(SYNAPSES["TsodyksMarkramSynapse"], [0.0, 10.0, 1e5], U=0.6, tau_rec=200.0)
    assert found.mean == pytest.approx([0.6, 0.6 * (1 - 0.6 * np.exp(-10.0 / 200.0)), 0.6])


def test_a_facilitating_synapse_grows():
    found = response(SYNAPSES["TsodyksMarkramSynapse"], [0.0, 10.0], U=0.1, tau_rec=1e-3, tau_facil=500.0)
    kept = 0.1 * np.exp(-10.0 / 500.0)
    assert found.mean == pytest.approx([0.1, kept + 0.1 * (1 - kept)], rel=1e-6)


def test_what_is_active_cannot_be_used_again():
    quick, slow = (response(SYNAPSES["TsodyksMarkramSynapse"], [0.0, 10.0], tau, tau_rec=50.0) for tau in (0.0, 50.0))
    assert quick.mean[1] == pytest.approx(0.5 * (1 - 0.5 * np.exp(-0.2)))
    assert slow.mean[1] == pytest.approx(0.5 * (1 - 0.5 * np.exp(-0.2) * 1.2))


def test_mean_and_spread_are_those_of_many_draws():
    times, rng, n, tries = Train(30.0, 4, 100.0).times(), np.random.default_rng(3), 5, 40_000
    found = response(SYNAPSES["MultiQuantalSynapse"], times, n=n, U=0.3, tau_rec=80.0, tau_facil=60.0)
    ready, share, last, draws = np.full(tries, n), 0.0, 0.0, []
    for time in times:
        ready = ready + rng.binomial(n - ready, 1 - np.exp((last - time) / 80.0))
        share *= np.exp((last - time) / 60.0)
        share += 0.3 * (1 - share)
        draws.append(rng.binomial(ready, share))
        ready, last = ready - draws[-1], time
    np.testing.assert_allclose(found.mean, np.mean(draws, axis=1), rtol=0.03)
    np.testing.assert_allclose(found.spread, np.std(draws, axis=1), rtol=0.03)


def test_a_train_ends_with_a_test_of_the_recovery():
    assert Train(20.0, 3, 500.0).times().tolist() == [0.0, 50.0, 100.0, 600.0]
    assert Train(20.0, 3, 0.0).times().tolist() == [0.0, 50.0, 100.0]
