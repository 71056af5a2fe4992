from __future__ import annotations

import json
from pathlib import Path

import pytest
from PyQt5.QtCore import QCoreApplication, QStandardPaths

from app.records import Archive
from app.records.place import place
from app.script import write
from app.storage import load
from app.worker import Task
from app.worker.batch import follow
from app.worker.client import Worker
from app.worker.results import Results
from tests.app.cli.conftest import Command


@pytest.fixture
def folder(tmp_path: Path, project: Path) -> Path:
    """One run of the project, kept."""
    network = load(project).network
    program, results = write(network), Results()
    keeping = Archive(tmp_path / "runs").keep(network, program)
    with Worker() as worker:
        worker.start(program, Task("nest"))
        outcome = follow(worker, results, lambda frame: keeping.take([frame]))
    keeping.end(outcome, results)
    keeping.close(30.0)
    return tmp_path / "runs"


def test_runs_are_listed_and_taken_away(command: Command, folder: Path, tmp_path: Path) -> None:
    said = command("runs", "--folder", folder)
    assert said.status == 0
    head, row = said.out.splitlines()
    assert head.split()[:3] == ["ID", "Run", "Simulator"] and "Ten" in row and "done" in row
    (entry,) = json.loads(command("runs", "--folder", folder, "--json").out)["runs"]
    assert (entry["title"], entry["state"], entry["seed"]) == ("Ten", "done", 42)
    assert command("runs", entry["id"][:10], "--folder", folder, "--out", tmp_path / "out").status == 0
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"network.py", "network.pine", "results.json", "data.nix", "raster.png", "vm.png"} <= left


def test_what_is_not_there_is_said(command: Command, tmp_path: Path) -> None:
    assert command("runs", "--folder", tmp_path / "none").out == "No runs are kept.\n"
    said = command("runs", "7", "--folder", tmp_path / "none")
    assert (said.status, said.err) == (1, "There is no run whose id begins with '7'; `main.py runs` lists them.\n")
    assert command("runs", "--folder", tmp_path / "none", "--out", tmp_path / "out").status == 2


def test_the_place_is_the_one_that_the_window_uses(qapp: QCoreApplication) -> None:
    names = QCoreApplication.organizationName(), QCoreApplication.applicationName()
    QCoreApplication.setOrganizationName("Pinetum")
    QCoreApplication.setApplicationName("Pinetum")
    try:
        assert place() == Path(QStandardPaths.writableLocation(QStandardPaths.AppLocalDataLocation)) / "runs"
    finally:
        QCoreApplication.setOrganizationName(names[0])
        QCoreApplication.setApplicationName(names[1])
