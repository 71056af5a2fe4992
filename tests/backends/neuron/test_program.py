"""A PyNN program on NEURON, from text to spikes: through the worker, as people run it."""

import json
import subprocess
import sys

import pytest

from tests.backends.neuron.test_simulator import ROOT

PROGRAM = """
import pyNN.neuron as sim
from pyNN.random import NumpyRNG, RandomDistribution

sim.setup(timestep=0.1, min_delay=0.5, rng_seed=2)
rng = NumpyRNG(seed=1)
cells = sim.Population(20, sim.IF_cond_exp(i_offset=RandomDistribution("uniform", (0.9, 1.1), rng=rng)), label="Cells")
noise = sim.Population(20, sim.SpikeSourcePoisson(rate=500.0), label="Noise")
drive = sim.Projection(noise, cells, sim.OneToOneConnector(), sim.StaticSynapse(weight=0.001, delay=0.5))
inhibition = sim.Projection(cells[10:], cells, sim.FixedProbabilityConnector(0.5, rng=rng),
                            sim.StaticSynapse(weight=0.004, delay=1.0), receptor_type="inhibitory")
cells.record(["spikes", "v", "gsyn_inh"])
sim.run(100.0)
first = cells.mean_spike_count()
cells[:10].set(i_offset=2.0)
inhibition.set(weight=0.0)
sim.reset()
sim.run(100.0)
segments = cells.get_data().segments
print([len(segments), segments[0].analogsignals[0].shape, segments[1].analogsignals[0].shape])
print(first > 0, cells[:10].mean_spike_count() > cells[10:].mean_spike_count())
print(float(segments[0].filter(name="gsyn_inh")[0].max()) > 0, float(segments[1].filter(name="gsyn_inh")[0].max()))
sim.end()
sim.setup()
print(sim.get_current_time())
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess:
    path = tmp_path_factory.mktemp("program") / "program.py"
    path.write_text(PROGRAM)
    command = [sys.executable, str(ROOT / "main.py"), "run", str(path), "--on", "neuron"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_runs_through_the_worker(outcome: subprocess.CompletedProcess) -> None:
    assert outcome.returncode == 0, outcome.stderr
    lines = outcome.stdout.splitlines()
    assert "[2, (1001, 20), (1001, 20)]" in lines
    assert "True True" in lines
    assert "True 0.0" in lines


def test_it_is_listed() -> None:
    command = [sys.executable, str(ROOT / "main.py"), "simulators", "--json"]
    listed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["simulators"]
    assert [there["title"] for there in listed if there["name"] == "neuron" and there["version"]] == ["NEURON"]
