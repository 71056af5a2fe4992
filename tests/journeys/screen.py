"""A virtual screen of its own for each test process, so that journeys neither need nor disturb a real one."""

from __future__ import annotations

import os
import subprocess
import sys

SIZE = "1600x1000x24"


def start() -> subprocess.Popen[bytes] | None:
    """Start Xvfb on a free display and make this process use it; None where there is no X (macOS)."""
    if sys.platform != "linux":
        return None
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start; journeys need it (Debian: apt-get install xvfb).")
    os.environ["DISPLAY"] = f":{number}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.pop("WAYLAND_DISPLAY", None)
    return server
