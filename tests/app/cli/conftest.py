from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli import main
from app.model import Component, Frozen, Network, Population, Recording, Role, Settings
from app.storage import save


class Said(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Carries out a command of the command line in this process."""

    def run(*words: object) -> Said:
        opened: list[str | None] = []

        def window(file: str | None) -> int:
            opened.append(file)
            print("window", file)
            return 0

        try:
            status = main([str(word) for word in words], window)
        except SystemExit as end:  # argparse
            status = end.code if isinstance(end.code, int) else 1
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Ten cells that spike regularly, of which spikes and v are recorded."""
    cell = Component("IF_curr_exp", Frozen(i_offset=1.0))
    records = (Recording("spikes"), Recording("v", 2))
    population = Population("exc", "Excitatory", cell, 10, records=records, role=Role.EXCITATORY)
    path = tmp_path / "ten.pine"
    save(Network([population], title="Ten", settings=Settings(duration=100.0)), path)
    return path
