from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.script import write
from app.storage import load
from backends import registry
from tests.app.cli.conftest import Command

ROOT = Path(__file__).resolve().parents[3]


def test_without_a_command_the_window_opens(command: Command) -> None:
    assert command() == (0, "window None\n", "")
    assert command("some.pine") == (0, "window some.pine\n", "")


def test_export_writes_the_program(command: Command, project: Path, tmp_path: Path) -> None:
    program = write(load(project).network).text
    assert command("export", project) == (0, program, "")
    assert command("export", project, "-o", tmp_path / "out.py").out == ""
    assert (tmp_path / "out.py").read_text() == program


def test_export_says_what_was_mended(command: Command, project: Path) -> None:
    project.write_text(project.read_text().replace('"exc"', '"2 exc"'))
    said = command("export", project)
    assert said.status == 0
    assert said.err == "warning: Excitatory: the name '2 exc' is no Python identifier; it is now 'n2_exc'.\n"


def test_export_to_a_place_that_cannot_be(command: Command, project: Path, tmp_path: Path) -> None:
    said = command("export", project, "-o", tmp_path / "no" / "out.py")
    assert (said.status, said.err) == (1, f"{tmp_path}/no/out.py could not be written: No such file or directory.\n")


def test_check_finds_nothing(command: Command, project: Path) -> None:
    assert command("check", project) == (0, "No problems.\n", "")
    assert json.loads(command("check", project, "--json").out)["problems"] == []


def test_check_lists_problems_and_fails_for_errors(command: Command, project: Path) -> None:
    project.write_text(project.read_text().replace('"i_offset"', '"tau_m": -1.0, "i_offset"'))
    said = command("check", project)
    assert (said.status, said.out) == (1, "error: Excitatory: tau_m = -1.0 is not a number above 0 ms.\n")
    (problem,) = json.loads(command("check", project, "--json").out)["problems"]
    assert (problem["element"], problem["field"], problem["severity"]) == ("exc", "tau_m", "error")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "else"}', '{"format": "pinetum network", "ver'])
@pytest.mark.parametrize("words", [("check",), ("export",), ("run", "--on", "nest")])
def test_a_foreign_file_gets_a_sentence(command: Command, tmp_path: Path, content: str, words: tuple[str]) -> None:
    (tmp_path / "x.pine").write_text(content)
    said = command(*words, tmp_path / "x.pine")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("x.pine cannot be opened: ")
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there(command: Command) -> None:
    assert command("check", "nowhere.pine").err == "nowhere.pine cannot be opened: no such file or directory.\n"


def test_simulators_are_listed(command: Command) -> None:
    said = command("simulators")
    assert said.status == 0
    assert "nest" in {line.split()[0] for line in said.out.splitlines()}
    there = {entry["name"]: entry for entry in json.loads(command("simulators", "--json").out)["simulators"]}
    assert all(entry["version"] or entry["reason"] for entry in there.values())
    refused = there["nest"]["refuses"]
    assert "Vogels2011Rule" in refused["STDPMechanism(Vogels2011Rule, GutigWeightDependence)"]
    assert "IF_curr_exp" not in refused
    assert there["brian2"]["one_process"] == "Brian2 simulates in one process."
    assert there["neuron"]["one_process"] is None


def test_a_broken_simulator_is_not_here(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = registry.Presence("broken", "broken", "1.0")
    monkeypatch.setattr(registry, "simulators", lambda: (broken,))
    (entry,) = json.loads(command("simulators", "--json").out)["simulators"]
    assert (entry["version"], entry["refuses"]) == (None, {})
    assert "'broken' is not a simulator" in entry["reason"]


@pytest.mark.parametrize("words", [("check",), ("run",), ("check", "a", "b"), ("simulators", "x"), ("export", "--no")])
def test_nonsense_is_a_usage_error(command: Command, words: tuple[str, ...]) -> None:
    said = command(*words)
    assert said.status == 2
    assert said.err.startswith("usage: ")


def test_a_traceback_is_shown_on_request_only(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Traceback" not in command("check", "nowhere.pine").err
    assert "Traceback" in command("check", "nowhere.pine", "--debug").err
    monkeypatch.setenv("PINETUM_DEBUG", "1")
    assert "Traceback" in command("check", "nowhere.pine").err


def test_neither_qt_nor_simulators_are_imported(project: Path) -> None:
    code = (
        "import sys; from app.cli import main; status = main(sys.argv[1:], lambda file: 1);"
        "assert not {'PyQt5', 'nest', 'neuron', 'matplotlib'} & set(sys.modules), status; sys.exit(status)"
    )
    for words in (["check", str(project)], ["simulators"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    code = code.replace("main(sys.argv[1:]", f"main(['run', {str(project)!r}, '--out', sys.argv[1]]").replace(
        ", 'matplotlib'", ""
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(project.parent / "out")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
