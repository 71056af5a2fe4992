"""A program as it was written in 2008: a network of excitation and inhibition, with the same spikes everywhere."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tests.agreement.conftest import PRESENT

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from pyNN.nest2 import *
from pyNN.random import NumpyRNG, RandomDistribution
from pyNN.utility import Timer

timer = Timer()
dt, tstop, n_exc, n_inh = 0.1, 150.0, 80, 20
node_id = setup(timestep=dt, min_delay=dt, max_delay=5.0, threads=1)
number = num_processes()

cell_params = {'tau_m': 20.0, 'cm': 0.2, 'tau_refrac': 5.0, 'v_rest': -49.0, 'v_reset': -60.0, 'v_thresh': -50.0,
               'tau_syn_E': 5.0, 'tau_syn_I': 10.0}
timer.start()
exc_cells = Population((n_exc,), IF_curr_exp, cell_params, "Excitatory_Cells")
inh_cells = Population((n_inh,), IF_curr_exp, cell_params, "Inhibitory_Cells")

rng = NumpyRNG(seed=98765, parallel_safe=True, rank=node_id, num_processes=number)
uniformDistr = RandomDistribution('uniform', [-60.0, -50.0], rng)
exc_cells.randomInit(uniformDistr)
inh_cells.randomInit(uniformDistr)

exc_conn = FixedProbabilityConnector(0.1, weights=0.02, delays=0.5)
inh_conn = FixedProbabilityConnector(0.1, weights=0.2, delays=0.5)
connections = {}
connections['e2e'] = Projection(exc_cells, exc_cells, exc_conn, target='excitatory', rng=rng)
connections['e2i'] = Projection(exc_cells, inh_cells, exc_conn, target='excitatory', rng=rng)
connections['i2e'] = Projection(inh_cells, exc_cells, inh_conn, target='inhibitory', rng=rng)
connections['i2i'] = Projection(inh_cells, inh_cells, inh_conn, target='inhibitory', rng=rng)
connections['i2i'].setDelays('0.1 + d/20')

exc_cells.record()
inh_cells.record()
exc_cells.record_v([exc_cells[0], exc_cells[1]])
build_time = timer.elapsedTime()

timer.reset()
t = 0.0
while t < tstop:
    t = run(50.0)

E_count, I_count = exc_cells.meanSpikeCount(), inh_cells.meanSpikeCount()
exc_cells.printSpikes("exc.ras")
inh_cells.printSpikes("inh.ras")
exc_cells.print_v("exc.v")
for name, projection in connections.items():
    projection.saveConnections(name + ".conn")
with open("counts.txt", "w") as counts:
    print(E_count, I_count, file=counts)
end()
"""
CONNECTIONS = ("e2e.conn", "e2i.conn", "i2e.conn", "i2i.conn")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders that the program has filled, by simulator."""
    folders = {name: tmp_path_factory.mktemp(name) for name in PRESENT}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(filled, folders, folders.values()))
    return folders


def filled(name: str, folder: Path) -> None:
    """Run the program in a folder."""
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(ROOT / "main.py"), "run", "program.py", "--on", name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_the_network_is_the_same_everywhere(folders: dict[str, Path]) -> None:
    for file in CONNECTIONS:
        assert len({(folder / file).read_text() for folder in folders.values()}) == 1
    lines = (folders["nest"] / "i2i.conn").read_text().splitlines()
    ends = [tuple(int(part.split("[")[1].rstrip("]")) for part in line.split("\t")[:2]) for line in lines]
    delays = [float(line.split("\t")[3]) for line in lines]
    np.testing.assert_allclose(delays, [round(0.1 + abs(i - j) / 20, 1) for i, j in ends], atol=0.1)
    assert {line.split("\t")[2] for line in lines} == {"-0.2"}


def test_the_spikes_are_the_same_everywhere(folders: dict[str, Path]) -> None:
    for file in ("exc.ras", "inh.ras"):
        spikes = [np.loadtxt(folder / file) for folder in folders.values()]
        assert len(spikes[0]) > 20
        for other in spikes[1:]:
            np.testing.assert_allclose(np.sort(other, axis=0), np.sort(spikes[0], axis=0), atol=1e-6)


def test_the_potentials_are_the_same_everywhere(folders: dict[str, Path]) -> None:
    traces = [np.loadtxt(folder / "exc.v") for folder in folders.values()]
    assert traces[0].shape == (2 * 1501, 2) and set(traces[0][:, 1]) == {0, 1}
    for other in traces[1:]:
        np.testing.assert_allclose(other, traces[0], atol=2e-3)


def test_the_files_say_how_many(folders: dict[str, Path]) -> None:
    printed = {(folder / "counts.txt").read_text() for folder in folders.values()}
    sizes = {"exc.ras": 80, "inh.ras": 20}
    counts = {file: len(np.loadtxt(folders["nest"] / file)) / size for file, size in sizes.items()}
    assert printed == {f"{counts['exc.ras']} {counts['inh.ras']}\n"}
