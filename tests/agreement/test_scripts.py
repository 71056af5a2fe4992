"""Scripts written for PyNN run unmodified on every simulator, and under upstream where it can: with equal results.

Each script ends by printing what it found: `exact` results are the same everywhere, `times` are spike times (ms),
`values` come with the difference that two simulators may have.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.agreement.conftest import PRESENT

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "scripts"
SCRIPTS = sorted(path.stem for path in FOLDER.glob("*.py"))
REFERENCE = "nest"
STEP = 0.11  # ms by which each spike may lag behind more than the one before: upstream's also lie between steps

# Where upstream 0.13 ends with an error, or finds something else, and what is the matter.
DEFECTS = {
    ("recording", "nest"): "reset() is not available",
    ("views", "nest"): "a view of a view cannot be made",
    ("recording", "brian2"): "every step is recorded, whatever sampling_interval says",
    ("callbacks", "brian2"): "the rate of a Poisson source that is changed in the midst of a run has no effect",
    ("plasticity", "brian2"): "there are no dendritic delays",
    ("views", "brian2"): "setting a parameter of a view of a view changes other cells",
}
TOO_SLOW = {("building", "brian2")}  # upstream makes its connections one by one, for minutes


def last_line(output: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads([line for line in output.splitlines() if line.startswith("{")][-1])
    return found


def run(folder: Path, *command: str) -> dict[str, Any]:
    words = [sys.executable, "-W", "ignore", *command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return last_line(done.stdout)


@cache
def ours(script: str, simulator: str) -> dict[str, Any]:
    return run(ROOT, "main.py", "run", str(FOLDER / f"{script}.py"), "--on", simulator)


def upstream(script: str, simulator: str, folder: Path) -> dict[str, Any]:
    return run(folder, str(FOLDER / f"{script}.py"), simulator)


def assert_equal(found: dict[str, Any], expected: dict[str, Any]) -> None:
    assert found["exact"] == expected["exact"]
    assert found["times"].keys() == expected["times"].keys()
    for name, trains in expected["times"].items():
        assert [len(train) for train in found["times"][name]] == [len(train) for train in trains], name
        for mine, theirs in zip(found["times"][name], trains, strict=True):
            late = np.abs(np.array(mine) - np.array(theirs))
            assert np.all(late <= STEP * (1 + np.arange(1, late.size + 1))), (name, mine, theirs)
    for name, (numbers, tolerance) in expected["values"].items():
        assert found["values"][name][0] == pytest.approx(numbers, abs=tolerance), name


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("simulator", [name for name in PRESENT if name != REFERENCE])
def test_the_same_on_every_simulator(script: str, simulator: str) -> None:
    assert_equal(ours(script, simulator), ours(script, REFERENCE))


# Upstream's NEURON needs its mechanisms compiled into where it is installed.
RUNS = [(script, simulator) for script in SCRIPTS for simulator in ("nest", "brian2")]


@pytest.mark.parametrize(("script", "simulator"), [run for run in RUNS if run not in DEFECTS.keys() | TOO_SLOW])
def test_the_same_under_upstream(script: str, simulator: str, tmp_path: Path) -> None:
    assert_equal(upstream(script, simulator, tmp_path), ours(script, simulator))


@pytest.mark.parametrize(("script", "simulator"), DEFECTS)
def test_the_defects_of_upstream_are_still_there(script: str, simulator: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        assert_equal(upstream(script, simulator, tmp_path), ours(script, simulator))
