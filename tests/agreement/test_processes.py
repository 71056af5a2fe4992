"""Several processes simulate what one does, spike for spike; where that cannot be, they say why, and none remains."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backends import mpi, registry
from backends.mpi import FLAVOURS, Flavour

ROOT = Path(__file__).resolve().parents[2]
SPREAD = Path(__file__).with_name("spread.py")
HERE = [flavour for flavour in FLAVOURS if mpi.found([flavour])]
PATIENCE = 120  # s


def run(*words: object, before: tuple[str, ...] = (), **environment: str) -> subprocess.CompletedProcess[str]:
    """The command `run`, in a process of its own."""
    command = [*before, sys.executable, ROOT / "main.py", "run", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=PATIENCE, env={**os.environ, **environment}, check=False
    )


def data(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        found: dict[str, Any] = pickle.load(file)
    return found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one process simulates."""
    path = tmp_path_factory.mktemp("alone") / "data.pkl"
    said = run(SPREAD, "--on", "neuron", "--seed", 3, "--", path)
    assert said.returncode == 0, said.stderr
    return data(path)


def compare(mine: dict[str, Any], alone: dict[str, Any]) -> None:
    """Everything is the same."""
    assert mine.keys() == alone.keys()
    for name, value in alone.items():
        if name.startswith(("spikes of", "v of")):
            assert len(mine[name]) == len(value)
            for one, other in zip(mine[name], value, strict=True):
                np.testing.assert_allclose(one, other, rtol=1e-12, err_msg=name)
        else:
            assert mine[name] == value, name


def test_an_mpi_is_here() -> None:
    assert HERE, "packaging/system.py --tests installs one"


def test_the_network_is_worth_it(alone: dict[str, Any]) -> None:
    for population in ("noise", "told", "exc", "inh"):
        assert sum(map(len, alone[f"spikes of {population}"])) > 10


@pytest.mark.parametrize("flavour", HERE, ids=lambda one: one.name)
def test_two_processes_simulate_what_one_does(flavour: Flavour, alone: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "data.pkl"
    words = (SPREAD, "--on", "neuron", "--seed", 3, "--processes", 2, "--json", "--", path)
    said = run(*words, PINETUM_MPI=flavour.name)
    assert said.returncode == 0, said.stderr
    assert '"processes": 2' in said.stdout
    assert sorted(said.stderr.split("\n")[:2]) == ["0 2 30 60", "1 2 30 30"]  # rank, processes, local cells, counts
    compare(data(path), alone)


def test_processes_that_were_started_by_hand(alone: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "data.pkl"
    by_hand = tuple(HERE[0].words(2, []))
    said = run(SPREAD, "--on", "neuron", "--seed", 3, "--", path, before=by_hand)
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("spread.py on neuron") == 1  # process 0 reports
    compare(data(path), alone)


def script(folder: Path, *lines: str) -> Path:
    path = folder / "script.py"
    begin = ("import pyNN.neuron as sim", "sim.setup()", "cells = sim.Population(4, sim.IF_curr_exp())")
    path.write_text("\n".join([*begin, *lines]))
    return path


def remaining(path: Path) -> list[str]:
    """The processes whose command names a file."""
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if str(path) in line]


ERRORS = {
    "on one process": (
        ("if sim.rank() == 1:", "    raise ValueError('too much')", "sim.run(1e6)"),
        "Line 5: ValueError: too much",
    ),
    "on all": (("cells.set(tau_m=-1.0)",), "Line 4: tau_m"),
    "of the simulator": (("cells.record('w')",), "Line 4: 'w' of 'population0' cannot be recorded"),
    "different statements": (
        ("if sim.rank() == 0:", "    sim.run(3.0)", "sim.run(5.0)"),
        "Process 0 runs until 3 ms, but process 1 runs until 5 ms",
    ),
    "an end before the others": (
        ("if sim.rank() == 0:", "    raise SystemExit", "sim.run(5.0)"),
        "Process 0 ends, but process 1 runs until 5 ms",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_on_one_process_ends_all_with_a_sentence(name: str, tmp_path: Path) -> None:
    lines, sentence = ERRORS[name]
    path = script(tmp_path, *lines)
    said = run(path, "--processes", 2)
    assert (said.returncode, said.stdout) == (1, "")
    assert sentence in said.stderr
    assert len(said.stderr.splitlines()) == 1
    assert not remaining(path)


def test_a_process_that_dies_takes_the_others_along(tmp_path: Path) -> None:
    path = script(tmp_path, "import os", "if sim.rank() == 1:", "    os.kill(os.getpid(), 9)", "sim.run(1e6)")
    said = run(path, "--processes", 2)
    assert said.returncode == 1
    assert "The simulator ended unexpectedly" in said.stderr


def test_when_the_command_is_killed_no_process_remains(tmp_path: Path) -> None:
    path = script(tmp_path, f"open({str(tmp_path / 'begun')!r} + str(sim.rank()), 'w')", "sim.run(1e7)")
    command = [sys.executable, ROOT / "main.py", "run", path, "--processes", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as one:
        try:
            _until(lambda: len(list(tmp_path.glob("begun*"))) == 2)
            started = _descendants(one.pid)
        finally:
            one.kill()
    assert len(started) >= 3  # MPI's command and two workers
    _until(lambda: not any(map(_lives, started)))


def test_a_simulator_of_one_process_says_so_before_anything_starts(tmp_path: Path) -> None:
    for name, sentence in (("brian2", "Brian2 simulates in one process."), ("nest", "built without MPI")):
        said = run(SPREAD, "--on", name, "--processes", 2, "--", tmp_path / "data.pkl")
        assert said.returncode == 1
        assert sentence in said.stderr
    assert registry.launcher("neuron") in HERE


def test_it_also_says_so_where_processes_were_started_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "script.py"
    path.write_text("import pyNN.brian2 as sim\nsim.setup()")
    said = run(path, before=tuple(HERE[0].words(2, [])))
    assert said.returncode == 1
    assert "Brian2 simulates in one process" in said.stderr


def test_numbers_of_processes_that_make_no_sense() -> None:
    assert "--processes 0: a whole number of at least 1" in run(SPREAD, "--on", "neuron", "--processes", 0).stderr
    twice = run(SPREAD, "--on", "neuron", "--processes", 2, before=tuple(HERE[0].words(2, [])))
    assert f"--processes 2: {HERE[0].title} has started 2 processes already" in twice.stderr


def test_without_an_mpi_it_says_what_to_install() -> None:
    said = run(SPREAD, "--on", "neuron", "--processes", 2, PINETUM_MPI="another")
    assert said.returncode == 1
    assert "install OpenMPI or MPICH (Debian and Ubuntu: openmpi-bin or mpich)" in said.stderr


def _descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that these started."""
    children = [
        int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()
    ]
    return [*children, *(other for child in children for other in _descendants(child))]


def _lives(pid: int) -> bool:
    """Whether there is such a process, other than one that only waits to be noticed."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(true: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)
