"""A script with composed cells, unmodified under upstream PyNN and under each of our simulators."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.agreement.conftest import DT, PRESENT

ROOT = Path(__file__).resolve().parents[2]
TOLERANCE = 0.05  # mV
SCRIPT = """
import json
import sys
from importlib import import_module

sim = import_module("pyNN." + sys.argv[1])
sim.setup(timestep=0.1, min_delay=0.5)
kind = sim.PointNeuron(
    sim.AdExp(tau_m=10.0, v_rest=-60.0, i_offset=0.45),
    AMPA=sim.AlphaPSR(tau_syn=1.0, e_syn=0.0),
    NMDA=sim.AlphaPSR(tau_syn=20.0, e_syn=0.0),
    GABAA=sim.AlphaPSR(tau_syn=1.5, e_syn=-70.0),
    GABAB=sim.AlphaPSR(tau_syn=15.0, e_syn=-90.0),
)
cells = sim.Population(1, kind, initial_values={"v": -60.0})
for time, receptor in ((10.0, "AMPA"), (40.0, "NMDA"), (70.0, "GABAA"), (100.0, "GABAB")):
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=[time]))
    synapse = sim.StaticSynapse(weight=0.002, delay=0.5)
    sim.Projection(source, cells, sim.AllToAllConnector(), synapse, receptor_type=receptor)
cells.record(["spikes", "v", "NMDA.gsyn"])
sim.run(150.0)
data = cells.get_data().segments[0]
signals = {signal.name: signal.magnitude[:, 0].tolist() for signal in data.analogsignals}
json.dump({"spikes": [float(t) for t in data.spiketrains[0]], **signals}, open(sys.argv[2], "w"))
sim.end()
"""


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[float]]:
    """What the script gives under upstream PyNN."""
    folder = tmp_path_factory.mktemp("upstream")
    (folder / "script.py").write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-W", "ignore", str(folder / "script.py"), "nest", str(folder / "found.json")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return dict(json.loads((folder / "found.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", PRESENT)
def test_a_script_for_upstream(name: str, upstream: dict[str, list[float]], tmp_path: Path) -> None:
    script, found = tmp_path / "script.py", tmp_path / "found.json"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(ROOT / "main.py"), "run", str(script), str(found), "--on", name]
    subprocess.run(command, check=True, capture_output=True)
    ours = json.loads(found.read_text(encoding="utf-8"))
    assert len(upstream["spikes"]) == len(ours["spikes"]) >= 1
    np.testing.assert_allclose(ours["spikes"], upstream["spikes"], atol=1.5 * DT)
    before = round(upstream["spikes"][0] / DT) - 20
    np.testing.assert_allclose(ours["v"][:before], upstream["v"][:before], atol=TOLERANCE)
    np.testing.assert_allclose(ours["NMDA.gsyn"], upstream["NMDA.gsyn"], atol=2e-6)
