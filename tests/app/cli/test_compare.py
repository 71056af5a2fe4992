"""`main.py compare`: how it ends, what it says and leaves."""

from __future__ import annotations

import json

import pytest


def test_a_project_on_two_simulators(command, project, tmp_path):
    said = command("compare", project, "--on", "nest,neuron", "--out", tmp_path / "out", "--json")
    assert said.status == 0, said.err
    told = json.loads(said.out)
    assert told["agree"] is True and [one["simulator"] for one in told["runs"]] == ["nest", "neuron"]
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {"network.py", "comparison.txt", "comparison.json", "comparison.csv", "comparison.png"}


def test_a_script(command, project, tmp_path):
    command("export", project, "-o", tmp_path / "ten.py")
    said = command("compare", tmp_path / "ten.py", "--on", "nest,brian2")
    assert said.status == 0, said.err
    assert "Brian2 agrees with NEST: every spike is the same" in said.out


def test_disagreement_is_a_status(command, tmp_path):
    script = tmp_path / "odd.py"
    script.write_text(
        "from pyNN.utility import get_simulator\n"
        "sim, options = get_simulator()\n"
        "sim.setup(timestep=0.1)\n"
        "current = 1.0 if sim.__name__.endswith('nest') else 1.5\n"
        "cell = sim.Population(3, sim.IF_curr_exp(i_offset=current), label='Cell')\n"
        "cell.record('spikes')\n"
        "sim.run(500.0)\n"
    )
    said = command("compare", script, "--on", "nest,neuron")
    assert said.status == 1
    assert "NEURON disagrees with NEST: Cell: " in said.out


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["--on", "nest"], 2, "at least two simulators"),
        (["--on", "nest,nest"], 2, "at least two simulators"),
        (["--on", "nest,nuron"], 2, "Did you mean 'neuron'?"),
    ],
)
def test_what_makes_no_sense(command, project, words, status, sentence):
    said = command("compare", project, *words)
    assert said.status == status and sentence in said.err


def test_another_file(command, tmp_path):
    (tmp_path / "a.txt").write_text("")
    said = command("compare", tmp_path / "a.txt", "--on", "nest,neuron")
    assert said.status == 2 and "a .pine project or a PyNN .py script is expected" in said.err
