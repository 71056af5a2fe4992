"""The examples do what their notes say."""

from dataclasses import replace

import numpy as np
import pytest

from app.analysis.intervals import irregularity
from app.analysis.spectrum import power
from app.model import Network
from app.script import write
from app.shell.examples import BY_KEY
from app.storage import load
from app.worker import End, Results, Task
from app.worker.batch import run
from tests.agreement.conftest import PRESENT

needs_nest = pytest.mark.skipif("nest" not in PRESENT, reason="NEST is not here")


def ran(key: str, simulator: str = "nest", duration: float | None = None) -> Results:
    """What an example brings, perhaps after a shorter run."""
    network = load(BY_KEY[key].path).network
    if duration is not None:
        settings = replace(network.settings, duration=duration)
        network = Network(network, network.title, network.notes, settings)
    results, outcome = run(write(network), Task(simulator))
    assert outcome.end is End.DONE, outcome.sentence
    return results


def spikes(results: Results, element: str) -> tuple[np.ndarray, np.ndarray]:
    """Cells and times (ms) of a population."""
    return next(r.spikes for r in results.recordings.values() if r.is_spikes and r.element == element)


@pytest.mark.parametrize("simulator", PRESENT)
def test_a_synapse_tires_and_another_is_facilitated(simulator):
    results = ran("short-term", simulator)
    train = [*(100.0 + 50.0 * spike for spike in range(8)), 950.0]
    heights = {}
    for recording in (each for each in results.recordings.values() if not each.is_spikes):
        at = recording.start + recording.interval * np.arange(len(recording.samples))
        v = recording.samples[:, 0]
        heights[recording.element] = [
            v[(at >= spike) & (at < spike + 30.0)].max() - v[np.searchsorted(at, spike)] for spike in train
        ]
    depressed, facilitated = (np.array(heights[name]) for name in ("depressed", "facilitated"))
    assert (np.diff(depressed[:8]) < 0).all() and (np.diff(facilitated[:8]) > 0).all()
    assert depressed[8] > 3 * depressed[7] and facilitated[8] > 3 * facilitated[0]
    # U 0.5, tau_rec 800 ms: 1 - exp(-dt/tau_rec) comes back of the half that was used
    assert depressed[1] / depressed[0] == pytest.approx(1.0 - 0.5 * np.exp(-50.0 / 800.0), abs=0.09)


@needs_nest
def test_a_strong_volley_runs_through_the_chain_and_a_weak_one_dies():
    results = ran("synfire")
    volleys = {}
    for begin in (50.0, 250.0):
        times = {at: spikes(results, f"group{at}")[1] for at in (1, 10)}
        volleys[begin] = [int(((t >= begin + 5 * at) & (t < begin + 5 * at + 12)).sum()) for at, t in times.items()]
    assert volleys[50.0][0] > 50 and volleys[50.0][1] > 90 and volleys[250.0][1] < 10


@needs_nest
@pytest.mark.parametrize(
    ("key", "rate", "cv"),
    [("vogels-abbott-coba", (6.0, 18.0), (0.9, 1.6)), ("vogels-abbott-cuba", (3.0, 8.0), (0.35, 0.8))],
)
def test_activity_keeps_itself_up_long_after_the_kick(key, rate, cv):
    cells, times = spikes(ran(key), "exc")
    late = times > 200.0
    assert rate[0] < late.sum() / 800 / 0.8 < rate[1]
    assert cv[0] < irregularity(cells[late], times[late]) < cv[1]


@needs_nest
def test_izhikevichs_cells_have_a_rhythm():
    _, times = spikes(ran("izhikevich"), "inh")
    assert 4.0 < (times > 200.0).sum() / 200 / 0.8 < 20.0
    frequencies, densities = power(times, 200, 200.0, 1000.0)
    gamma = (frequencies >= 30) & (frequencies <= 60)
    assert densities[gamma].max() > 3 * np.median(densities)
