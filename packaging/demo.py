"""The demo of `make run`: the window with Brunel's network, or, where there is no screen, the same run without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
EXAMPLE = HERE / "resources" / "examples" / "brunel-demo.pine"
OUT = HERE / "demo-output"


def has_screen() -> bool:
    """Whether a window could be shown."""
    if sys.platform == "linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return "SSH_CONNECTION" not in os.environ


def main() -> int:
    """The exit status of the window or of the run."""
    start = [sys.executable, str(HERE / "main.py")]
    if has_screen():
        return subprocess.run([*start, str(EXAMPLE)], check=False).returncode
    print("There is no display, so the demo runs without a window.")
    status = subprocess.run([*start, "run", str(EXAMPLE), "--on", "nest", "--out", str(OUT)], check=False).returncode
    if status == 0:
        print(f"The plots, the script and the data are in {OUT}")
    return status


if __name__ == "__main__":
    sys.exit(main())
