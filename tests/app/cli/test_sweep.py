"""`main.py sweep`: what it prints, leaves, and how it ends."""

from __future__ import annotations

import json

import pytest

from app.storage import save
from tests.app.sweep.test_session import cell


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "cell.pine"
    save(cell(), path)
    return path


def test_a_sweep_of_a_project(command, project, tmp_path):
    said = command("sweep", project, "--over", "step.amplitude=0:2:1", "--over", "seed=1..2", "--out", tmp_path / "out")
    assert said.status == 0, said.err
    assert "Cell: rate (Hz), mean ± sd of 2 seeds" in said.out
    assert "step.amplitude=2" in said.out
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"points.csv", "points.jsonl", "sweep.json", "Cell-rate-Hz.png"} <= left
    again = command("sweep", tmp_path / "out" / "sweep.json", "--out", tmp_path / "out", "--resume", "--json")
    assert again.status == 0, again.err
    points = json.loads(again.out)["points"]
    assert len(points) == 6 and points[0]["values"] == [0, 1]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["--over", "step.amplitude"], 2, "ELEMENT.PARAMETER=VALUES"),
        (["--over", "step.amplitude=x"], 1, "'x' in 'x' is no number"),
        (["--over", "stop.amplitude=1"], 1, "Did you mean 'step'?"),
        (["--over", "seed=1..99999"], 2, "These are 99,999 runs. Say --yes"),
        ([], 1, "Nothing is swept"),
        (["--over", "seed=1", "--on", "nost"], 2, "Did you mean 'nest'?"),
    ],
)
def test_what_makes_no_sense(command, project, tmp_path, words, status, sentence):
    said = command("sweep", project, *words, "--out", tmp_path / "out")
    assert said.status == status
    assert sentence in said.err
    assert "Traceback" not in said.err


def test_a_point_that_fails_is_said(command, project, tmp_path):
    said = command("sweep", project, "--over", "cell.tau_m=10,-5", "--out", tmp_path / "out")
    assert said.status == 1
    assert "cell.tau_m=-5: " in said.err
