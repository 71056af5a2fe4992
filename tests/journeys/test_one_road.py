"""One road: live, from the command line and as an exported script, a network is the same program and fires the same."""

from __future__ import annotations

import subprocess
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.commands import Describe
from app.model import Network, Settings
from app.script import write
from app.storage import load, save
from app.worker import End, Results, Task, Worker

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import neo

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "examples" / "brunel-2500.pine"
DURATION = 150.0  # ms: enough for a few thousand spikes

Trains = dict[str, NDArray[np.float64]]  # label → rows (time, cell), sorted


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Brunel's network, shortened."""
    network = load(EXAMPLE).network
    settings = network.settings
    Describe(settings=Settings(DURATION, settings.timestep, settings.seed, settings.threads)).do(network)
    path = tmp_path_factory.mktemp("road") / "brunel.pine"
    save(network, path)
    return path


@pytest.fixture(scope="module")
def live(project: Path) -> Trains:
    """The trains of a run as the window makes it, watched in small slices."""
    return watched(load(project).network, period=0.01)


def watched(network: Network, period: float) -> Trains:
    program = write(network)
    results = Results(program.lines)
    with Worker() as worker:
        worker.start(program, Task("nest", period=period))
        while worker.outcome is None:
            results.take(worker.poll())
            time.sleep(0.01)
        results.take(worker.poll())
        assert worker.outcome.end is End.DONE, worker.outcome
    return {r.label: rows(*r.spikes) for r in results.recordings.values() if r.is_spikes}


def rows(cells: NDArray[np.int32], times: NDArray[np.float64]) -> NDArray[np.float64]:
    order = np.lexsort((cells, times))
    return np.stack([times[order], cells[order]], axis=1)


def main(*words: object) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def stored(folder: Path) -> Trains:
    with neo.NixIO(str(folder / "data.nix"), "ro") as file:
        trains = file.read_block().segments[0].spiketrains
    return {train.name: rows(train.array_annotations["cell"], train.magnitude) for train in trains}


def assert_same(one: Trains, other: Trains) -> None:
    assert one.keys() == other.keys()
    for label in one:
        np.testing.assert_array_equal(one[label], other[label], err_msg=label)


def test_the_network_is_alive(live: Trains) -> None:
    assert set(live) == {"Excitatory", "Inhibitory"}
    assert min(len(train) for train in live.values()) > 500


def test_how_a_run_is_sliced_does_not_matter(project: Path, live: Trains) -> None:
    assert_same(live, watched(load(project).network, period=10.0))


def test_the_command_line_runs_the_same(project: Path, live: Trains, tmp_path: Path) -> None:
    main("run", project, "--on", "nest", "--out", tmp_path)
    assert_same(live, stored(tmp_path))
    assert (tmp_path / "network.py").read_text() == write(load(project).network).text


def test_the_exported_script_runs_the_same(project: Path, live: Trains, tmp_path: Path) -> None:
    main("export", project, "-o", tmp_path / "brunel.py")
    main("run", tmp_path / "brunel.py", "--on", "nest", "--out", tmp_path / "out")
    assert_same(live, stored(tmp_path / "out"))


def test_another_seed_is_another_run(project: Path, live: Trains, tmp_path: Path) -> None:
    main("run", project, "--on", "nest", "--seed", "99", "--out", tmp_path)
    other = stored(tmp_path)
    assert any(len(live[label]) != len(other[label]) or (live[label] != other[label]).any() for label in live)
