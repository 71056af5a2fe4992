"""One script, run by upstream PyNN and by ours, each in a process of its own: the same answers."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("behaviour.py")
ROOT = SCRIPT.parents[2]
OURS = "from backends.api import alias; alias.install(); import runpy, sys; "
RUN = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"


def answers(folder: Path, before: str) -> dict[str, Any]:
    path = folder / "answers.json"
    command = [sys.executable, "-c", before + RUN, str(SCRIPT), str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    return answers(tmp_path_factory.mktemp("ours"), OURS), answers(tmp_path_factory.mktemp("theirs"), "")


def names() -> list[str]:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    return [after[4 : after.index("(")] for line, after in pairwise(lines) if line == "@probe"]


@pytest.mark.parametrize("name", names())
def test_ours_answers_as_upstream_does(both, name: str) -> None:
    ours, theirs = both
    assert ours[name] == theirs[name]


def test_all_were_asked(both) -> None:
    assert set(both[0]) == set(both[1]) == set(names()) and len(names()) > 15
