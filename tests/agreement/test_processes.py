"""Several processes simulate what one does, spike for spike; where that cannot be, they say why, and none remains."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backends import mpi, registry
from backends.compiled import NEURON
from backends.mpi import FLAVOURS, Flavour

ROOT = Path(__file__).resolve().parents[2]
ALONE = {there.name: reason for there in registry.simulators() if (reason := registry.alone(there.name))}
ABLE = [there.name for there in registry.simulators() if there.version and there.name not in ALONE]
OWN = {"neuron": ("own", 0.0)}  # its own trains are the same however many processes there are; it can begin at once
OTHERS = ("computed", 0.1)
SPREAD = Path(__file__).with_name("spread.py")
HERE = [flavour for flavour in FLAVOURS if mpi.found([flavour])]
PAIRS = [(name, flavour) for name in ABLE for flavour in registry.flavours(name) if flavour in HERE]
Alone = Callable[[str], dict[str, Any]]
PATIENCE = 120  # s


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """The cell models of NEURON are there before the clock starts."""
    NEURON.ready()


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


def words(simulator: str, file: Path) -> tuple[object, ...]:
    """What runs the network on a simulator."""
    return SPREAD, file, *OWN.get(simulator, OTHERS), "--on", simulator, "--seed", 3


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Any]]:
    """What one process simulates, on a simulator."""

    @cache
    def result(simulator: str) -> dict[str, Any]:
        path = tmp_path_factory.mktemp("alone") / "data.pkl"
        said = run(*words(simulator, path))
        assert said.returncode == 0, said.stderr
        return data(path)

    return result


def compare(mine: dict[str, Any], alone: dict[str, Any]) -> None:
    """Everything is the same, spike for spike, and there is something."""
    assert mine.keys() == alone.keys()
    assert all(sum(map(len, value)) > 10 for name, value in alone.items() if name.startswith("spikes of"))
    for name, value in alone.items():
        if name.startswith(("spikes of", "v of")):
            tolerance = 1e-12 if name.startswith("v of") else 0.0  # inputs may add up in another order
            for one, other in zip(mine[name], value, strict=True):
                np.testing.assert_allclose(one, other, rtol=tolerance, err_msg=name)
        else:
            assert mine[name] == value, name


def test_an_mpi_is_here() -> None:
    assert HERE, "packaging/system.py --tests installs one"


@pytest.mark.parametrize(("simulator", "flavour"), PAIRS, ids=lambda one: getattr(one, "name", one))
def test_two_processes_simulate_what_one_does(simulator: str, flavour: Flavour, alone: Alone, tmp_path: Path) -> None:
    path = tmp_path / "data.pkl"
    said = run(*words(simulator, path), "--processes", 2, "--json", PINETUM_MPI=flavour.name)
    assert said.returncode == 0, said.stderr
    assert '"processes": 2' in said.stdout
    rank_size_local_counted = sorted(said.stderr.split("\n")[:2])
    assert rank_size_local_counted == ["0 2 30 60", "1 2 30 30"]
    compare(data(path), alone(simulator))


def test_processes_that_were_started_by_hand(alone: Alone, tmp_path: Path) -> None:
    path = tmp_path / "data.pkl"
    said = run(*words("neuron", path), before=tuple(HERE[0].words(2, [])))
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("spread.py on neuron") == 1  # process 0 reports
    compare(data(path), alone("neuron"))


def script(folder: Path, *lines: str) -> Path:
    path = folder / "script.py"
    begin = ("import pyNN.neuron as sim", "sim.setup()", "cells = sim.Population(4, sim.IF_curr_exp())")
    path.write_text("\n".join([*begin, *lines]))
    return path


def remaining(path: Path) -> list[str]:
    """The processes whose command names a file."""
    return [line for line in map(_command_line, Path("/proc").glob("[0-9]*")) if str(path) in line]


def _command_line(process: Path) -> str:
    """What a process was started with; nothing when it has ended meanwhile."""
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


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


@pytest.mark.parametrize("simulator", ALONE)
def test_a_simulator_of_one_process_says_so_before_anything_starts(simulator: str, tmp_path: Path) -> None:
    said = run(*words(simulator, tmp_path / "data.pkl"), "--processes", 2)
    assert (said.returncode, said.stderr) == (1, ALONE[simulator] + "\n")
    assert "simulates in one process" in said.stderr


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
