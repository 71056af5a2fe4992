"""Everything that can be drawn is written so that every simulator, and upstream, runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.script import write
from tests.agreement.conftest import PRESENT
from tests.app.script.test_elements import everything

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("how", [*PRESENT, "upstream"])
def test_everything_runs(how: str, tmp_path: Path) -> None:
    script = tmp_path / "everything.py"
    script.write_text(write(everything()).text, encoding="utf-8")
    command = [str(script), "nest"] if how == "upstream" else ["main.py", "run", str(script), "--on", how]
    folder = tmp_path if how == "upstream" else ROOT
    words = [sys.executable, "-W", "ignore", *command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "A: " in done.stdout
